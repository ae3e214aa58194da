package id.aduan.routing.triage;

import id.aduan.contracts.RoutingDecision;
import java.util.Optional;

/** A decision or a look that the desk refuses. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient RoutingDecision standing;

    /** Why it is refused. */
    public enum Reason {
        NOT_FOUND,
        ALREADY_DECIDED,
        UNKNOWN_AGENCY,
        UNKNOWN_REFERRAL,
        UNKNOWN_TARGET,
        NOTE_MISSING,
        NOTE_UNFIT,
        REASON_MISSING
    }

    Refused(Reason reason) {
        this(reason, null);
    }

    Refused(Reason reason, RoutingDecision standing) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.standing = standing;
    }

    public Reason reason() {
        return reason;
    }

    /** The decision that counts, when somebody else was first. */
    public Optional<RoutingDecision> standing() {
        return Optional.ofNullable(standing);
    }
}

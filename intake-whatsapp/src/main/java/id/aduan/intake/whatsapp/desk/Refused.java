package id.aduan.intake.whatsapp.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What the desk does not do, and why. Carries nothing of the citizen. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String handledBy;
    private final transient Instant handledUntil;

    /** Why not. */
    enum Reason {
        NOT_FOUND,
        /** Another officer has the conversation. */
        TAKEN,
        /** Nobody has it, or no longer: it must be taken first. */
        NOT_TAKEN,
        /** 24 hours after the citizen's last message only a template goes. */
        WINDOW_CLOSED,
        TEXT_UNFIT,
        PHOTO_UNFIT,
        REASON_MISSING,
        KEY_UNFIT
    }

    Refused(Reason reason) {
        this(reason, null, null);
    }

    private Refused(Reason reason, String handledBy, Instant handledUntil) {
        super(requireNonNull(reason, "reason is null").name(), null, false, false);
        this.reason = reason;
        this.handledBy = handledBy;
        this.handledUntil = handledUntil;
    }

    static Refused taken(String handledBy, Instant handledUntil) {
        return new Refused(Reason.TAKEN, handledBy, handledUntil);
    }

    Reason reason() {
        return reason;
    }

    /** Who has it, when it is taken. */
    String handledBy() {
        return handledBy;
    }

    /** Until when, unless he answers before. */
    Instant handledUntil() {
        return handledUntil;
    }
}

package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

/** What was asked of a call is not done. */
public final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String operator;
    private final long draftVersion;

    /** Why not. */
    public enum Reason {
        NOT_FOUND,
        /** Another operator has it. */
        TAKEN,
        /** Nobody has it: it must be taken first. */
        NOT_TAKEN,
        /** It is logged, and what is asked differs from it. */
        LOGGED,
        /** A newer draft is kept. */
        DRAFT_OLDER,
        /** From this number an emergency was told a short while ago. */
        NUMBER_IN_EMERGENCY,
        /** The number of the call is not known. */
        NO_NUMBER,
        /** A visitor's identity is kept only when he agrees. */
        CONSENT_MISSING,
        /** No key of case-service has reached this door yet, so no contact can be taken. */
        NO_SEALING_KEY
    }

    public CallRefused(Reason reason) {
        this(reason, null, 0);
    }

    private CallRefused(Reason reason, String operator, long draftVersion) {
        super(requireNonNull(reason, "reason is null").name(), null, false, false);
        this.reason = reason;
        this.operator = operator;
        this.draftVersion = draftVersion;
    }

    static CallRefused taken(String operator) {
        return new CallRefused(Reason.TAKEN, operator, 0);
    }

    static CallRefused logged(String operator) {
        return new CallRefused(Reason.LOGGED, operator, 0);
    }

    static CallRefused draftOlder(long kept) {
        return new CallRefused(Reason.DRAFT_OLDER, null, kept);
    }

    public Reason reason() {
        return reason;
    }

    /** Who has it or has logged it; null where that is not the reason. */
    public String operator() {
        return operator;
    }

    /** The version of the draft that is kept. */
    long draftVersion() {
        return draftVersion;
    }
}

package id.aduan.intake.callcenter.callbacks;

import static java.util.Objects.requireNonNull;

/** What was asked of a call-back is not done. */
final class CallBackRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    enum Reason {
        NOT_FOUND,
        /** It is done, given up or expired. */
        SETTLED,
        NOTE_UNFIT
    }

    CallBackRefused(Reason reason) {
        super(requireNonNull(reason, "reason is null").name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

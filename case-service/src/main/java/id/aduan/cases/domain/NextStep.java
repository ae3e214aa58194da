package id.aduan.cases.domain;

/** What happens next, for the reporter. */
public enum NextStep {
    /** An agency is being found. */
    AGENCY_IS_SOUGHT,
    /** The agency will take it up. */
    AGENCY_TAKES_UP,
    /** The agency works on it and will answer. */
    AGENCY_ANSWERS,
    /** The reporter says whether it is done. */
    REPORTER_CONFIRMS,
    /** The reporter sends what was asked for. */
    REPORTER_REPLIES,
    /** Somebody checks whether the agency truly cannot act. */
    VERIFIER_CHECKS,
    /** The reporter turns to the body that was named. */
    REPORTER_TURNS_TO,
    /** It is finished; the reporter can still say that it is not. */
    FINISHED,
    /** The reporter's data are gone. */
    FORGOTTEN;

    public static NextStep of(Case subject) {
        if (subject.erased()) {
            return FORGOTTEN;
        }
        return switch (subject.status()) {
            case RECEIVED, RETURNED -> AGENCY_IS_SOUGHT;
            case VERIFIED, DISPATCHED -> AGENCY_TAKES_UP;
            case IN_PROGRESS, DISPUTED -> AGENCY_ANSWERS;
            case ANSWERED -> REPORTER_CONFIRMS;
            case POSTPONED -> REPORTER_REPLIES;
            case UNABLE_TO_ACT -> VERIFIER_CHECKS;
            case REFERRED -> REPORTER_TURNS_TO;
            case CLOSED, ARCHIVED -> FINISHED;
        };
    }
}

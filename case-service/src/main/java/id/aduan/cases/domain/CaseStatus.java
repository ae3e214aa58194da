package id.aduan.cases.domain;

/** The name of a state, as it stands in rows, events and filters. */
public enum CaseStatus {
    /** Waits for an agency to be found. */
    RECEIVED(StatusGroup.UNVERIFIED),
    /** The responsible body is known and the case is on its way to it. */
    VERIFIED(StatusGroup.NOT_FOLLOWED_UP),
    /** At an agency that has not taken it up yet. */
    DISPATCHED(StatusGroup.NOT_FOLLOWED_UP),
    /** The agency works on it. */
    IN_PROGRESS(StatusGroup.IN_PROGRESS),
    /** The agency has answered; the reporter or a verifier has yet to agree. */
    ANSWERED(StatusGroup.IN_PROGRESS),
    /** The reporter or a verifier has agreed that it is done. */
    CLOSED(StatusGroup.DONE),
    /** Waits for the reporter's data until a date. */
    POSTPONED(StatusGroup.POSTPONED),
    /** An agency has given it back as not its own; another one is sought. */
    RETURNED(StatusGroup.UNVERIFIED),
    /** The agency says that it cannot act; a verifier has yet to agree. */
    UNABLE_TO_ACT(StatusGroup.IN_PROGRESS),
    /** Ended without an answer of an agency, for a reason. */
    ARCHIVED(StatusGroup.ARCHIVED),
    /** Another body than the regency is responsible; the reporter was told where to turn. */
    REFERRED(StatusGroup.ARCHIVED),
    /** Reopened, because it is not done. */
    DISPUTED(StatusGroup.IN_PROGRESS);

    private final StatusGroup group;

    CaseStatus(StatusGroup group) {
        this.group = group;
    }

    public StatusGroup group() {
        return group;
    }
}

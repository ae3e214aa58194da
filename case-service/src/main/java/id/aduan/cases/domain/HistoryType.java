package id.aduan.cases.domain;

/** What a line of the history tells. */
public enum HistoryType {
    RECEIVED,
    VERIFIED,
    DISPATCHED,
    /** Routing put it before a person. */
    TRIAGED,
    REFERRED,
    ACCEPTED,
    ANSWERED,
    RETURNED,
    POSTPONED,
    RESUMED,
    DECLARED_UNABLE,
    CONFIRMED,
    CLOSED,
    DISPUTED,
    ARCHIVED,
    /** The reporter added words or photos. */
    REPLIED,
    RATED,
    /** A decision of routing came too late to have an effect. */
    DECISION_SET_ASIDE,
    /** Somebody was shown who the reporter is. */
    REVEALED,
    /** A copy of the reporter's data was given out. */
    COPIED,
    ERASED
}

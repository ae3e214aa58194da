package id.aduan.cases.domain;

import java.util.Set;

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
    ERASED,
    /** A further person has reported the same. */
    SUPPORTED,
    /** Help has come so far. */
    MILESTONE,
    /** The caller was called back, and nobody answered. */
    CALLED_BACK_IN_VAIN,
    /** Nobody had acknowledged an emergency in time: the supervisor was called. */
    ESCALATED;

    /** Lines that come by themselves, and often many of them: what somebody does meanwhile with the case he sees stays right. */
    public static final Set<HistoryType> ASIDE = Set.of(SUPPORTED, MILESTONE, CALLED_BACK_IN_VAIN, ESCALATED);
}

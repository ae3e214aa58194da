package id.aduan.cases.domain;

/** Why a notice was not sent. */
public enum NoticeReason {
    /** A later one that was due with it tells more. */
    SUPERSEDED,
    /** The case had gone on before its time came. */
    NO_LONGER_TRUE,
    /** As many were sent today as may be in a day. */
    BUDGET_OF_THE_DAY,
    /** As many were sent for this case as may be. */
    BUDGET_OF_THE_CASE,
    /** The reporter was forgotten. */
    ERASED
}

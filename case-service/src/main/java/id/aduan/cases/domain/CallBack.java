package id.aduan.cases.domain;

/** What came of calling the caller back before crews go. */
public enum CallBack {
    /** He says that it is so. */
    CONFIRMED,
    /** It was not so, or is over. */
    FALSE_ALARM,
    /** Nobody answered: it can be tried again. */
    NO_ANSWER
}

package id.aduan.cases.domain;

/** When an agency hears of a new case by e-mail. */
public enum MailMode {
    /** At once. */
    EACH,
    /** On the morning of the next working day, all together. */
    DIGEST,
    NONE
}

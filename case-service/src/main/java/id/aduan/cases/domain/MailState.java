package id.aduan.cases.domain;

/** What has become of a mail to an agency. */
public enum MailState {
    WAITING,
    /** A mail server has taken it. */
    SENT,
    /** Given up. */
    FAILED
}

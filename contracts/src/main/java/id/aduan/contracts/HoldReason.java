package id.aduan.contracts;

/** Why a report waits for a person at triage. A held report is a case like any other and is never thrown away. */
public enum HoldReason {
    /** The text scored as spam: links, repetition, no words. */
    LOOKS_LIKE_SPAM,
    /** The same text came many times in a short time. */
    REPEATED_TEXT,
    /** Sent without a proof of work from an address that already sent several. */
    UNPROVEN_SENDER
}

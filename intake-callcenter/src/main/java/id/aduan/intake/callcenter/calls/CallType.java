package id.aduan.intake.callcenter.calls;

/** What a call was, in the words of every 112 desk. */
public enum CallType {
    /** Something happened, or is asked of the government: a report. */
    NORMAL,
    /** Nobody speaks. */
    GHOST,
    PRANK,
    /** Asks for information. */
    INFORMASI;

    /** True for what is counted here and is never a report. */
    public boolean isCountedOnly() {
        return this == GHOST || this == PRANK;
    }
}

package id.aduan.intake.callcenter.figures;

/** What a call is counted as. Each call is counted as exactly one, so that sums add up. */
enum Fate {
    NORMAL,
    GHOST,
    PRANK,
    INFORMASI,
    /** It rings or is open, or was open and nobody has logged it. */
    NOT_LOGGED,
    /** It ended before anybody had it. */
    ABANDONED
}

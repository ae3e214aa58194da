package id.aduan.intake.callcenter.calls;

/** How far a call is. It follows from the moments that are known of it, in whatever order they became known. */
public enum CallState {
    /** Nobody has it. */
    RINGING,
    /** Answered at the exchange or taken at a screen; it stays so after the line is closed, until it is logged. */
    OPEN,
    /** It ended, and nobody ever had it. */
    ABANDONED,
    /** Its type is told and what it became is safe. */
    LOGGED
}

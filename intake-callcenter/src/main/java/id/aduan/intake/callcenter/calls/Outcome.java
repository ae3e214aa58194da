package id.aduan.intake.callcenter.calls;

/** What became of a call that was logged. */
public enum Outcome {
    /** A report with a number. */
    FILED,
    /** Only counted here: a ghost or prank call. */
    COUNTED,
    /** A question that was answered on the line; a report with a number and its answer. */
    ANSWERED,
    /** A further voice to a report that was there. */
    JOINED
}

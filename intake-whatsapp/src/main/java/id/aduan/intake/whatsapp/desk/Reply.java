package id.aduan.intake.whatsapp.desk;

/** What an officer says to a citizen. */
sealed interface Reply {
    /** Free words; they go within the window of 24 hours only. */
    record Words(String text) implements Reply {}

    /**
     * A photo; it goes within the window only.
     *
     * @param caption or null
     */
    record Picture(OfficerPhoto photo, String caption) implements Reply {}

    /** Words in the approved template, the only form after the window. */
    record InTemplate(String text) implements Reply {}
}

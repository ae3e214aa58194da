package id.aduan.intake.web.pages;

/**
 * The page that asks for number and PIN.
 *
 * @param number what was typed; a PIN is never shown again
 * @param trouble why it did not open, or null
 * @param ended whether an open report was closed by time
 */
public record TrackView(String number, String troubleTitle, String trouble, boolean ended) {
    static final TrackView EMPTY = new TrackView("", null, null, false);
}

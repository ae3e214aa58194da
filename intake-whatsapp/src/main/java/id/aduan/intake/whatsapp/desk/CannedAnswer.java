package id.aduan.intake.whatsapp.desk;

import id.aduan.contracts.Language;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.kit.text.CleanText;
import java.util.regex.Pattern;

/**
 * A sentence that officers use again and again.
 *
 * @param id its stable key, e.g. {@code minta-lokasi}
 * @param label by which officers find it
 */
record CannedAnswer(String id, String label, String indonesian, String sundanese, String english) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_ID = 60;
    private static final int MAX_LABEL = 80;

    /** Fails with {@link Refused} when a field is missing or too long. */
    static CannedAnswer of(String id, String label, String indonesian, String sundanese, String english) {
        if (id == null || id.length() > MAX_ID || !ID.matcher(id).matches()) {
            throw new Refused(Refused.Reason.KEY_UNFIT);
        }
        return new CannedAnswer(
                id,
                text(CleanText.line(label), MAX_LABEL),
                text(CleanText.lines(indonesian), OutgoingMessage.MAX_TEXT),
                text(CleanText.lines(sundanese), OutgoingMessage.MAX_TEXT),
                text(CleanText.lines(english), OutgoingMessage.MAX_TEXT));
    }

    private static String text(String clean, int longest) {
        if (clean == null || clean.length() > longest || !CleanText.isReadable(clean)) {
            throw new Refused(Refused.Reason.TEXT_UNFIT);
        }
        return clean;
    }

    String in(Language language) {
        return switch (language) {
            case INDONESIAN -> indonesian;
            case SUNDANESE -> sundanese;
            case ENGLISH -> english;
        };
    }
}

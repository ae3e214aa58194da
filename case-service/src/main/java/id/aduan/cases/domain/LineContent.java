package id.aduan.cases.domain;

import id.aduan.contracts.Attachment;
import java.util.List;

/**
 * The part of a history line that may say something about a person. It is stored encrypted, apart from the line.
 *
 * @param text words of the reporter, of an officer or of the decision, or null
 * @param stars a rating of 1 to 5, or null
 */
public record LineContent(String text, List<Attachment> attachments, Integer stars) {
    public static final LineContent NONE = new LineContent(null, List.of(), null);

    public LineContent {
        attachments = List.copyOf(attachments);
    }

    /** @param text words, or null */
    public static LineContent ofText(String text) {
        return new LineContent(text, List.of(), null);
    }

    public static LineContent of(String text, List<Attachment> attachments) {
        return new LineContent(text, attachments, null);
    }

    @Override
    public String toString() {
        return "LineContent[…]";
    }
}

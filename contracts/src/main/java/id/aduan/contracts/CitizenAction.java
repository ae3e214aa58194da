package id.aduan.contracts;

import static id.aduan.contracts.Texts.requireStorableOrNull;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A citizen adds something to his own complaint, with the authority that his channel has proven.
 *
 * @param eventId derived from the channel's own identifier of the act, so a repeated tap is one act
 * @param text the citizen's words, at most 5,000 characters; required for a reply and a dispute unless photos come
 * @param stars 1 to 5, set exactly for a rating
 */
public record CitizenAction(
        EventId eventId,
        ComplaintId complaintId,
        Type type,
        Channel channel,
        Instant at,
        String text,
        List<Attachment> attachments,
        Integer stars) {

    public static final int MAX_TEXT = 5_000;

    /** What a citizen can do with his complaint. */
    public enum Type {
        /** More words or photos. */
        REPLY,
        /** It is done. */
        CONFIRMATION,
        /** It is not done: reopens the case. */
        DISPUTE,
        /** One to five stars, with or without words. */
        RATING,
        /** Asks that the person be forgotten (UU 27/2022). */
        ERASURE
    }

    public CitizenAction {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(type, "type is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(at, "at is null");
        requireStorableOrNull(text, "text", MAX_TEXT);
        attachments = List.copyOf(requireNonNull(attachments, "attachments is null"));
        if (type == Type.REPLY && (text == null || text.isBlank()) && attachments.isEmpty()) {
            throw new IllegalArgumentException("a reply needs words or a photo");
        }
        if ((type == Type.RATING) != (stars != null)) {
            throw new IllegalArgumentException("stars is set exactly for a rating");
        }
        if (stars != null && (stars < 1 || stars > 5)) {
            throw new IllegalArgumentException("stars is not between 1 and 5");
        }
    }

    @Override
    public String toString() {
        return "CitizenAction[" + complaintId + ", " + type + "]";
    }
}

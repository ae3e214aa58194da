package id.aduan.contracts;

import static id.aduan.contracts.Texts.requireStorableOrNull;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A citizen adds something to a complaint: to his own, with the authority that his channel has proven, or, by {@link
 * Type#SUPPORT}, to that of another who has reported the same.
 *
 * @param eventId derived from the channel's own identifier of the act, so a repeated tap is one act
 * @param text the citizen's words, at most 5,000 characters; required for a reply and a dispute unless photos come
 * @param stars 1 to 5, set exactly for a rating
 * @param reporterRef the pseudonym of the further person, as in {@link Reporter#ref()}, set exactly for a support; his
 *     contact stays at the door
 */
public record CitizenAction(
        EventId eventId,
        ComplaintId complaintId,
        Type type,
        Channel channel,
        Instant at,
        String text,
        List<Attachment> attachments,
        Integer stars,
        String reporterRef) {

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
        ERASURE,
        /** A further person reports the same incident. Counted once for each person; the state stays as it is. */
        SUPPORT
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
        if ((type == Type.SUPPORT) != (reporterRef != null)) {
            throw new IllegalArgumentException("reporterRef is set exactly for a support");
        }
        if (reporterRef != null) {
            Texts.requireText(reporterRef, "reporterRef", 100);
            if (!attachments.isEmpty()) {
                throw new IllegalArgumentException("a support has no files: they would be the reporter's to see");
            }
        }
    }

    /** An act of the reporter himself. */
    public CitizenAction(
            EventId eventId,
            ComplaintId complaintId,
            Type type,
            Channel channel,
            Instant at,
            String text,
            List<Attachment> attachments,
            Integer stars) {
        this(eventId, complaintId, type, channel, at, text, attachments, stars, null);
    }

    @Override
    public String toString() {
        return "CitizenAction[" + complaintId + ", " + type + "]";
    }
}

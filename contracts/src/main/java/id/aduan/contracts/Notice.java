package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The reporter of a case is to be told something. case-service decides that, when, and over which door; the door holds
 * the words, knows its own contact of the reporter, sends, and answers with a {@link NoticeReceipt}.
 *
 * @param eventId derived from the case, the fact and the try, so that the same notice is never sent twice
 * @param channel the door that is to tell; others ignore it unread by the header of this name
 * @param reporterRef the reporter's pseudonym, as in {@link Reporter#ref()}
 * @param at when the fact came about
 * @param expiresAt after this it is no longer worth telling, and the receipt says so
 * @param agencyName the agency that has or answers the case, or null
 * @param words what an officer wrote for the reporter, at most 3,000 characters, or null
 * @param until the day until which an answer of the reporter is awaited, in the regency's time, or null
 */
public record Notice(
        EventId eventId,
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        Channel channel,
        String reporterRef,
        Language language,
        Kind kind,
        Instant at,
        Instant expiresAt,
        String agencyName,
        String words,
        LocalDate until) {

    /** The header of the record by which a door finds its own. */
    public static final String CHANNEL_HEADER = "channel";

    /** What there is to tell. */
    public enum Kind {
        /** The report is registered as a case. */
        RECEIVED,
        /** It is at the agency that is responsible. */
        AT_AGENCY,
        /** The agency has answered; the reporter may confirm or say that it is not fixed. */
        ANSWERED,
        /** The case waits for data of the reporter. */
        WAITS_FOR_REPORTER,
        /** The case is closed; a rating is welcome. */
        CLOSED
    }

    public Notice {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(channel, "channel is null");
        Texts.requireText(reporterRef, "reporterRef", 100);
        requireNonNull(language, "language is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        requireNonNull(expiresAt, "expiresAt is null");
        Texts.requireStorableOrNull(agencyName, "agencyName", 200);
        Texts.requireStorableOrNull(words, "words", 3_000);
    }

    @Override
    public String toString() {
        return "Notice[" + complaintId + ", " + kind + ", " + channel + "]";
    }
}

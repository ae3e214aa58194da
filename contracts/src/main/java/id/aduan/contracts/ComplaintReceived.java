package id.aduan.contracts;

import static id.aduan.contracts.Texts.requireStorableOrNull;
import static id.aduan.contracts.Texts.requireText;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * A report has been accepted by a door and the citizen was, or is about to be, told so. Every door says it in this one
 * form; nothing behind a door knows its provider's words.
 *
 * @param eventId derived from the source, so a repeated delivery has the same
 * @param title at most 150 characters, or null
 * @param narrative the report in the citizen's words, 1 to 20,000 characters
 * @param occurredAt when it happened, as told, or null
 * @param receivedAt when the door took it; all clocks start here and are never reset
 * @param category the door's hint of the subject (a code of urusan), or null
 * @param emergencyKind set exactly when the urgency is {@link Urgency#EMERGENCY}
 * @param answered an answer already given at the door, or null
 * @param holdReason why a person should look first, or null
 * @param emergencySpoken true when a report of urgency NORMAL speaks of an emergency, so that triage sees it first; else
 *     null
 */
public record ComplaintReceived(
        EventId eventId,
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        ComplaintKind kind,
        SourceReference source,
        Instant occurredAt,
        Instant receivedAt,
        Language language,
        String title,
        String narrative,
        Place place,
        String category,
        Urgency urgency,
        EmergencyKind emergencyKind,
        List<Attachment> attachments,
        Reporter reporter,
        AnswerGiven answered,
        HoldReason holdReason,
        Boolean emergencySpoken) {

    public static final int MAX_TITLE = 150;
    public static final int MAX_NARRATIVE = 20_000;

    public ComplaintReceived {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(source, "source is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(language, "language is null");
        requireStorableOrNull(title, "title", MAX_TITLE);
        requireText(narrative, "narrative", MAX_NARRATIVE);
        requireNonNull(place, "place is null");
        requireStorableOrNull(category, "category", 100);
        requireNonNull(urgency, "urgency is null");
        if ((urgency == Urgency.EMERGENCY) != (emergencyKind != null)) {
            throw new IllegalArgumentException("emergencyKind is set exactly when the urgency is EMERGENCY");
        }
        attachments = List.copyOf(requireNonNull(attachments, "attachments is null"));
        if (new HashSet<>(attachments).size() != attachments.size()) {
            throw new IllegalArgumentException("attachments has the same file twice");
        }
        requireNonNull(reporter, "reporter is null");
        // absent and false are the same, on the wire too
        emergencySpoken = Boolean.TRUE.equals(emergencySpoken) ? Boolean.TRUE : null;
    }

    /** A report that does not speak of an emergency, or is one. */
    public ComplaintReceived(
            EventId eventId,
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            SourceReference source,
            Instant occurredAt,
            Instant receivedAt,
            Language language,
            String title,
            String narrative,
            Place place,
            String category,
            Urgency urgency,
            EmergencyKind emergencyKind,
            List<Attachment> attachments,
            Reporter reporter,
            AnswerGiven answered,
            HoldReason holdReason) {
        this(
                eventId,
                complaintId,
                trackingNumber,
                kind,
                source,
                occurredAt,
                receivedAt,
                language,
                title,
                narrative,
                place,
                category,
                urgency,
                emergencyKind,
                attachments,
                reporter,
                answered,
                holdReason,
                null);
    }

    /** True when it is no emergency by its urgency and its words speak of one. */
    @JsonIgnore
    public boolean speaksOfEmergency() {
        return emergencySpoken != null;
    }

    @JsonIgnore
    public Channel channel() {
        return source.channel();
    }

    /** The topic that this complaint travels on, by its urgency. */
    @JsonIgnore
    public Topic topic() {
        return urgency == Urgency.EMERGENCY ? Topic.COMPLAINT_RECEIVED_URGENT : Topic.COMPLAINT_RECEIVED;
    }

    /** Redacted: narrative, title and place are personal data, and records get logged. */
    @Override
    public String toString() {
        return "ComplaintReceived[" + complaintId + ", " + kind + ", " + source.channel() + "]";
    }
}

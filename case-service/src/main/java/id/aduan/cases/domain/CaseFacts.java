package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is fixed when a report is received; nothing of it tells who reports or what he writes.
 *
 * @param receivedAt the anchor of every deadline, never reset
 * @param emergencyKind set exactly for an emergency
 * @param anonymous nobody is shown the person, except by a reasoned reveal
 * @param confidential the report is closed to all but the assigned officers and the supervisor
 * @param holdReason why a person should look first, or null
 * @param emergencySpoken its words speak of an emergency, and its urgency is NORMAL
 */
public record CaseFacts(
        ComplaintId id,
        TrackingNumber trackingNumber,
        ComplaintKind kind,
        Channel channel,
        Language language,
        Urgency urgency,
        EmergencyKind emergencyKind,
        Instant receivedAt,
        boolean anonymous,
        boolean confidential,
        HoldReason holdReason,
        boolean emergencySpoken) {
    public CaseFacts {
        requireNonNull(id, "id is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(language, "language is null");
        requireNonNull(urgency, "urgency is null");
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    public boolean isEmergency() {
        return urgency == Urgency.EMERGENCY;
    }

    /** Told also at night, and before all others: what is an emergency or speaks of one. */
    public boolean isUrgent() {
        return isEmergency() || emergencySpoken;
    }

    static CaseFacts of(ComplaintReceived complaint) {
        return new CaseFacts(
                complaint.complaintId(),
                complaint.trackingNumber(),
                complaint.kind(),
                complaint.channel(),
                complaint.language(),
                complaint.urgency(),
                complaint.emergencyKind(),
                complaint.receivedAt(),
                complaint.reporter().anonymous(),
                complaint.reporter().confidential(),
                complaint.holdReason(),
                complaint.speaksOfEmergency());
    }
}

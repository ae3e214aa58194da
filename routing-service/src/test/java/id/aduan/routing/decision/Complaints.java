package id.aduan.routing.decision;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Complaints for tests: {@code Complaints.saying("…").at(place).build()}. */
public final class Complaints {
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-24T02:00:00Z");

    private final String narrative;
    private String externalId = UUID.randomUUID().toString();
    private String title;
    private Place place = Place.UNKNOWN;
    private ComplaintKind kind = ComplaintKind.COMPLAINT;
    private EmergencyKind emergency;
    private HoldReason hold;
    private boolean emergencySpoken;
    private String category;
    private boolean anonymous;
    private boolean confidential;

    private Complaints(String narrative) {
        this.narrative = narrative;
    }

    public static Complaints saying(String narrative) {
        return new Complaints(narrative);
    }

    public Complaints titled(String text) {
        title = text;
        return this;
    }

    public Complaints from(String source) {
        externalId = source;
        return this;
    }

    public Complaints at(Place where) {
        place = where;
        return this;
    }

    public Complaints kind(ComplaintKind what) {
        kind = what;
        return this;
    }

    public Complaints emergency(EmergencyKind what) {
        emergency = what;
        return this;
    }

    public Complaints held(HoldReason why) {
        hold = why;
        return this;
    }

    /** Its door has heard an emergency in it. */
    public Complaints speakingOfAnEmergency() {
        emergencySpoken = true;
        return this;
    }

    public Complaints hinting(String urusan) {
        category = urusan;
        return this;
    }

    public Complaints anonymous() {
        anonymous = true;
        return this;
    }

    public Complaints confidential() {
        confidential = true;
        return this;
    }

    public ComplaintReceived build() {
        SourceReference source = new SourceReference(Channel.WEB, "test", externalId);
        return build(source, ComplaintId.of(source));
    }

    /** As intake-web files one. */
    public static ComplaintReceived canary(Instant filed) {
        ComplaintId id = ComplaintId.ofCanary(filed);
        return saying("canary").build(new SourceReference(Channel.WEB, "canary", id.toString()), id);
    }

    private ComplaintReceived build(SourceReference source, ComplaintId id) {
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received", id),
                id,
                TrackingNumber.of(id),
                kind,
                source,
                null,
                RECEIVED_AT,
                Language.INDONESIAN,
                title,
                narrative,
                place,
                category,
                emergency == null ? Urgency.NORMAL : Urgency.EMERGENCY,
                emergency,
                List.of(),
                new Reporter("ref-" + id, null, anonymous, confidential),
                null,
                hold,
                emergencySpoken);
    }

    /** The same complaint with files. */
    public static ComplaintReceived with(ComplaintReceived complaint, List<Attachment> files) {
        return new ComplaintReceived(
                complaint.eventId(),
                complaint.complaintId(),
                complaint.trackingNumber(),
                complaint.kind(),
                complaint.source(),
                complaint.occurredAt(),
                complaint.receivedAt(),
                complaint.language(),
                complaint.title(),
                complaint.narrative(),
                complaint.place(),
                complaint.category(),
                complaint.urgency(),
                complaint.emergencyKind(),
                files,
                complaint.reporter(),
                complaint.answered(),
                complaint.holdReason(),
                complaint.emergencySpoken());
    }
}

package id.aduan.cases.domain;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.Disposal;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Invented reports and decisions for tests. */
public final class SampleReports {
    public static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    public static final AgencyCode DLH = new AgencyCode("dlh");
    public static final AgencyCode DISHUB = new AgencyCode("dishub");
    public static final AreaCode CISEUREUH = new AreaCode("32.14.01.1007");
    public static final Coordinates PASAR = new Coordinates(-6.5489, 107.4461, null, Coordinates.Provenance.MAP);

    private SampleReports() {}

    public static ComplaintReceived report() {
        return report(UUID.randomUUID().toString(), false, false, null);
    }

    /** @param contact the sealed contact, or null */
    public static ComplaintReceived report(String key, boolean anonymous, boolean confidential, SealedContact contact) {
        SourceReference source = new SourceReference(Channel.WEB, "web", key);
        ComplaintId id = ComplaintId.of(source);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                ComplaintKind.COMPLAINT,
                source,
                null,
                MONDAY,
                Language.INDONESIAN,
                "Sampah menumpuk",
                "Sampah di belakang pasar sudah seminggu tidak diangkut.",
                new Place(null, CISEUREUH, "belakang pasar", null),
                null,
                Urgency.NORMAL,
                null,
                List.of(),
                new Reporter("p-" + key, contact, anonymous, confidential),
                null,
                null);
    }

    /** One that was sent this moment. */
    public static ComplaintReceived whatsAppReport() {
        return whatsAppReport(Instant.now(), null, null, false);
    }

    /**
     * @param answered what the door has answered, or null
     */
    public static ComplaintReceived whatsAppReport(
            Instant receivedAt, AnswerGiven answered, Boolean emergencySpoken, boolean confidential) {
        SourceReference source = new SourceReference(
                Channel.WHATSAPP, "100000000000001", UUID.randomUUID().toString());
        ComplaintId id = ComplaintId.of(source);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                answered == null ? ComplaintKind.COMPLAINT : ComplaintKind.INFORMATION_REQUEST,
                source,
                null,
                receivedAt,
                Language.INDONESIAN,
                null,
                "Pohon tumbang menimpa warung di depan gang.",
                new Place(null, CISEUREUH, "depan gang", null),
                null,
                Urgency.NORMAL,
                null,
                List.of(),
                new Reporter("w-" + id, null, false, confidential),
                answered,
                null,
                emergencySpoken);
    }

    /** A fire of this moment, told by telephone. */
    public static ComplaintReceived emergency() {
        return emergency(Instant.now(), EmergencyKind.FIRE, false);
    }

    public static ComplaintReceived emergency(Instant receivedAt, EmergencyKind kind, boolean confidential) {
        return emergency(receivedAt, kind, confidential, PASAR, "Api besar di kios belakang pasar, ada ledakan.");
    }

    public static ComplaintReceived emergency(
            Instant receivedAt, EmergencyKind kind, boolean confidential, Coordinates point, String narrative) {
        SourceReference source = new SourceReference(
                Channel.CALL_CENTER, "112", UUID.randomUUID().toString());
        ComplaintId id = ComplaintId.of(source);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                ComplaintKind.COMPLAINT,
                source,
                null,
                receivedAt,
                Language.INDONESIAN,
                null,
                narrative,
                new Place(point, CISEUREUH, "belakang pasar", null),
                null,
                Urgency.EMERGENCY,
                kind,
                List.of(),
                new Reporter("c-" + id, null, false, confidential),
                null,
                null);
    }

    /** Another person reports the same. */
    public static CitizenAction support(ComplaintId id, String person, String text) {
        return new CitizenAction(
                new EventId(UUID.randomUUID()),
                id,
                CitizenAction.Type.SUPPORT,
                Channel.CALL_CENTER,
                MONDAY.plusSeconds(600),
                text,
                List.of(),
                null,
                person);
    }

    /** As intake-web files one. */
    public static ComplaintReceived canary(Instant filed) {
        ComplaintReceived like = report();
        ComplaintId id = ComplaintId.ofCanary(filed);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                like.kind(),
                new SourceReference(Channel.WEB, "canary", id.toString()),
                null,
                filed,
                Language.INDONESIAN,
                null,
                "canary",
                Place.UNKNOWN,
                null,
                Urgency.NORMAL,
                null,
                List.of(),
                new Reporter("canary", null, true, false),
                null,
                null);
    }

    public static RoutingDecision assigned(int number, AgencyCode agency) {
        return decision(number, RoutingOutcome.ASSIGNED, agency, null);
    }

    public static RoutingDecision notOurs(int number) {
        return decision(number, RoutingOutcome.NOT_OURS, null, new Referral("PLN UP3 Purwakarta", "Hubungi PLN 123."));
    }

    public static RoutingDecision triage(int number) {
        return decision(number, RoutingOutcome.TRIAGE, null, null);
    }

    /** @param into set for a merge */
    public static RoutingDecision disposed(int number, Disposal.Kind kind, String reasonCode, ComplaintId into) {
        return new RoutingDecision(
                number,
                RoutingOutcome.TRIAGE,
                null,
                List.of(),
                null,
                null,
                OversightClass.ORDINARY,
                CISEUREUH,
                0,
                List.of(),
                List.of("keputusan petugas"),
                "triage-officer",
                MONDAY.plusSeconds(60),
                1,
                new Disposal(kind, reasonCode, "Catatan petugas", into));
    }

    /** What the citizen does in his chat. */
    public static CitizenAction whatsAppAction(
            ComplaintId id, CitizenAction.Type type, String text, List<Attachment> attachments) {
        return new CitizenAction(
                new EventId(UUID.randomUUID()),
                id,
                type,
                Channel.WHATSAPP,
                MONDAY.plusSeconds(7200),
                text,
                attachments,
                type == CitizenAction.Type.RATING ? 5 : null);
    }

    private static RoutingDecision decision(int number, RoutingOutcome outcome, AgencyCode agency, Referral referral) {
        return new RoutingDecision(
                number,
                outcome,
                agency,
                List.of(),
                referral,
                "persampahan",
                OversightClass.ORDINARY,
                CISEUREUH,
                0.9,
                List.of(),
                List.of("kata: sampah"),
                "rules:1",
                MONDAY.plusSeconds(2),
                1);
    }

    public static CitizenAction action(ComplaintId id, CitizenAction.Type type, String text) {
        return action(id, type, text, List.of());
    }

    public static CitizenAction action(
            ComplaintId id, CitizenAction.Type type, String text, List<Attachment> attachments) {
        return new CitizenAction(
                new EventId(UUID.randomUUID()),
                id,
                type,
                Channel.WEB,
                MONDAY.plusSeconds(3600),
                text,
                attachments,
                type == CitizenAction.Type.RATING ? 4 : null);
    }
}

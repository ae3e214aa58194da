package id.aduan.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One event of each topic, invented. */
final class Samples {
    static final SourceReference SOURCE = new SourceReference(Channel.WEB, "web", "form-7f3c|4b1d");
    static final ComplaintId COMPLAINT = ComplaintId.of(SOURCE);
    static final Instant RECEIVED = Instant.parse("2026-03-02T01:15:30Z");

    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Samples() {}

    static Map<Topic, Object> all() {
        return Map.ofEntries(
                Map.entry(Topic.COMPLAINT_RECEIVED, received()),
                Map.entry(Topic.COMPLAINT_ROUTED, ComplaintRouted.of(received(), decision())),
                Map.entry(Topic.CITIZEN_ACTION, action()),
                Map.entry(Topic.CASE_EVENT, caseEvent()),
                Map.entry(Topic.AGENCY, agency()),
                Map.entry(Topic.SEALING_KEY, sealingKey()),
                Map.entry(Topic.WHATSAPP_UPDATE, whatsAppUpdate()),
                Map.entry(Topic.NOTICE, notice()),
                Map.entry(Topic.NOTICE_RECEIPT, receipt()),
                Map.entry(Topic.ANSWER, answer()),
                Map.entry(Topic.LANDMARK, landmark()));
    }

    static ComplaintReceived received() {
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received", COMPLAINT),
                COMPLAINT,
                TrackingNumber.of(COMPLAINT),
                ComplaintKind.COMPLAINT,
                SOURCE,
                Instant.parse("2026-03-01T12:00:00Z"),
                RECEIVED,
                Language.INDONESIAN,
                "Sampah menumpuk di TPS pasar",
                "Sudah seminggu sampah di TPS sebelah pasar tidak diangkut, baunya sampai ke sekolah.",
                new Place(
                        new Coordinates(-6.5567, 107.4431, 12.5, Coordinates.Provenance.DEVICE),
                        new AreaCode("32.14.01.1003"),
                        "sebelah pasar, Nagri Tengah",
                        null),
                null,
                Urgency.NORMAL,
                null,
                List.of(new Attachment(COMPLAINT + "/" + DIGEST, "image/jpeg", 182_044, DIGEST)),
                new Reporter(
                        "p-Zm9vYmFyYmF6cXV1eGNvcmdlZ3J",
                        new SealedContact("2026-W10-1", "c2VhbGVkLWRhdGEta2V5", "Y2lwaGVydGV4dA=="),
                        false,
                        false),
                null,
                null);
    }

    static RoutingDecision decision() {
        return new RoutingDecision(
                1,
                RoutingOutcome.ASSIGNED,
                new AgencyCode("dlh"),
                List.of(),
                null,
                "lingkungan-hidup",
                RoutingDecision.OversightClass.ORDINARY,
                new AreaCode("32.14.01.1003"),
                0.93,
                List.of(new RoutingDecision.Alternative(new AgencyCode("dkupp"), 0.21, "Laporan menyebut pasar.")),
                List.of("Laporan menyebut sampah dan TPS.", "Lokasi berada di Kelurahan Nagri Tengah."),
                "rules:1",
                RECEIVED.plusSeconds(1),
                7);
    }

    private static CitizenAction action() {
        return new CitizenAction(
                EventId.derivedFrom("citizen-action", COMPLAINT, "tap-1"),
                COMPLAINT,
                CitizenAction.Type.RATING,
                Channel.WEB,
                Instant.parse("2026-03-09T03:00:00Z"),
                "Sudah bersih, hatur nuhun.",
                List.of(),
                5);
    }

    private static CaseEvent caseEvent() {
        return new CaseEvent(
                EventId.derivedFrom("case-event", COMPLAINT, 3),
                COMPLAINT,
                0,
                3,
                CaseEvent.Type.RETURNED,
                Instant.parse("2026-03-03T02:00:00Z"),
                "RETURNED",
                null,
                new CaseEvent.Returned(new AgencyCode("dlh"), "NOT_RESPONSIBLE", new AgencyCode("dkupp"), 1));
    }

    private static AgencySnapshot agency() {
        return new AgencySnapshot(
                EventId.derivedFrom("agency", "dlh", 7),
                new AgencyCode("dlh"),
                7,
                "Dinas Lingkungan Hidup",
                "DLH",
                AgencySnapshot.Kind.OFFICE,
                List.of("dinas lingkungan"),
                LocalDate.parse("2017-01-01"),
                null,
                null);
    }

    private static SealingKeyPublished sealingKey() {
        return new SealingKeyPublished(
                EventId.derivedFrom("sealing-key", "2026-W10-1"),
                "2026-W10-1",
                "cHVibGljLWtleXNldA==",
                Instant.parse("2026-03-02T00:00:00Z"),
                Instant.parse("2026-03-09T00:00:00Z"));
    }

    private static WhatsAppUpdate whatsAppUpdate() {
        return new WhatsAppUpdate(
                EventId.derivedFrom("whatsapp-update", "106540352242922", "message", "wamid.SAMPLE"),
                RECEIVED,
                "106540352242922",
                WhatsAppUpdate.Kind.MESSAGE,
                "2026-03-02",
                "c2VhbGVkLXNsaWNl");
    }

    private static Notice notice() {
        return new Notice(
                EventId.derivedFrom("notice", COMPLAINT, Notice.Kind.ANSWERED),
                COMPLAINT,
                TrackingNumber.of(COMPLAINT),
                Channel.WHATSAPP,
                "p-Zm9vYmFyYmF6cXV1eGNvcmdlZ3J",
                Language.INDONESIAN,
                Notice.Kind.ANSWERED,
                Instant.parse("2026-03-04T03:00:00Z"),
                Instant.parse("2026-03-18T03:00:00Z"),
                "Dinas Lingkungan Hidup",
                "Sampah di TPS sudah diangkut pagi ini.",
                LocalDate.parse("2026-03-18"));
    }

    private static NoticeReceipt receipt() {
        EventId noticeId = notice().eventId();
        return new NoticeReceipt(
                EventId.derivedFrom("notice-receipt", noticeId, NoticeReceipt.State.DELIVERED),
                noticeId,
                COMPLAINT,
                Channel.WHATSAPP,
                NoticeReceipt.State.DELIVERED,
                null,
                new NoticeReceipt.Cost("utility", new BigDecimal("356.65"), "IDR"),
                Instant.parse("2026-03-04T03:00:04Z"));
    }

    private static AnswerPublished answer() {
        return new AnswerPublished(
                "jadwal-angkut-sampah",
                3,
                Map.of("id", List.of("Kapan sampah diangkut?")),
                Map.of("id", "Sampah rumah tangga diangkut setiap hari kerja pagi."),
                new AgencyCode("dlh"),
                false,
                Instant.parse("2026-03-01T02:00:00Z"));
    }

    private static LandmarkPublished landmark() {
        return new LandmarkPublished(
                "pasar-rebo",
                2,
                "Pasar Rebo",
                List.of("pasar rebo purwakarta"),
                "MARKET",
                -6.5489,
                107.4461,
                new AreaCode("32.14.01"),
                false,
                Instant.parse("2026-03-01T02:00:00Z"));
    }
}

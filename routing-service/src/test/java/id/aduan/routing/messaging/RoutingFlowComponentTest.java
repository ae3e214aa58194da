package id.aduan.routing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Place;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.Topic;
import id.aduan.durable.ParkedRecords;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import id.aduan.routing.Kafka;
import id.aduan.routing.decision.Complaints;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "routing"))
@WithTestResource(IssuerResource.class)
class RoutingFlowComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    @Inject
    Transactions transactions;

    @Inject
    ParkedRecords parked;

    @Inject
    MeterRegistry meters;

    @Test
    void aReceivedComplaintIsRoutedAtOnce() {
        ComplaintReceived complaint = Complaints.saying("Sampah di TPS belum diangkut seminggu")
                .at(new Place(null, null, "Desa Maracang", null))
                .build();

        Kafka.send(complaint);

        ComplaintRouted routed = routed(complaint, 1).get(0);
        assertThat(routed.complaint()).isEqualTo(complaint);
        assertThat(routed.decision().number()).isEqualTo(1);
        assertThat(routed.decision().agency()).isEqualTo(new AgencyCode("dlh"));
        assertThat(routed.eventId()).isEqualTo(EventId.derivedFrom("complaint-routed", complaint.complaintId(), 1));
        await().atMost(PATIENCE).until(() -> decisions(complaint.complaintId()) == 1);
        assertThat(meters.get("aduan.events.applied")
                        .tag("stage", "routing-service.complaint-received")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void aCanaryIsRoutedToNobodyAndTheDeskKeepsNothingOfIt() {
        ComplaintReceived canary = Complaints.canary(AT);

        Kafka.send(canary);

        assertThat(routed(canary, 1).get(0).decision().outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        await().atMost(PATIENCE).until(() -> applied(canary) == 1);
        assertThat(decisions(canary.complaintId())).isZero();
        assertThat(count("select count(*) from report where complaint_id = ?1", canary))
                .isZero();
    }

    @Test
    void aRedeliveredComplaintIsTheSameDecisionOnce() {
        ComplaintReceived complaint =
                Complaints.saying("Lampu jalan mati di Ciseureuh").build();

        Kafka.send(complaint);
        Kafka.send(complaint);

        List<ComplaintRouted> routed = routed(complaint, 2);
        assertThat(routed)
                .extracting(ComplaintRouted::eventId)
                .containsOnly(routed.get(0).eventId());
        settled(complaint);
        assertThat(decisions(complaint.complaintId())).isEqualTo(1);
    }

    @Test
    void anEmergencyTakesTheUrgentLane() {
        ComplaintReceived complaint = Complaints.saying("Rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();

        Kafka.send(complaint);

        ComplaintRouted routed = Kafka.read(
                        Topic.COMPLAINT_ROUTED_URGENT, complaint.complaintId().toString(), 1, ComplaintRouted.class)
                .get(0);
        assertThat(routed.decision().agency()).isEqualTo(new AgencyCode("damkar"));
        await().atMost(PATIENCE).until(() -> decisions(complaint.complaintId()) == 1);
    }

    @Test
    void aReturnedCaseIsRoutedAnewOnceAndThenWaitsForAPerson() {
        ComplaintReceived complaint =
                Complaints.saying("Got mampet di Nagri Kidul").build();
        Kafka.send(complaint);
        AgencyCode first = routed(complaint, 1).get(0).decision().agency();
        assertThat(first).isEqualTo(new AgencyCode("dputr"));

        CaseEvent returned = returned(complaint, 2, first, "disperkim", 1);
        sendCase(returned);
        sendCase(returned);

        ComplaintRouted second = routed(complaint, 2).get(1);
        assertThat(second.decision().number()).isEqualTo(2);
        assertThat(second.decision().agency()).isEqualTo(new AgencyCode("disperkim"));
        assertThat(second.decision().reasons()).contains("Instansi sebelumnya menyatakan bukan wewenangnya.");

        sendCase(returned(complaint, 3, second.decision().agency(), null, 2));

        ComplaintRouted third = routed(complaint, 3).get(2);
        assertThat(third.decision().outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(third.decision().alternatives())
                .extracting(one -> one.agency().value())
                .doesNotContain("dputr", "disperkim");
        await().atMost(PATIENCE).until(() -> decisions(complaint.complaintId()) == 3);
    }

    @Test
    void aCaseThatCameBackBeforeItsDecisionWasKeptHereIsRoutedAnewAllTheSame() {
        ComplaintReceived complaint =
                Complaints.saying("Selokan mampet di Cipaisan").build();

        sendCase(returned(complaint, 2, new AgencyCode("dputr"), null, 1));
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from returned where complaint_id = ?1", complaint) == 1);
        Kafka.send(complaint);

        assertThat(routed(complaint, 2).get(1).decision().number()).isEqualTo(2);
    }

    @Test
    void anErasedReportLeavesNoWordsHereEvenWhenItComesAfterwards() {
        ComplaintReceived early = Complaints.saying("Rahasia sekali satu: sampah")
                .titled("Judul rahasia")
                .build();
        ComplaintReceived late = Complaints.saying("Rahasia sekali dua: sampah").build();
        Kafka.send(early);
        await().atMost(PATIENCE).until(() -> decisions(early.complaintId()) == 1);

        sendCase(erased(early));
        sendCase(erased(late));
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from report where complaint_id = ?1 and erased_at is not null", late)
                                == 1);
        Kafka.send(late);
        await().atMost(PATIENCE).until(() -> decisions(late.complaintId()) == 1);

        for (ComplaintReceived complaint : List.of(early, late)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(
                            "select count(*) from report where complaint_id = ?1 and body::text like '%rahasia%'"
                                    .replace("::text", "->>'narrative'"),
                            complaint))
                    .isZero());
            assertThat(text("select coalesce(cast(body as text), '') from report where complaint_id = ?1", complaint))
                    .doesNotContain("ahasia");
        }
    }

    @Test
    void aPoisonRecordIsParkedAndOthersGoOn() {
        String key = UUID.randomUUID().toString();
        EventId poison = new EventId(UUID.randomUUID());

        Kafka.send(Topic.COMPLAINT_RECEIVED, key, poison, "{\"no\":".getBytes(StandardCharsets.UTF_8));
        ComplaintReceived complaint = Complaints.saying("Sampah menumpuk").build();
        Kafka.send(complaint);

        routed(complaint, 1);
        await().atMost(PATIENCE).until(() -> parked.list(100).await().atMost(PATIENCE).stream()
                .anyMatch(one -> one.eventRecord().eventId().equals(poison)
                        && one.consumer().equals("routing-service.complaint-received")));
    }

    @Test
    void aLaterDecisionOfOurOwnComesBackWithoutHarm() {
        ComplaintReceived complaint =
                Complaints.saying("Drainase tersumbat di Nagri Kaler").build();
        Kafka.send(complaint);
        sendCase(returned(complaint, 2, routed(complaint, 1).get(0).decision().agency(), "disperkim", 1));
        EventId second = routed(complaint, 2).get(1).eventId();

        await().atMost(PATIENCE)
                .until(() -> transactions
                                .run(session -> session.createNativeQuery(
                                                "select count(*) from inbox where event_id = ?1", Long.class)
                                        .setParameter(1, second.value())
                                        .getSingleResult())
                                .await()
                                .atMost(PATIENCE)
                        == 1);

        assertThat(decisions(complaint.complaintId())).isEqualTo(2);
        assertThat(parked.list(100).await().atMost(PATIENCE))
                .extracting(ParkedRecords.ParkedRecord::consumer)
                .doesNotContain("routing-service.complaint-routed", "routing-service.case-event");
    }

    @Test
    void theAgenciesArePublished() {
        List<AgencySnapshot> snapshots = Kafka.read(Topic.AGENCY, "dlh", 1, AgencySnapshot.class);

        assertThat(snapshots.get(0).name()).isEqualTo("Dinas Lingkungan Hidup");
        assertThat(snapshots.get(0).version()).isPositive();
        Kafka.read(Topic.AGENCY, "kel-ciseureuh", 1, AgencySnapshot.class);
    }

    private static List<ComplaintRouted> routed(ComplaintReceived complaint, int atLeast) {
        return Kafka.read(Topic.COMPLAINT_ROUTED, complaint.complaintId().toString(), atLeast, ComplaintRouted.class);
    }

    /** Everything of this complaint's partition has been applied when a later record of its key has been. */
    private void settled(ComplaintReceived complaint) {
        sendCase(returned(complaint, 9, new AgencyCode("dishub"), null, 99));
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from returned where complaint_id = ?1", complaint) == 1
                        && decisions(complaint.complaintId()) > 0);
    }

    private static CaseEvent returned(
            ComplaintReceived complaint, long version, AgencyCode by, String suggestion, int decisionNumber) {
        return new CaseEvent(
                EventId.derivedFrom("case-event", complaint.complaintId(), version),
                complaint.complaintId(),
                0,
                version,
                CaseEvent.Type.RETURNED,
                AT,
                "RETURNED",
                null,
                new CaseEvent.Returned(
                        by, "NOT_RESPONSIBLE", suggestion == null ? null : new AgencyCode(suggestion), decisionNumber));
    }

    private static CaseEvent erased(ComplaintReceived complaint) {
        return new CaseEvent(
                EventId.derivedFrom("case-event", complaint.complaintId(), 7),
                complaint.complaintId(),
                0,
                7,
                CaseEvent.Type.ERASED,
                AT,
                "ARCHIVED",
                null,
                null);
    }

    private static void sendCase(CaseEvent event) {
        Kafka.send(Topic.CASE_EVENT, event.complaintId().toString(), event.eventId(), EventJson.write(event));
    }

    private long decisions(ComplaintId id) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from decision where complaint_id = ?1", Long.class)
                        .setParameter(1, id.value())
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    /** How often the desk's consumer has seen decision 1 of it. */
    private long applied(ComplaintReceived complaint) {
        EventId decision = EventId.derivedFrom("complaint-routed", complaint.complaintId(), 1);
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from inbox where event_id = ?1 and consumer like '%complaint-routed'",
                                Long.class)
                        .setParameter(1, decision.value())
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    private long count(String sql, ComplaintReceived complaint) {
        return transactions
                .run(session -> session.createNativeQuery(sql, Long.class)
                        .setParameter(1, complaint.complaintId().value())
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    private String text(String sql, ComplaintReceived complaint) {
        return transactions
                .run(session -> session.createNativeQuery(sql, String.class)
                        .setParameter(1, complaint.complaintId().value())
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}

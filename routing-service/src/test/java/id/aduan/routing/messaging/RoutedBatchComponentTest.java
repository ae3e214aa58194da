package id.aduan.routing.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.Topic;
import id.aduan.durable.ParkedRecords;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.tracing.Traces;
import id.aduan.routing.Kafka;
import id.aduan.routing.decision.Complaints;
import id.aduan.routing.triage.FollowCases;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** What the desk's projection makes of routed complaints that come in one batch. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "routing"))
@WithTestResource(IssuerResource.class)
class RoutedBatchComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");
    private static final AtomicLong OFFSET = new AtomicLong(1_000_000);

    @Inject
    ComplaintRoutedConsumer routed;

    @Inject
    CaseEventConsumer cases;

    @Inject
    FollowCases givenBack;

    @Inject
    Transactions transactions;

    @Inject
    ParkedRecords parked;

    @Test
    void eachComplaintOfABatchIsKeptWithWhatItSays() {
        ComplaintReceived plain = Complaints.saying("Sampah menumpuk").build();
        ComplaintReceived alarming = Complaints.saying("Tolong cepat, ada yang hanyut")
                .confidential()
                .build();
        ComplaintReceived held =
                Complaints.saying("Lampu mati").held(HoldReason.values()[0]).build();
        ComplaintReceived canary = Complaints.canary(AT.minusSeconds(86_400));

        consume(
                routed::on,
                List.of(
                        sent(assigned(plain, 1, "dlh")),
                        sent(waiting(alarming, 1)),
                        sent(waiting(canary, 1)),
                        sent(assigned(held, 1, "dishub"))));

        assertThat(transactions(plain, alarming, held)).isEqualTo(1);
        assertThat(report(plain)).isEqualTo(new Kept(1, "ASSIGNED", false, false, false, false, "Sampah menumpuk"));
        assertThat(report(alarming))
                .isEqualTo(new Kept(1, "TRIAGE", true, true, false, true, "Tolong cepat, ada yang hanyut"));
        assertThat(report(held)).isEqualTo(new Kept(1, "ASSIGNED", false, false, true, false, "Lampu mati"));
        assertThat(reports(canary)).isZero();
        assertThat(agencies(plain)).containsExactly("dlh");
        assertThat(agencies(alarming)).containsExactly("-");
        assertThat(agencies(held)).containsExactly("dishub");
        assertThat(agencies(canary)).isEmpty();
    }

    @Test
    void ofTwoDecisionsOfOneComplaintTheHigherCountsAndTheFirstBringsTheReport() {
        String source = UUID.randomUUID().toString();
        ComplaintReceived complaint = Complaints.saying("Tolong cepat, jalan longsor")
                .from(source)
                .confidential()
                .build();
        ComplaintReceived erased =
                Complaints.saying("(dihapus)").from(source).confidential().build();
        ComplaintReceived other = Complaints.saying("Sampah menumpuk").build();
        ComplaintReceived backwards = Complaints.saying("Got mampet").build();

        consume(
                routed::on,
                List.of(
                        sent(waiting(complaint, 1)),
                        sent(waiting(backwards, 2)),
                        sent(waiting(other, 1)),
                        sent(assigned(erased, 2, "dputr")),
                        sent(assigned(backwards, 1, "disperkim"))));

        assertThat(transactions(complaint, backwards, other)).isEqualTo(1);
        assertThat(report(complaint))
                .isEqualTo(new Kept(2, "ASSIGNED", false, true, false, true, "Tolong cepat, jalan longsor"));
        assertThat(agencies(complaint)).containsExactly("-", "dputr");
        assertThat(report(backwards)).isEqualTo(new Kept(2, "TRIAGE", true, false, false, false, "Got mampet"));
        assertThat(agencies(backwards)).containsExactly("disperkim", "-");
        assertThat(report(other)).isEqualTo(new Kept(1, "TRIAGE", true, false, false, false, "Sampah menumpuk"));
    }

    @Test
    void aDecisionThatComesAgainChangesNothing() {
        ComplaintReceived complaint = Complaints.saying("Sampah menumpuk").build();
        ComplaintReceived fresh = Complaints.saying("Got mampet").build();

        consume(routed::on, List.of(sent(assigned(complaint, 1, "dlh")), sent(waiting(complaint, 1))));
        consume(routed::on, List.of(sent(waiting(complaint, 1)), sent(assigned(fresh, 1, "dputr"))));

        assertThat(agencies(complaint)).containsExactly("dlh");
        assertThat(report(complaint)).isEqualTo(new Kept(1, "ASSIGNED", false, false, false, false, "Sampah menumpuk"));
        assertThat(agencies(fresh)).containsExactly("dputr");
    }

    @Test
    void aDecisionOlderThanTheKeptOneIsKeptAndDoesNotCount() {
        ComplaintReceived complaint = Complaints.saying("Sampah menumpuk").build();
        ComplaintReceived fresh = Complaints.saying("Got mampet").build();
        consume(routed::on, List.of(sent(assigned(complaint, 3, "dlh"))));

        consume(
                routed::on,
                List.of(
                        sent(waiting(complaint, 1)),
                        sent(assigned(fresh, 1, "dputr")),
                        sent(assigned(complaint, 2, "dputr"))));

        assertThat(report(complaint)).isEqualTo(new Kept(3, "ASSIGNED", false, false, false, false, "Sampah menumpuk"));
        assertThat(agencies(complaint)).containsExactly("-", "dputr", "dlh");
    }

    @Test
    void aReportThatWasErasedBeforeItCameHasNoWordsAndDoesNotWait() {
        ComplaintReceived once = Complaints.saying("Rahasia satu: sampah").build();
        ComplaintReceived twice = Complaints.saying("Rahasia dua: sampah").build();
        ComplaintReceived fresh = Complaints.saying("Got mampet").build();
        consume(cases::on, List.of(sent(erased(once)), sent(erased(twice))));

        consume(
                routed::on,
                List.of(
                        sent(waiting(once, 1)),
                        sent(assigned(twice, 1, "dlh")),
                        sent(waiting(fresh, 1)),
                        sent(waiting(twice, 2))));

        assertThat(report(once)).isEqualTo(new Kept(1, "TRIAGE", false, false, false, false, null));
        assertThat(report(twice)).isEqualTo(new Kept(2, "TRIAGE", false, false, false, false, null));
        assertThat(report(fresh).waiting()).isTrue();
        assertThat(count("select count(*) from report where complaint_id = ?1 and erased_at is not null", twice))
                .isEqualTo(1L);
    }

    @Test
    void whatHadBeenGivenBackIsRoutedAnewUnderTheCorrelationAndInTheTraceOfItsRecord() {
        ComplaintReceived first = Complaints.saying("Got mampet di Nagri Kidul").build();
        ComplaintReceived second = Complaints.saying("Got mampet di Cipaisan").build();
        ComplaintReceived twice =
                Complaints.saying("Selokan mampet di Cipaisan").build();
        ComplaintReceived superseded =
                Complaints.saying("Selokan mampet di Nagri Kidul").build();
        ComplaintReceived kept = Complaints.saying("Drainase tersumbat").build();
        consume(
                cases::on,
                List.of(
                        sent(returned(first, 1)),
                        sent(returned(second, 1)),
                        sent(returned(twice, 2)),
                        sent(returned(superseded, 1))));

        consume(
                routed::on,
                List.of(
                        sent(assigned(first, 1, "dputr"), 1),
                        sent(assigned(kept, 1, "dputr"), 2),
                        sent(assigned(second, 1, "dputr"), 3),
                        sent(assigned(twice, 1, "dlh"), 4),
                        sent(assigned(superseded, 1, "dputr"), 5),
                        sent(assigned(superseded, 2, "dlh"), 6),
                        sent(assigned(twice, 2, "dputr"), 7)));

        assertThat(transactions(first, kept, second, twice, superseded)).isEqualTo(1);
        assertAnew(first, 2, 1);
        assertAnew(second, 2, 3);
        assertAnew(twice, 3, 7);
        assertThat(agencies(kept)).containsExactly("dputr");
        assertThat(agencies(superseded)).containsExactly("dputr", "dlh");
        assertThat(report(superseded).number()).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackWhileItsDecisionIsKeptIsRoutedAnew() {
        ComplaintReceived complaint =
                Complaints.saying("Got mampet di Ciseureuh").build();
        CompletableFuture<Void> decisionIsIn = new CompletableFuture<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(
                transactions
                        .run(session -> givenBack
                                .handle(session, returned(complaint, 1))
                                .invoke(() -> consumeLater(complaint, decisionIsIn))
                                .call(() -> Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(Duration.ofSeconds(1))))
                        .subscribeAsCompletionStage(),
                decisionIsIn);
        Uni.createFrom().completionStage(all).await().atMost(PATIENCE);

        assertAnew(complaint, 2, 8);
    }

    /** A transaction that runs beside the one that is open. */
    private void consumeLater(ComplaintReceived complaint, CompletableFuture<Void> done) {
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            consume(routed::on, List.of(sent(assigned(complaint, 1, "dputr"), 8)));
            done.complete(null);
        });
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsParkedAndTheOthersOfItsBatchAreKept() {
        ComplaintReceived before = Complaints.saying("Rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();
        ComplaintReceived refused = Complaints.saying("Rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();
        ComplaintReceived after = Complaints.saying("Rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();
        ConsumerRecord<String, byte[]> poison =
                sent(ComplaintRouted.of(refused, decision(1, "damkar", Instant.parse("+300000-01-01T00:00:00Z"))));

        consume(
                routed::onUrgent,
                List.of(sent(assigned(before, 1, "damkar")), poison, sent(assigned(after, 1, "damkar"))));

        assertThat(agencies(before)).containsExactly("damkar");
        assertThat(agencies(refused)).isEmpty();
        assertThat(reports(refused)).isZero();
        assertThat(agencies(after)).containsExactly("damkar");
        assertThat(parked.list(100).await().atMost(PATIENCE))
                .filteredOn(one -> one.consumer().equals("routing-service.complaint-routed-urgent"))
                .extracting(one -> one.eventRecord().eventId())
                .containsExactly(EventRecord.of(poison).eventId());
    }

    @Test
    void afterAnEmergencyTheDeskIsKeptUpInSmallPieces() {
        ComplaintReceived fire = Complaints.saying("Rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();
        ComplaintReceived[] ordinary = Stream.generate(
                        () -> Complaints.saying("Sampah menumpuk").build())
                .limit(45)
                .toArray(ComplaintReceived[]::new);

        consume(routed::onUrgent, List.of(sent(assigned(fire, 1, "damkar"))));
        consume(
                routed::on,
                Stream.of(ordinary).map(each -> sent(assigned(each, 1, "dlh"))).toList());

        assertThat(transactions(ordinary)).isEqualTo(3);
    }

    private static void assertAnew(ComplaintReceived complaint, int number, int cause) {
        List<EventRecord> records =
                Kafka.records(Topic.COMPLAINT_ROUTED, complaint.complaintId().toString(), 1);
        assertThat(records).hasSize(1);
        EventRecord anew = records.get(0);
        assertThat(anew.read(ComplaintRouted.class).decision().number()).isEqualTo(number);
        assertThat(anew.correlationId()).isEqualTo(correlation(cause));
        assertThat(anew.traceparent()).startsWith(trace(cause).substring(0, 36));
    }

    private static void consume(
            Function<Message<ConsumerRecords<String, byte[]>>, Uni<Void>> consumer,
            List<ConsumerRecord<String, byte[]>> records) {
        TopicPartition partition = new TopicPartition(records.get(0).topic(), 0);
        CompletableFuture<Void> applied = new CompletableFuture<>();
        consumer.apply(Message.of(new ConsumerRecords<>(Map.of(partition, records), Map.of()), () -> {
                    applied.complete(null);
                    return applied;
                }))
                .await()
                .atMost(PATIENCE);
        Uni.createFrom().completionStage(applied).await().atMost(PATIENCE);
    }

    private static ConsumerRecord<String, byte[]> sent(ComplaintRouted routed) {
        return sent(routed, 0);
    }

    /** Under an id of its own, so that no inbox knows it. */
    private static ConsumerRecord<String, byte[]> sent(ComplaintRouted routed, int cause) {
        return sent(
                routed.topic(),
                routed.complaint().complaintId().toString(),
                Map.of(EventHeaders.CORRELATION_ID, correlation(cause), Traces.HEADER, trace(cause)),
                routed);
    }

    private static ConsumerRecord<String, byte[]> sent(CaseEvent event) {
        return sent(Topic.CASE_EVENT, event.complaintId().toString(), Map.of(), event);
    }

    private static ConsumerRecord<String, byte[]> sent(
            Topic topic, String key, Map<String, String> headers, Object event) {
        ConsumerRecord<String, byte[]> sent =
                new ConsumerRecord<>(topic.wireName(), 0, OFFSET.incrementAndGet(), key, EventJson.write(event));
        sent.headers().add(EventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8));
        headers.forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        return sent;
    }

    private static String correlation(int number) {
        return "correlation-" + number;
    }

    private static String trace(int number) {
        return "00-4bf92f3577b34da6a3ce929d0e0e470" + number + "-00f067aa0ba902b7-01";
    }

    private static ComplaintRouted assigned(ComplaintReceived complaint, int number, String agency) {
        return ComplaintRouted.of(complaint, decision(number, agency, AT));
    }

    private static ComplaintRouted waiting(ComplaintReceived complaint, int number) {
        return ComplaintRouted.of(complaint, decision(number, null, AT));
    }

    private static RoutingDecision decision(int number, String agency, Instant at) {
        return new RoutingDecision(
                number,
                agency == null ? RoutingOutcome.TRIAGE : RoutingOutcome.ASSIGNED,
                agency == null ? null : new AgencyCode(agency),
                List.of(),
                null,
                null,
                OversightClass.ORDINARY,
                null,
                1,
                List.of(),
                List.of(),
                "rules:1",
                at,
                1);
    }

    private static CaseEvent returned(ComplaintReceived complaint, int decisionNumber) {
        return event(
                complaint,
                CaseEvent.Type.RETURNED,
                "RETURNED",
                new CaseEvent.Returned(new AgencyCode("dputr"), "NOT_RESPONSIBLE", null, decisionNumber));
    }

    private static CaseEvent erased(ComplaintReceived complaint) {
        return event(complaint, CaseEvent.Type.ERASED, "ARCHIVED", null);
    }

    private static CaseEvent event(
            ComplaintReceived complaint, CaseEvent.Type type, String status, CaseEvent.Returned returned) {
        return new CaseEvent(
                EventId.derivedFrom("case-event", complaint.complaintId(), 7),
                complaint.complaintId(),
                0,
                7,
                type,
                AT,
                status,
                null,
                returned);
    }

    /** What the desk has of a report. */
    private record Kept(
            int number,
            String outcome,
            boolean waiting,
            boolean flagged,
            boolean held,
            boolean confidential,
            String narrative) {}

    private Kept report(ComplaintReceived complaint) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select last_number, last_outcome, waiting, flagged, held, confidential,"
                                        + " body ->> 'narrative' from report where complaint_id = ?1",
                                Object[].class)
                        .setParameter(1, complaint.complaintId().value())
                        .getSingleResult())
                .map(row -> new Kept(
                        (Integer) row[0],
                        (String) row[1],
                        (Boolean) row[2],
                        (Boolean) row[3],
                        (Boolean) row[4],
                        (Boolean) row[5],
                        (String) row[6]))
                .await()
                .atMost(PATIENCE);
    }

    private long reports(ComplaintReceived complaint) {
        return count("select count(*) from report where complaint_id = ?1", complaint);
    }

    /** Of each decision, the first one first. */
    private List<String> agencies(ComplaintReceived complaint) {
        return transactions
                .run(session -> session.<String>createNativeQuery(
                                "select coalesce(agency, '-') from decision where complaint_id = ?1 order by number")
                        .setParameter(1, complaint.complaintId().value())
                        .getResultList())
                .await()
                .atMost(PATIENCE);
    }

    /** How many have written the decisions: one, unless a batch failed and its records were applied one by one. */
    private long transactions(ComplaintReceived... complaints) {
        String ids = Stream.of(complaints)
                .map(complaint -> complaint.complaintId().toString())
                .collect(Collectors.joining(","));
        return transactions
                .run(session -> session.<Long>createNativeQuery(
                                "select count(distinct cast(xmin as text)) from decision"
                                        + " where complaint_id = any(cast(string_to_array(?1, ',') as uuid[]))")
                        .setParameter(1, ids)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    private long count(String sql, ComplaintReceived complaint) {
        return transactions
                .run(session -> session.<Long>createNativeQuery(sql)
                        .setParameter(1, complaint.complaintId().value())
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}

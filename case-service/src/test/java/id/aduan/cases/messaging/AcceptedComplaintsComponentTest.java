package id.aduan.cases.messaging;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.support.Given.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.durable.ParkedRecords;
import id.aduan.durable.Transactions;
import id.aduan.kit.metrics.Meters;
import id.aduan.stack.test.KafkaResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The watch on overdue reports after a start of the service. */
@QuarkusTest
@Stack
class AcceptedComplaintsComponentTest {
    private static final Duration ALLOWED = Duration.ofSeconds(1);

    @Inject
    Transactions transactions;

    @Inject
    ParkedRecords parked;

    @Inject
    Given given;

    @Test
    void whatWasAcceptedBeforeTheStartAndIsNoCaseIsToldAfterIt() {
        given.agencies();
        ComplaintReceived lost = report();
        ComplaintReceived kept = given.caseOf(report(), assigned(1, DLH));
        Broker.send(Topic.COMPLAINT_RECEIVED, kept.complaintId().toString(), kept.eventId(), kept);
        Broker.send(Topic.COMPLAINT_RECEIVED, lost.complaintId().toString(), lost.eventId(), lost);
        SimpleMeterRegistry told = new SimpleMeterRegistry();
        AcceptedComplaints watch = new AcceptedComplaints(
                transactions,
                new Meters(told),
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers()),
                ALLOWED,
                Duration.ofDays(1));

        watch.start(null);
        try {
            await().atMost(PATIENCE).until(() -> overdue(told) == 1);
            assertThat(told.get("aduan.complaints.overdue.oldest").timeGauge().value())
                    .isPositive();

            Broker.route(lost, assigned(1, DLH));

            await().atMost(PATIENCE).until(() -> overdue(told) == 0);
        } finally {
            watch.stop(null);
        }
    }

    @Test
    void whatAPersonHasGivenUpIsNotOverdue() {
        given.agencies();
        ComplaintReceived spoilt = report();
        EventId decision = EventId.derivedFrom("complaint-routed", spoilt.complaintId(), 1);
        SimpleMeterRegistry told = new SimpleMeterRegistry();
        AcceptedComplaints watch = new AcceptedComplaints(
                transactions,
                new Meters(told),
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers()),
                ALLOWED,
                Duration.ofDays(1));
        Broker.send(Topic.COMPLAINT_RECEIVED, spoilt.complaintId().toString(), spoilt.eventId(), spoilt);
        watch.start(null);
        try {
            await().atMost(PATIENCE).until(() -> overdue(told) == 1);
            byte[] unreadable = "{\"no\":".getBytes(StandardCharsets.UTF_8);
            Broker.send(Topic.COMPLAINT_ROUTED, spoilt.complaintId().toString(), decision, unreadable);
            UUID record = await().atMost(PATIENCE)
                    .until(() -> parkedRecord(decision), Optional::isPresent)
                    .orElseThrow();
            assertThat(overdue(told)).isEqualTo(1);

            parked.drop(record, "admin", "spoilt by the test").await().atMost(PATIENCE);

            await().atMost(PATIENCE).until(() -> overdue(told) == 0);
        } finally {
            watch.stop(null);
        }
    }

    @Test
    void whatTheDoorsAcceptIsFetchedOnceASecondAtAnyRate() throws Exception {
        AcceptedComplaints watch = new AcceptedComplaints(
                transactions,
                new Meters(new SimpleMeterRegistry()),
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers(), "client.id", "watch"),
                ALLOWED,
                Duration.ofDays(1));
        watch.start(null);
        try (KafkaProducer<String, byte[]> door = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            await().atMost(PATIENCE).until(() -> told("fetch-total") > 2);
            long began = System.nanoTime();
            double fetched = told("fetch-total");
            double read = told("records-consumed-total");
            for (int sent = 0; sent < 400; sent++) {
                door.send(new ProducerRecord<>(Topic.COMPLAINT_RECEIVED.wireName(), "no complaint", new byte[1_000]))
                        .get();
                TimeUnit.MILLISECONDS.sleep(10);
            }

            await().atMost(PATIENCE).until(() -> told("records-consumed-total") >= read + 400);
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(told("fetch-total") - fetched).isLessThan(1.5 * seconds + 3);
        } finally {
            watch.stop(null);
        }
    }

    /** What Kafka's client says of itself. */
    private static double told(String figure) throws JMException {
        var bean = new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=watch");
        var beans = ManagementFactory.getPlatformMBeanServer();
        return beans.isRegistered(bean) && beans.getAttribute(bean, figure) instanceof Double value ? value : 0;
    }

    private Optional<UUID> parkedRecord(EventId event) {
        return parked.list(1_000).await().atMost(PATIENCE).stream()
                .filter(each -> each.eventRecord().eventId().equals(event))
                .map(ParkedRecords.ParkedRecord::id)
                .findFirst();
    }

    private static double overdue(SimpleMeterRegistry told) {
        return told.get("aduan.complaints.overdue").gauge().value();
    }
}

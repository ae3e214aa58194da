package id.aduan.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.tracing.Traces;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A trace does not break off where work goes through the table of a service. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class TraceComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CALLER = "00f067aa0ba902b7";

    @Inject
    DurableConsumers consumers;

    @Inject
    ParkedRecords parkedRecords;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String group = "durable-test." + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void eachRecordOfABatchGoesOnInItsOwnTraceInWhatItCauses() {
        DurableConsumer consumer = consumers.create(
                group,
                (session, cause) -> outbox.append(
                        session,
                        Topic.CASE_EVENT,
                        key,
                        EventId.derivedFrom("effect", cause.eventId()),
                        cause.time(),
                        0,
                        cause.offset(),
                        false,
                        "effect"));
        EventRecord first = event(1);
        EventRecord second = event(2);

        consumer.consume(List.of(first, second)).await().atMost(PATIENCE);

        for (EventRecord cause : List.of(first, second)) {
            String told = traceOf("case-event.v1", EventId.derivedFrom("effect", cause.eventId()));
            assertThat(told).startsWith(cause.traceparent().substring(0, 36)).doesNotContain(CALLER);
        }
    }

    @Test
    void theCopyForTheDeadLetterTopicHasTheTraceOfTheRecordAndAReplayGoesOnInIt() {
        Map<String, String> seen = new ConcurrentHashMap<>();
        boolean[] mended = {false};
        DurableConsumer consumer = consumers.create(group, (session, poison) -> {
            seen.put("trace", Traces.current().orElse(""));
            return mended[0]
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new IllegalArgumentException("poison"));
        });
        EventRecord poison = event(3);

        consumer.consume(List.of(poison)).await().atMost(PATIENCE);

        assertThat(traceOf("case-event.v1.dlq", poison.eventId())).isEqualTo(poison.traceparent());
        mended[0] = true;
        seen.clear();
        parkedRecords
                .replay(Parking.parkedId(group, poison).value(), "tester")
                .await()
                .atMost(PATIENCE);
        assertThat(seen.get("trace")).startsWith(poison.traceparent().substring(0, 36));
    }

    private EventRecord event(long offset) {
        EventId id = new EventId(UUID.randomUUID());
        String trace = UUID.randomUUID().toString().replace("-", "");
        return new EventRecord(
                "case-event.v1",
                0,
                offset,
                key,
                id,
                Instant.parse("2026-03-02T01:00:00Z"),
                Map.of(EventHeaders.ID, id.toString(), Traces.HEADER, "00-" + trace + "-" + CALLER + "-00"),
                "{}".getBytes(UTF_8));
    }

    /** The traceparent of an event that is on a topic sooner or later. */
    private String traceOf(String topic, EventId id) {
        return await().atMost(PATIENCE)
                .until(() -> traces(topic, id), found -> found.size() == 1)
                .get(0);
    }

    private List<String> traces(String topic, EventId id) {
        List<String> found = new ArrayList<>();
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> reader.position(each) < ends.get(each))) {
                reader.poll(Duration.ofMillis(200)).forEach(each -> {
                    var headerOfId = each.headers().lastHeader(EventHeaders.ID);
                    if (headerOfId != null && new String(headerOfId.value(), UTF_8).equals(id.toString())) {
                        var trace = each.headers().lastHeader(Traces.HEADER);
                        found.add(trace == null ? "none" : new String(trace.value(), UTF_8));
                    }
                });
            }
        }
        return found;
    }
}

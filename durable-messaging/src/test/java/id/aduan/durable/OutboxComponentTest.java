package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class OutboxComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void whatIsCommittedIsSentWithItsIdentity() {
        String key = UUID.randomUUID().toString();
        EventId id = new EventId(UUID.randomUUID());

        append(key, id, 1, "a");

        ConsumerRecord<String, String> sent = read(key, 1).get(0);
        assertThat(sent.value()).isEqualTo("\"a\"");
        assertThat(new String(
                        sent.headers().lastHeader(EventHeaders.ID).value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(id.toString());
        await().atMost(PATIENCE).until(() -> waiting(key) == 0);
    }

    @Test
    void headersOfAnEventTravelWithIt() {
        String key = UUID.randomUUID().toString();
        EventId id = new EventId(UUID.randomUUID());

        transactions
                .run(session -> outbox.append(
                        session, Topic.CASE_EVENT, key, id, AT, 0, 1, false, "a", Map.of("channel", "WHATSAPP")))
                .await()
                .atMost(PATIENCE);
        append(key, new EventId(UUID.randomUUID()), 2, "b");

        List<ConsumerRecord<String, String>> sent = read(key, 2);
        assertThat(new String(
                        sent.get(0).headers().lastHeader("channel").value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("WHATSAPP");
        assertThat(sent.get(1).headers().lastHeader("channel")).isNull();
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        String key = UUID.randomUUID().toString();

        Throwable failure = transactions
                .run(session -> outbox.append(
                                session, Topic.CASE_EVENT, key, new EventId(UUID.randomUUID()), AT, 0, 1, false, "a")
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("no"))))
                .onItemOrFailure()
                .transform((item, thrown) -> thrown)
                .await()
                .atMost(PATIENCE);
        append(key, new EventId(UUID.randomUUID()), 2, "b");

        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(read(key, 1)).extracting(ConsumerRecord::value).containsExactly("\"b\"");
    }

    /** Nobody would write it. */
    @Test
    void nothingIsAppendedOutsideOfTransactions() {
        Throwable failure = new Contexts(vertx)
                .onNewContext(() -> sessions.withTransaction(session -> outbox.append(
                        session, Topic.CASE_EVENT, "key", new EventId(UUID.randomUUID()), AT, 0, 1, false, "a")))
                .onItemOrFailure()
                .transform((item, thrown) -> thrown)
                .await()
                .atMost(PATIENCE);

        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("Transactions");
    }

    /** Appended in one transaction in any order, the versions of a key arrive in theirs. */
    @Test
    void theVersionsOfAKeyArriveInOrder() {
        String key = UUID.randomUUID().toString();
        List<Integer> versions =
                new ArrayList<>(IntStream.rangeClosed(1, 60).boxed().toList());
        Collections.shuffle(versions, new Random(5));

        transactions
                .run(session -> InTurn.all(
                        versions,
                        version -> outbox.append(
                                session,
                                Topic.CASE_EVENT,
                                key,
                                new EventId(UUID.randomUUID()),
                                AT,
                                0,
                                version,
                                false,
                                version)))
                .await()
                .atMost(PATIENCE);

        assertThat(read(key, 60))
                .extracting(sent -> Integer.parseInt(sent.value()))
                .isSorted()
                .hasSize(60);
    }

    @Test
    void aHigherEpochComesAfterAnyVersionOfTheOneBefore() {
        String key = UUID.randomUUID().toString();

        transactions
                .run(session -> outbox.append(
                                session, Topic.CASE_EVENT, key, new EventId(UUID.randomUUID()), AT, 1, 1, false, "new")
                        .chain(() -> outbox.append(
                                session,
                                Topic.CASE_EVENT,
                                key,
                                new EventId(UUID.randomUUID()),
                                AT,
                                0,
                                99,
                                false,
                                "old")))
                .await()
                .atMost(PATIENCE);

        assertThat(read(key, 2)).extracting(ConsumerRecord::value).containsExactly("\"old\"", "\"new\"");
    }

    @Test
    void aCopyThatCannotBeSentKeepsNoFactOfItsKeyWaiting() {
        String key = UUID.randomUUID().toString();
        appendRefused("refused here.dlq", key);
        try {
            append(key, new EventId(UUID.randomUUID()), 1, "fact");

            assertThat(read(key, 1)).extracting(ConsumerRecord::value).containsExactly("\"fact\"");
            assertThat(waiting(key)).isEqualTo(1);
        } finally {
            deleteRefused(key);
        }
    }

    /** Others are sent meanwhile, in more than one round. */
    @Test
    void aFactThatCannotBeSentHoldsBackTheLaterOnesOfItsKeyOnly() {
        String key = UUID.randomUUID().toString();
        appendRefused("refused here", key);
        try {
            append(key, new EventId(UUID.randomUUID()), 1, "later");
            for (int i = 0; i < 3; i++) {
                String other = UUID.randomUUID().toString();
                append(other, new EventId(UUID.randomUUID()), 1, "other");
                read(other, 1);
            }

            assertThat(waiting(key)).isEqualTo(2);
        } finally {
            deleteRefused(key);
        }
        assertThat(read(key, 1)).extracting(ConsumerRecord::value).containsExactly("\"later\"");
    }

    /** No broker takes a name with a blank in it. */
    private void appendRefused(String topic, String key) {
        transactions
                .run(session -> session.createNativeQuery("""
                                insert into outbox (shard, topic, record_key, epoch, version, urgent, event_id, event_time,
                                                    body)
                                values (?1, ?2, ?3, 0, 0, false, ?4, ?5, cast('' as bytea))
                                """)
                        .setParameter(1, Outbox.SHARD)
                        .setParameter(2, topic)
                        .setParameter(3, key)
                        .setParameter(4, UUID.randomUUID())
                        .setParameter(5, AT.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private void deleteRefused(String key) {
        transactions
                .run(session -> session.createNativeQuery(
                                "delete from outbox where record_key = ?1 and topic like 'refused here%'")
                        .setParameter(1, key)
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private void append(String key, EventId id, long version, String text) {
        transactions
                .run(session -> outbox.append(session, Topic.CASE_EVENT, key, id, AT, 0, version, false, text))
                .await()
                .atMost(PATIENCE);
    }

    private long waiting(String key) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select count(*) from outbox where record_key = ?1", Long.class)
                        .setParameter(1, key)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }

    /** All records of a key, once there are as many as expected. */
    private List<ConsumerRecord<String, String>> read(String key, int expected) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topic.CASE_EVENT.wireName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    if (key.equals(each.key())) {
                        found.add(each);
                    }
                });
                return found.size() >= expected;
            });
        }
        return found;
    }
}

package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.kit.events.EventRecord;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "durable"))
class DurableConsumerComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger OFFSET = new AtomicInteger();

    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());

    @Inject
    DurableConsumers consumers;

    @Inject
    ParkedRecords parkedRecords;

    @Inject
    Transactions transactions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String group;

    @BeforeEach
    void aTableForEffects() {
        group = "durable-test." + UUID.randomUUID();
        update("create table if not exists effect (event_id uuid not null, text text not null)");
        update("delete from effect");
    }

    @Test
    void aSecondDeliveryHasNoEffect() {
        DurableConsumer consumer = consumers.create(group, this::apply);
        EventRecord event = event("case-1", "a");

        consume(consumer, event);
        consume(consumer, event);

        assertThat(effects()).containsExactly("a");
    }

    @Test
    void theSameEventTwiceInOneBatchHasOneEffect() {
        DurableConsumer consumer = consumers.create(group, this::apply);
        EventRecord event = event("case-1", "a");

        consume(consumer, event, event("case-2", "b"), again(event));

        assertThat(effects()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void afterOneThatGoesFirstOthersWorkInSmallPiecesAndItDoesNot() {
        AtomicInteger committed = new AtomicInteger();
        List<Integer> before = new CopyOnWriteArrayList<>();
        DurableConsumer first = consumers
                .create(group + ".urgent", this::apply)
                .first()
                .inPortions(Integer.MAX_VALUE, committed::incrementAndGet);
        DurableConsumer ordinary = consumers
                .create(group, (session, event) -> {
                    before.add(committed.get());
                    return apply(session, event);
                })
                .inPortions(Integer.MAX_VALUE, committed::incrementAndGet);

        consume(first, events(45));
        assertThat(committed).as("what goes first").hasValue(1);
        consume(ordinary, events(45));

        assertThat(committed).hasValue(4);
        assertThat(before).startsWith(1).endsWith(3).hasSize(45);
        assertThat(Collections.frequency(before, 1)).isEqualTo(20);
        assertThat(effects()).hasSize(90);
    }

    private static EventRecord[] events(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event("case-" + number, "a" + number))
                .toArray(EventRecord[]::new);
    }

    @Test
    void inPortionsEachIsCommittedAndToldBeforeTheNextBegins() {
        AtomicInteger committed = new AtomicInteger();
        List<Integer> before = new CopyOnWriteArrayList<>();
        DurableConsumer consumer = consumers
                .create(group, (session, event) -> {
                    before.add(committed.get());
                    return apply(session, event);
                })
                .inPortions(2, committed::incrementAndGet);

        consume(
                consumer,
                event("case-1", "a"),
                event("case-2", "b"),
                event("case-1", "c"),
                event("case-3", "d"),
                event("case-1", "e"));

        assertThat(before).containsExactly(0, 0, 1, 1, 2);
        assertThat(committed).hasValue(3);
        assertThat(effects()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void anotherConsumerOfTheSameEventHasItsOwnEffect() {
        EventRecord event = event("case-1", "a");

        consume(consumers.create(group, this::apply), event);
        consume(consumers.create(group + "-other", this::apply), event);

        assertThat(effects()).containsExactly("a", "a");
    }

    @Test
    void whenTheEffectFailsTheClaimGoesWithIt() {
        AtomicInteger tries = new AtomicInteger();
        DurableConsumer consumer = consumers.create(
                group, (session, event) -> apply(session, event).invoke(() -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                }));

        consume(consumer, event("case-1", "a"));

        assertThat(effects()).containsExactly("a");
        assertThat(tries).hasValue(3);
    }

    @Test
    void aPoisonRecordIsParkedWithItsKeyAndOthersGoOn() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);

        consume(consumer, event("bad", "before"), event("bad", "poison"), event("good", "x"), event("bad", "after"));
        consume(consumer, event("bad", "later"), event("good", "y"));

        assertThat(effects()).containsExactlyInAnyOrder("before", "x", "y");
        assertThat(parked()).extracting(this::text).containsExactly("poison", "after", "later");
        assertThat(parked()).extracting(ParkedRecords.ParkedRecord::behind).containsExactly(false, true, true);
        assertThat(parked().get(0).cause()).isEqualTo("IllegalArgumentException: poison");
    }

    @Test
    void aRecordWithoutAKeyParksOnlyItself() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);

        consume(consumer, event(null, "poison"), event(null, "next"));

        assertThat(effects()).containsExactly("next");
        assertThat(parked()).hasSize(1);
    }

    @Test
    void aParkedRecordThatIsDeliveredAgainIsParkedOnce() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        EventRecord poison = event("bad", "poison");

        consume(consumer, poison);
        consume(consumer, poison);

        assertThat(parked()).hasSize(1);
    }

    @Test
    void replayAppliesTheKeyInOrderAndFreesIt() {
        AtomicInteger broken = new AtomicInteger(1);
        DurableConsumer consumer = consumers.create(group, (session, event) -> {
            if (broken.get() == 1 && text(event).equals("poison")) {
                throw new IllegalArgumentException("poison");
            }
            return apply(session, event);
        });
        consume(consumer, event("bad", "poison"), event("bad", "second"), event("bad", "third"));
        broken.set(0);

        ParkedRecords.Replayed replayed = replay(parked().get(0).id());
        consume(consumer, event("bad", "fourth"));

        assertThat(replayed).isEqualTo(new ParkedRecords.Replayed(3, 0, null));
        assertThat(applied).endsWith("poison", "second", "third", "fourth");
        assertThat(effects()).containsExactlyInAnyOrder("poison", "second", "third", "fourth");
        assertThat(parked()).isEmpty();
    }

    @Test
    void aReplayThatFailsAgainChangesNothing() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"), event("bad", "second"));
        UUID id = parked().get(0).id();

        ParkedRecords.Replayed replayed = replay(id);

        assertThat(replayed).isEqualTo(new ParkedRecords.Replayed(0, 2, "IllegalArgumentException: poison"));
        assertThat(effects()).isEmpty();
        assertThat(parked()).hasSize(2);
        assertThat(texts("select decision || ' ' || decided_by from parked_decision where record_id = '" + id + "'"))
                .containsExactly("REPLAY_FAILED tester");
    }

    @Test
    void aReplayKeepsWhatWasAppliedBeforeItFailed() {
        Set<String> poison = ConcurrentHashMap.newKeySet();
        poison.add("first");
        DurableConsumer consumer = consumers.create(group, (session, event) -> {
            if (poison.contains(text(event))) {
                throw new IllegalArgumentException("poison");
            }
            return apply(session, event);
        });
        consume(consumer, event("bad", "first"), event("bad", "second"), event("bad", "third"));
        poison.clear();
        poison.add("second");

        ParkedRecords.Replayed replayed = replay(parked().get(0).id());

        assertThat(replayed).isEqualTo(new ParkedRecords.Replayed(1, 2, "IllegalArgumentException: poison"));
        assertThat(effects()).containsExactly("first");
        assertThat(parked()).extracting(this::text).containsExactly("second", "third");
        assertThat(parked()).extracting(ParkedRecords.ParkedRecord::behind).containsExactly(false, true);
    }

    @Test
    void ofTwoReplaysAtOnceEachRecordIsAppliedOnceAndInOrder() {
        AtomicInteger broken = new AtomicInteger(1);
        DurableConsumer consumer = consumers.create(group, (session, event) -> {
            if (broken.get() == 1 && text(event).equals("1")) {
                throw new IllegalArgumentException("poison");
            }
            return apply(session, event).onItem().delayIt().by(Duration.ofMillis(100));
        });
        consume(consumer, event("bad", "1"), event("bad", "2"), event("bad", "3"), event("bad", "4"));
        broken.set(0);
        UUID id = parked().get(0).id();

        Uni.join()
                .all(parkedRecords.replay(id, "tester"), parkedRecords.replay(id, "tester"))
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);

        assertThat(applied).containsExactly("1", "2", "3", "4");
        assertThat(parked()).isEmpty();
        assertThat(texts(
                        "select cast(record_id as text) from parked_decision where decision = 'REPLAYED' and consumer = '"
                                + group + "'"))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDroppedRecordIsGoneWithItsReasonKeptAndThoseBehindItAreApplied() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"), event("bad", "second"), event("bad", "third"));
        UUID id = parked().get(0).id();

        var dropped = parkedRecords
                .drop(id, "tester", "a foreign test record")
                .await()
                .atMost(PATIENCE);
        consume(consumer, event("bad", "fourth"));

        assertThat(dropped).contains(new ParkedRecords.Replayed(2, 0, null));
        assertThat(applied).containsExactly("second", "third", "fourth");
        assertThat(effects()).containsExactlyInAnyOrder("second", "third", "fourth");
        assertThat(parked()).isEmpty();
        assertThat(texts("select reason from parked_decision where record_id = '" + id + "'"))
                .containsExactly("a foreign test record");
    }

    @Test
    void whenTheNextIsPoisonTooItIsTheFirstOfItsKey() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"), event("bad", "poison"), event("bad", "third"));

        var dropped = parkedRecords
                .drop(parked().get(0).id(), "tester", "not ours")
                .await()
                .atMost(PATIENCE);

        assertThat(dropped).contains(new ParkedRecords.Replayed(0, 2, "IllegalArgumentException: poison"));
        assertThat(parked()).extracting(ParkedRecords.ParkedRecord::behind).containsExactly(false, true);
        assertThat(parked().get(0).cause()).isEqualTo("IllegalArgumentException: poison");
    }

    @Test
    void whatIsGoneIsNeitherReplayedNorDropped() {
        UUID unknown = UUID.randomUUID();

        assertThat(parkedRecords.replay(unknown, "tester").await().atMost(PATIENCE))
                .isEmpty();
        assertThat(parkedRecords.drop(unknown, "tester", "gone").await().atMost(PATIENCE))
                .isEmpty();
    }

    @Test
    void theCopyForTheDeadLetterTopicHasTheIdOfTheEventAndIsMadeOnce() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        EventRecord poison = event("bad", "poison");

        consume(consumer, poison, event("bad", "behind"));
        consume(consumer, poison);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(poison.eventId())).containsExactly("bad poison"));
        assertThat(texts("select topic from outbox where topic like '%.dlq'")).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeForTheTopicKeepsNothingElseWaiting() {
        DurableConsumer consumer = consumers.create(group, (session, event) -> {
            throw new IllegalArgumentException("too large to apply");
        });
        EventRecord large = event("large", "x".repeat(1_200_000));

        consume(consumer, large);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deadLetters(large.eventId())).containsExactly("large "));
        assertThat(parked().get(0).eventRecord().body()).hasSize(1_200_000);
    }

    @Test
    void aDecisionIsNeitherChangedNorDeleted() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"));
        parkedRecords.drop(parked().get(0).id(), "tester", "not ours").await().atMost(PATIENCE);

        for (String change : List.of(
                "update parked_decision set reason = 'other'",
                "delete from parked_decision",
                "truncate parked_decision")) {
            assertThatThrownBy(() -> update(change)).as(change).hasMessageContaining("is kept as it is");
        }
    }

    @Test
    void whatCanHealIsTriedUntilItDoesAndNothingIsParked() {
        AtomicInteger tries = new AtomicInteger();
        DurableConsumer consumer = consumers.create(group, (session, event) -> {
            if (tries.incrementAndGet() <= 6) {
                return Uni.createFrom().failure(new IOException("connection reset"));
            }
            return apply(session, event);
        });

        var done = consumer.consume(List.of(event("case-1", "a"))).subscribeAsCompletionStage();
        await().atMost(PATIENCE).until(() -> consumer.waiting().isPresent());
        await().atMost(PATIENCE).until(done::isDone);

        assertThat(effects()).containsExactly("a");
        assertThat(parked()).isEmpty();
        assertThat(consumer.waiting()).isEmpty();
    }

    private Uni<Void> applyUnlessPoison(Mutiny.Session session, EventRecord event) {
        if (text(event).equals("poison")) {
            throw new IllegalArgumentException("poison");
        }
        return apply(session, event);
    }

    private Uni<Void> apply(Mutiny.Session session, EventRecord event) {
        return session.createNativeQuery("insert into effect (event_id, text) values (?1, ?2)")
                .setParameter(1, event.eventId().value())
                .setParameter(2, text(event))
                .executeUpdate()
                .invoke(() -> applied.add(text(event)))
                .replaceWithVoid();
    }

    private String text(EventRecord event) {
        return new String(event.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String text(ParkedRecords.ParkedRecord parked) {
        return text(parked.eventRecord());
    }

    private ParkedRecords.Replayed replay(UUID id) {
        return parkedRecords.replay(id, "tester").await().atMost(PATIENCE).orElseThrow();
    }

    /** Key and body of the copies of an event, from the start of the topic. */
    private List<String> deadLetters(EventId id) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor("case-event.v1.dlq").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            var ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> reader.position(each) < ends.get(each))) {
                reader.poll(Duration.ofMillis(200)).forEach(each -> {
                    String header = new String(
                            each.headers().lastHeader(EventHeaders.ID).value(),
                            java.nio.charset.StandardCharsets.UTF_8);
                    if (header.equals(id.toString())) {
                        found.add(each.key() + " " + each.value());
                    }
                });
            }
        }
        return found;
    }

    private void consume(DurableConsumer consumer, EventRecord... events) {
        consumer.consume(List.of(events)).await().atMost(PATIENCE);
    }

    private List<ParkedRecords.ParkedRecord> parked() {
        return parkedRecords.list(1_000).await().atMost(PATIENCE).stream()
                .filter(parked -> parked.consumer().equals(group))
                .sorted(java.util.Comparator.comparingLong(
                        parked -> parked.eventRecord().offset()))
                .toList();
    }

    private List<String> effects() {
        return texts("select text from effect");
    }

    private List<String> texts(String sql) {
        return transactions
                .run(session -> session.createNativeQuery(sql, String.class).getResultList())
                .await()
                .atMost(PATIENCE);
    }

    private void update(String sql) {
        transactions
                .run(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private static EventRecord event(String key, String text) {
        EventId id = new EventId(UUID.randomUUID());
        return new EventRecord(
                "case-event.v1",
                0,
                OFFSET.incrementAndGet(),
                key,
                id,
                Instant.parse("2026-03-02T01:00:00Z"),
                Map.of(EventHeaders.ID, id.toString()),
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static EventRecord again(EventRecord event) {
        return new EventRecord(
                event.topic(),
                event.partition(),
                OFFSET.incrementAndGet(),
                event.key(),
                event.eventId(),
                event.time(),
                event.headers(),
                event.body());
    }
}

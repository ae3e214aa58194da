package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

        int replayed =
                parkedRecords.replay(parked().get(0).id(), "tester").await().atMost(PATIENCE);
        consume(consumer, event("bad", "fourth"));

        assertThat(replayed).isEqualTo(3);
        assertThat(applied).endsWith("poison", "second", "third", "fourth");
        assertThat(effects()).containsExactlyInAnyOrder("poison", "second", "third", "fourth");
        assertThat(parked()).isEmpty();
    }

    @Test
    void aReplayThatFailsAgainChangesNothing() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"), event("bad", "second"));
        UUID id = parked().get(0).id();

        Throwable failure = parkedRecords
                .replay(id, "tester")
                .onItemOrFailure()
                .transform((item, thrown) -> thrown)
                .await()
                .atMost(PATIENCE);

        assertThat(failure).isInstanceOf(IllegalArgumentException.class);
        assertThat(effects()).isEmpty();
        assertThat(parked()).hasSize(2);
    }

    @Test
    void aDroppedRecordIsGoneWithItsReasonKeptAndTheNextIsFirst() {
        DurableConsumer consumer = consumers.create(group, this::applyUnlessPoison);
        consume(consumer, event("bad", "poison"), event("bad", "second"));
        UUID id = parked().get(0).id();

        parkedRecords.drop(id, "tester", "a foreign test record").await().atMost(PATIENCE);
        parkedRecords.replay(parked().get(0).id(), "tester").await().atMost(PATIENCE);

        assertThat(effects()).containsExactly("second");
        assertThat(parked()).isEmpty();
        assertThat(texts("select reason from parked_decision where record_id = '" + id + "'"))
                .containsExactly("a foreign test record");
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

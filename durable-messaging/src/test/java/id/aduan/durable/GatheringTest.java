package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private final List<List<Long>> batches = new CopyOnWriteArrayList<>();
    private final List<UniEmitter<? super Void>> applying = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Long> refused = new CopyOnWriteArrayList<>();
    private final AtomicLong offsets = new AtomicLong();

    @Test
    void whatComesWhileABatchIsAppliedIsOneBatch() {
        Gathering gathering = gathering();
        polled(gathering, 1);
        polled(gathering, 1);
        polled(gathering, 2);
        assertThat(batches).containsExactly(List.of(0L));

        applying.get(0).complete(null);

        assertThat(batches).containsExactly(List.of(0L), List.of(1L, 2L, 3L));
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsApplied() {
        Gathering gathering = gathering();
        polled(gathering, 1);
        polled(gathering, 1);
        assertThat(acknowledged).isEmpty();

        applying.get(0).complete(null);
        assertThat(acknowledged).containsExactly(0L);

        applying.get(1).complete(null);
        assertThat(acknowledged).containsExactly(0L, 1L);
    }

    @Test
    void nothingMoreIsPolledWhileEnoughWaits() {
        Gathering gathering = gathering();
        assertThat(polled(gathering, 1)).isTrue();
        assertThat(polled(gathering, 150)).isTrue();
        AtomicBoolean full = polled(gathering, 150);
        assertThat(full).isFalse();

        applying.get(0).complete(null);

        assertThat(full).isTrue();
        assertThat(batches.get(1)).hasSize(300);
    }

    @Test
    void ofLargeRecordsFewAreEnough() {
        Gathering gathering = gathering();
        assertThat(polled(gathering, 1)).isTrue();
        assertThat(polled(gathering, 1, 3 * 1024 * 1024)).isTrue();
        AtomicBoolean full = polled(gathering, 1, 1024 * 1024);
        assertThat(full).isFalse();

        applying.get(0).complete(null);

        assertThat(full).isTrue();
        assertThat(batches.get(1)).hasSize(2);
        assertThat(polled(gathering, 1, 1024 * 1024)).isTrue();
    }

    @Test
    void aFailureIsToldToThoseOfTheBatchAndTheNextOneGoesOn() {
        Gathering gathering = gathering();
        polled(gathering, 1);
        polled(gathering, 1);

        applying.get(0).fail(new IllegalStateException("not applied"));
        applying.get(1).complete(null);

        assertThat(refused).containsExactly(0L);
        assertThat(acknowledged).containsExactly(1L);
    }

    @Test
    void workThatFailsAtOnceDoesNotStopWhatComesLater() {
        Gathering gathering = new Gathering(records -> {
            batches.add(records.stream().map(EventRecord::offset).toList());
            throw new IllegalStateException("at once");
        });
        polled(gathering, 1);
        polled(gathering, 1);

        assertThat(batches).containsExactly(List.of(0L), List.of(1L));
        assertThat(refused).containsExactly(0L, 1L);
    }

    private Gathering gathering() {
        return new Gathering(records -> {
            batches.add(records.stream().map(EventRecord::offset).toList());
            return Uni.createFrom().emitter(applying::add);
        });
    }

    /** True when, or as soon as, more may be polled. */
    private AtomicBoolean polled(Gathering gathering, int records) {
        return polled(gathering, records, 0);
    }

    private AtomicBoolean polled(Gathering gathering, int records, int bytesOfEach) {
        long first = offsets.getAndAdd(records);
        List<ConsumerRecord<String, byte[]>> polled = LongStream.range(first, first + records)
                .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, "key", new byte[bytesOfEach]))
                .toList();
        TopicPartition partition = new TopicPartition("topic", 0);
        AtomicBoolean more = new AtomicBoolean();
        gathering
                .take(Message.of(
                        new ConsumerRecords<>(Map.of(partition, polled), Map.of()),
                        () -> told(acknowledged, first),
                        failure -> told(refused, first)))
                .subscribe()
                .with(done -> more.set(true));
        return more;
    }

    private static CompletionStage<Void> told(List<Long> where, long first) {
        where.add(first);
        return CompletableFuture.completedFuture(null);
    }
}

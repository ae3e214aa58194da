package id.aduan.durable;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.kit.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Since when records wait that the service has not fetched, so that their own time is not known. */
class StageMetersTest {
    private static final TopicPartition PARTITION = new TopicPartition("complaint-received.v1", 0);

    private final SimpleMeterRegistry told = new SimpleMeterRegistry();
    private final StageMeters meters = new StageMeters(
            new Meters(told),
            null,
            new FetchedRecords(),
            new HeldPartitions(),
            null,
            null,
            null,
            "service",
            Duration.ofSeconds(5));

    @Test
    void whatAnotherGroupDoesWithThePartitionDoesNotMakeWaitingYounger() throws InterruptedException {
        try (GroupConsumer waits = new GroupConsumer("waits", 4);
                GroupConsumer other = new GroupConsumer("other", GroupConsumer.END)) {
            meters.measure(waits);
            meters.measure(other);
            TimeUnit.MILLISECONDS.sleep(300);

            meters.measure(other);
            meters.measure(waits);

            assertThat(oldest("waits")).isGreaterThanOrEqualTo(0.3);
            assertThat(oldest("other")).isZero();
        }
    }

    @Test
    void aGroupDoesNotWaitSinceAnotherDoes() throws InterruptedException {
        try (GroupConsumer waits = new GroupConsumer("waits", 4);
                GroupConsumer later = new GroupConsumer("later", 4)) {
            meters.measure(waits);
            TimeUnit.SECONDS.sleep(2);

            meters.measure(later);

            assertThat(oldest("later")).isLessThan(1.5);
        }
    }

    @Test
    void aGroupThatHasGoneOnWaitsAnew() throws InterruptedException {
        try (GroupConsumer consumer = new GroupConsumer("goes-on", 4)) {
            meters.measure(consumer);
            TimeUnit.SECONDS.sleep(2);
            consumer.commit(5);

            meters.measure(consumer);

            assertThat(oldest("goes-on")).isLessThan(1.5);
        }
    }

    @Test
    void aGroupThatComesBackToAPartitionWaitsAnew() throws InterruptedException {
        try (GroupConsumer consumer = new GroupConsumer("comes-back", 4)) {
            meters.measure(consumer);
            TimeUnit.SECONDS.sleep(2);
            consumer.assign(List.of());
            meters.measure(consumer);
            consumer.assign(List.of(PARTITION));
            consumer.commit(4);

            meters.measure(consumer);

            assertThat(told.get("aduan.waiting.records")
                            .tag("stage", "comes-back")
                            .gauge()
                            .value())
                    .isEqualTo(6);
            assertThat(oldest("comes-back")).isLessThan(1.5);
        }
    }

    private double oldest(String group) {
        return told.get("aduan.waiting.oldest").tag("stage", group).timeGauge().value(TimeUnit.SECONDS);
    }

    /** Has the partition, whose end it knows, and fetches nothing. */
    private static final class GroupConsumer extends MockConsumer<String, byte[]> {
        static final long END = 10;

        private final String group;

        GroupConsumer(String group, long committed) {
            super("earliest");
            this.group = group;
            assign(List.of(PARTITION));
            updateEndOffsets(Map.of(PARTITION, END));
            commit(committed);
        }

        void commit(long offset) {
            commitSync(Map.of(PARTITION, new OffsetAndMetadata(offset)));
        }

        @Override
        public ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata(group);
        }
    }
}

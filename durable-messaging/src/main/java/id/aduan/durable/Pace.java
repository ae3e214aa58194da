package id.aduan.durable;

import io.quarkus.arc.Unremovable;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a group poll so often and no more. Kafka answers a fetch with the first record that there is, so without it a
 * steady stream is fetched, and applied, one record at a time. What comes alone never waits, nor what comes in large polls.
 */
@ApplicationScoped
@Unremovable
class Pace implements ClientCustomizer<Map<String, Object>> {
    private static final String NAME = "aduan.consumers.pace";
    /** As many are a batch whatever the pace. */
    private static final int MANY = 50;

    private final Duration pace;

    Pace(@ConfigProperty(name = NAME, defaultValue = "50ms") Duration pace) {
        this.pace = pace;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> config) {
        if (config.containsKey(ConsumerConfig.GROUP_ID_CONFIG) && pace.compareTo(Duration.ZERO) > 0) {
            FetchedRecords.intercept(config, Wait.class);
            config.put(NAME, pace);
        }
        return config;
    }

    /**
     * Waits on the thread that polls, which fetches nothing meanwhile. The client had fetched ahead, so what waited with it
     * is mostly one record; the poll behind it, which brings what came meanwhile, does not wait again.
     */
    public static final class Wait implements ConsumerInterceptor<Object, Object> {
        private final LongSupplier nanoTime;
        private final LongConsumer park;
        private long pace;
        private long last;
        private boolean waited;

        /** Kafka makes its interceptors. */
        public Wait() {
            this(System::nanoTime, LockSupport::parkNanos);
        }

        Wait(LongSupplier nanoTime, LongConsumer park) {
            this.nanoTime = nanoTime;
            this.park = park;
        }

        @Override
        public void configure(Map<String, ?> configs) {
            pace = ((Duration) configs.get(NAME)).toNanos();
            last = nanoTime.getAsLong() - pace;
        }

        @Override
        public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> polled) {
            if (waited) {
                waited = false;
                return polled;
            }
            long early = polled.count() < MANY ? last + pace - nanoTime.getAsLong() : 0;
            while (early > 0 && !Thread.currentThread().isInterrupted()) {
                waited = true;
                park.accept(early);
                early = last + pace - nanoTime.getAsLong();
            }
            last = nanoTime.getAsLong();
            return polled;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            // commits have no pace
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}

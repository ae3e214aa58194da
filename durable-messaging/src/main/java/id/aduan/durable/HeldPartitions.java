package id.aduan.durable;

import io.quarkus.arc.Unremovable;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/**
 * The partitions that are not read until a person decides where. No record of a held partition leaves the Kafka client,
 * so none is applied and no offset of it is committed.
 */
@ApplicationScoped
@Unremovable
class HeldPartitions implements ClientCustomizer<Map<String, Object>> {
    private static final String SELF = "aduan.held-partitions";

    private final Map<String, Map<TopicPartition, Held>> held = new ConcurrentHashMap<>();

    void hold(String group, TopicPartition partition, String cause) {
        held.computeIfAbsent(group, first -> new ConcurrentHashMap<>())
                .putIfAbsent(partition, new Held(Instant.now(), cause));
    }

    void release(String group, Collection<TopicPartition> partitions) {
        held.getOrDefault(group, new ConcurrentHashMap<>()).keySet().removeAll(Set.copyOf(partitions));
    }

    Set<TopicPartition> of(String group) {
        return Set.copyOf(held.getOrDefault(group, Map.of()).keySet());
    }

    /** Every group that has a held partition, with its held partitions. */
    Map<String, Map<TopicPartition, Held>> all() {
        Map<String, Map<TopicPartition, Held>> all = new TreeMap<>();
        held.forEach((group, partitions) -> {
            if (!partitions.isEmpty()) {
                all.put(group, Map.copyOf(partitions));
            }
        });
        return all;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> config) {
        if (config.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
            FetchedRecords.intercept(config, HoldBack.class);
            config.put(SELF, this);
        }
        return config;
    }

    /** Since when, and why, a partition is held. */
    record Held(Instant since, String cause) {}

    /** The connector resumes every partition after back-pressure, so a paused partition alone would not stay unread. */
    public static final class HoldBack implements ConsumerInterceptor<Object, Object> {
        private HeldPartitions partitions;
        private String group;

        @Override
        public void configure(Map<String, ?> configs) {
            partitions = (HeldPartitions) configs.get(SELF);
            group = (String) configs.get(ConsumerConfig.GROUP_ID_CONFIG);
        }

        @Override
        public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
            Set<TopicPartition> unread = new HashSet<>(partitions.of(group));
            unread.retainAll(records.partitions());
            if (unread.isEmpty()) {
                return records;
            }
            Map<TopicPartition, List<ConsumerRecord<Object, Object>>> free = new HashMap<>();
            for (TopicPartition each : records.partitions()) {
                if (!unread.contains(each)) {
                    free.put(each, records.records(each));
                }
            }
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
            next.keySet().removeAll(unread);
            return new ConsumerRecords<>(free, next);
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            // nothing to do: what is held is never committed
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}

package id.aduan.durable;

import io.quarkus.arc.Unremovable;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/** Remembers of what time the records are that a group has fetched and not committed, so that waiting can be told. */
@ApplicationScoped
@Unremovable
class FetchedRecords implements ClientCustomizer<Map<String, Object>> {
    private static final String SELF = "aduan.fetched-records";

    /** Far above what back-pressure lets in; when commits fail for long, the oldest are what matters. */
    private static final int MOST = 10_000;

    private final Map<String, Map<TopicPartition, Deque<Fetched>>> groups = new ConcurrentHashMap<>();

    /** The time of the first record at or after the offset, as far as it was fetched. */
    Optional<Instant> timeOf(String group, TopicPartition partition, long offset) {
        Deque<Fetched> fetched = of(group, partition);
        synchronized (fetched) {
            while (!fetched.isEmpty() && fetched.peekFirst().offset() < offset) {
                fetched.removeFirst();
            }
            return Optional.ofNullable(fetched.peekFirst()).map(first -> Instant.ofEpochMilli(first.millis()));
        }
    }

    /** Forgets the partitions that the group does not read here any more. */
    void keepOnly(String group, Set<TopicPartition> partitions) {
        groups.getOrDefault(group, new ConcurrentHashMap<>()).keySet().retainAll(partitions);
    }

    private void fetched(String group, ConsumerRecords<Object, Object> records) {
        for (TopicPartition partition : records.partitions()) {
            Deque<Fetched> fetched = of(group, partition);
            synchronized (fetched) {
                records.records(partition).forEach(each -> {
                    // read again from an earlier position, after a rebalance or a reset
                    while (!fetched.isEmpty() && fetched.peekLast().offset() >= each.offset()) {
                        fetched.removeLast();
                    }
                    if (fetched.size() < MOST) {
                        fetched.addLast(new Fetched(each.offset(), each.timestamp()));
                    }
                });
            }
        }
    }

    private Deque<Fetched> of(String group, TopicPartition partition) {
        return groups.computeIfAbsent(group, first -> new ConcurrentHashMap<>())
                .computeIfAbsent(partition, first -> new ArrayDeque<>());
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> config) {
        if (config.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
            intercept(config, Remember.class);
            config.put(SELF, this);
        }
        return config;
    }

    /** Adds an interceptor to those that a client has. */
    static void intercept(Map<String, Object> config, Class<?> interceptor) {
        List<Object> chain = new ArrayList<>();
        if (config.get(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG) instanceof List<?> before) {
            chain.addAll(before);
        }
        chain.add(interceptor);
        config.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, chain);
    }

    private record Fetched(long offset, long millis) {}

    /** Sees each record as the client hands it over, and each commit. */
    public static final class Remember implements ConsumerInterceptor<Object, Object> {
        private FetchedRecords records;
        private String group;

        @Override
        public void configure(Map<String, ?> configs) {
            records = (FetchedRecords) configs.get(SELF);
            group = (String) configs.get(ConsumerConfig.GROUP_ID_CONFIG);
        }

        @Override
        public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> polled) {
            records.fetched(group, polled);
            return polled;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
            offsets.forEach((partition, offset) -> records.timeOf(group, partition, offset.offset()));
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}

package id.aduan.stack.backup;

import id.aduan.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** What a backup and a restore ask of Kafka. */
final class Broker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Members of a group that were killed are missed only after their session. */
    private static final Duration GROUP_PATIENCE = Duration.ofSeconds(120);

    private static final String GROUP_METADATA = "__consumer_offsets";

    private final String bootstrap;
    private final Admin admin;

    Broker(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Each of Aduan's topics that is there, with its id. */
    Map<String, String> topicIds() {
        Set<String> names = await(admin.listTopics().names());
        var ours = ownTopics().keySet().stream().filter(names::contains).toList();
        var ids = new TreeMap<String, String>();
        await(admin.describeTopics(ours).allTopicNames())
                .forEach((name, description) ->
                        ids.put(name, description.topicId().toString()));
        return ids;
    }

    /** Makes the topics that are not there, as the services make them on a single server. */
    void makeMissingTopics() {
        Set<String> there = topicIds().keySet();
        List<NewTopic> missing = new ArrayList<>(ownTopics().values());
        missing.removeIf(topic -> there.contains(topic.name()));
        await(admin.createTopics(missing).all());
    }

    private static Map<String, NewTopic> ownTopics() {
        var topics = new TreeMap<String, NewTopic>();
        for (Topic topic : Topic.values()) {
            topics.put(topic.wireName(), newTopic(topic, topic.wireName(), topic.compacted()));
            topics.put(topic.deadLetterName(), newTopic(topic, topic.deadLetterName(), false));
        }
        return topics;
    }

    private static NewTopic newTopic(Topic topic, String name, boolean compacted) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxRecordBytes()));
        settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        if (compacted) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
        }
        return new NewTopic(name, Topic.PARTITIONS, (short) 1).configs(settings);
    }

    /** Where every group stands. */
    Map<String, Map<TopicPartition, Long>> committed() {
        awaitCoordinators();
        var all = new TreeMap<String, Map<TopicPartition, Long>>();
        await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).forEach(group -> {
            var offsets = new HashMap<TopicPartition, Long>();
            await(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            offsets.put(partition, offset.offset());
                        }
                    });
            if (!offsets.isEmpty()) {
                all.put(group.groupId(), offsets);
            }
        });
        return all;
    }

    /**
     * A broker that has just started lists only the groups of the partitions that it has read so far. A question about
     * one group waits for the partition of that group, so one is asked for each partition.
     */
    private void awaitCoordinators() {
        if (!await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names())
                .contains(GROUP_METADATA)) {
            return;
        }
        int partitions = await(admin.describeTopics(List.of(GROUP_METADATA)).allTopicNames())
                .get(GROUP_METADATA)
                .partitions()
                .size();
        Set<Integer> asked = new HashSet<>();
        for (int i = 0; asked.size() < partitions; i++) {
            String nobody = "nobody." + i;
            if (asked.add(Utils.abs(nobody.hashCode()) % partitions)) {
                await(admin.listConsumerGroupOffsets(nobody).partitionsToOffsetAndMetadata());
            }
        }
    }

    /** Sets where a group goes on; it must have no members. */
    void commit(String group, Map<TopicPartition, Long> offsets) {
        var wanted = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> wanted.put(partition, new OffsetAndMetadata(offset)));
        long end = System.nanoTime() + GROUP_PATIENCE.toNanos();
        while (true) {
            try {
                await(admin.alterConsumerGroupOffsets(group, wanted).all());
                return;
            } catch (BackupFailure failure) {
                boolean hasMembers = failure.getCause() instanceof UnknownMemberIdException
                        || failure.getCause() instanceof GroupNotEmptyException;
                if (!hasMembers || System.nanoTime() > end) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure("interrupted", e);
        }
    }

    Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> wanted.put(partition, which));
        var found = new HashMap<TopicPartition, Long>();
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answer =
                await(admin.listOffsets(wanted).all());
        answer.forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    /** Every partition of these topics. */
    List<TopicPartition> partitions(Collection<String> topics) {
        var partitions = new ArrayList<TopicPartition>();
        await(admin.describeTopics(topics).allTopicNames()).forEach((name, description) -> description
                .partitions()
                .forEach(partition -> partitions.add(new TopicPartition(name, partition.partition()))));
        return partitions;
    }

    /** Hands over every record from these positions to what is the end of each partition now, in order. */
    void read(Map<TopicPartition, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        var rest = new HashMap<TopicPartition, Long>();
        Map<TopicPartition, Long> starts = starts(from.keySet());
        var begins = new HashMap<TopicPartition, Long>();
        from.forEach((partition, offset) -> begins.put(partition, Math.max(offset, starts.get(partition))));
        ends(from.keySet()).forEach((partition, end) -> {
            if (end > begins.get(partition)) {
                rest.put(partition, end);
            }
        });
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "fetch.max.bytes",
                4 * 1024 * 1024,
                "max.partition.fetch.bytes",
                1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(rest.keySet());
            rest.keySet().forEach(partition -> consumer.seek(partition, begins.get(partition)));
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (!rest.isEmpty()) {
                var batch = consumer.poll(Duration.ofMillis(200));
                for (ConsumerRecord<byte[], byte[]> each : batch) {
                    Long end = rest.get(new TopicPartition(each.topic(), each.partition()));
                    if (end != null && each.offset() < end) {
                        reader.accept(each);
                    }
                }
                rest.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
                if (!batch.isEmpty()) {
                    patience = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > patience) {
                    throw new BackupFailure("Kafka does not hand over " + rest.keySet() + "; ./aduan logs kafka");
                }
            }
        }
    }

    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "buffer.memory", 8L * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        admin.close();
    }

    static <T> T await(java.util.concurrent.Future<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new BackupFailure("Kafka refuses: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new BackupFailure("Kafka does not answer; ./aduan logs kafka says why.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure("interrupted", e);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        return await(answer.toCompletionStage().toCompletableFuture());
    }
}

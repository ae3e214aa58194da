package id.aduan.bench.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of the stack under test, seen from outside. */
public final class Broker implements AutoCloseable {
    private final Admin admin;

    public Broker(String bootstrap) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** Makes a topic with the partitions and every setting of another one, durability included. */
    public void copyTopic(String original, String copy) {
        TopicDescription described =
                wait(admin.describeTopics(Set.of(original)).allTopicNames()).get(original);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, original);
        Map<String, String> settings =
                wait(admin.describeConfigs(Set.of(resource)).all()).get(resource).entries().stream()
                        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        short replication = (short) described.partitions().get(0).replicas().size();
        wait(admin.createTopics(
                        List.of(new NewTopic(copy, described.partitions().size(), replication).configs(settings)))
                .all());
    }

    /** How many records have ever been written to a topic. */
    public long written(String topic) {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many records a group has not committed yet; all of them before its first commit. */
    public long lag(String group, String topic) {
        Map<TopicPartition, Long> ends = ends(topic);
        Map<TopicPartition, OffsetAndMetadata> committed =
                wait(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata offset = committed.get(end.getKey());
                    return end.getValue() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        wait(admin.describeTopics(Set.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .forEach(
                        partition -> wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        wait(admin.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static <T> T wait(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

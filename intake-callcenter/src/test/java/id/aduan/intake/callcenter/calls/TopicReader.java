package id.aduan.intake.callcenter.calls;

import static org.awaitility.Awaitility.await;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.KafkaResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a topic, for tests. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    TopicReader(Topic topic) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaResource.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits for a record of this key and gives all that are there. */
    <T> List<T> of(ComplaintId key, Class<T> type) {
        await().atMost(PATIENCE).until(() -> !now(key, type).isEmpty());
        return now(key, type);
    }

    /** Those that have come so far. */
    <T> List<T> now(ComplaintId key, Class<T> type) {
        consumer.poll(Duration.ofMillis(300)).forEach(seen::add);
        return seen.stream()
                .filter(each -> key.toString().equals(each.key()))
                .map(each -> EventJson.read(each.value(), type))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

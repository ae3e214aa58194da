package id.aduan.intake;

import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.KafkaResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a topic at this moment, to its end. */
public final class TopicRecords {
    private TopicRecords() {}

    public static List<ConsumerRecord<String, byte[]>> now(
            String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return now(KafkaResource.bootstrapServers(), topic, wanted);
    }

    public static List<ConsumerRecord<String, byte[]>> now(
            String broker, String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (wanted.test(event)) {
                        found.add(event);
                    }
                });
            }
        }
        return found;
    }

    public static <T> List<T> bodies(String topic, String key, Class<T> type) {
        return now(topic, event -> event.key().equals(key)).stream()
                .map(event -> EventJson.read(event.value(), type))
                .toList();
    }
}

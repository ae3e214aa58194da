package id.aduan.routing;

import static org.awaitility.Awaitility.await;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventRecord;
import id.aduan.stack.test.KafkaResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads events as the other services do. */
public final class Kafka {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Kafka() {}

    public static void send(ComplaintReceived complaint) {
        send(complaint.topic(), complaint.complaintId().toString(), complaint.eventId(), EventJson.write(complaint));
    }

    public static void send(Topic topic, String key, EventId eventId, byte[] body) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic.wireName(), key, body);
            sent.headers().add(EventHeaders.ID, eventId.toString().getBytes(StandardCharsets.UTF_8));
            producer.send(sent).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many records of a key are on the topic, and gives the events of all of them. */
    public static <T> List<T> read(Topic topic, String key, int atLeast, Class<T> type) {
        return records(topic, key, atLeast).stream()
                .map(each -> each.read(type))
                .toList();
    }

    /** As {@link #read}, with the headers. */
    public static List<EventRecord> records(Topic topic, String key, int atLeast) {
        List<EventRecord> records = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic.wireName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(300))) {
                    if (key.equals(each.key())) {
                        records.add(EventRecord.of(each));
                    }
                }
                return records.size() >= atLeast;
            });
        }
        return records;
    }
}

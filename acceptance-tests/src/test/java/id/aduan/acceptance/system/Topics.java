package id.aduan.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the running system, as anybody with an access to Kafka sees them. */
final class Topics {
    private final String bootstrap;

    Topics(WholeSystem system) {
        this.bootstrap = system.status().path("kafka").path("bootstrap").asText();
    }

    /** What stands on the topic at this moment. */
    List<ConsumerRecord<String, byte[]>> now(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    if (wanted.test(each)) {
                        found.add(each);
                    }
                });
            }
        }
        return found;
    }

    /** As {@link #now}, of one key. */
    List<ConsumerRecord<String, byte[]>> of(String topic, String key) {
        return now(topic, each -> key.equals(each.key()));
    }

    void send(String topic, String key, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent(EventHeaders.ID, UUID.randomUUID().toString());
        var sent = new ProducerRecord<>(topic, key, body.getBytes(UTF_8));
        all.forEach((name, value) -> sent.headers().add(name, value.getBytes(UTF_8)));
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(sent).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(ConsumerRecord<String, byte[]> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}

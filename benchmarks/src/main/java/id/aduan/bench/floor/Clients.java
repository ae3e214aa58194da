package id.aduan.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients with the project's settings, and events with its headers. */
public final class Clients {
    /** As in the project. */
    static final int RECORDS_A_POLL = 200;

    private static final int BULK = 512 * 1024;
    private static final String SOURCE = "/floor";

    private Clients() {}

    /** Acknowledged by all, idempotent, without lingering. */
    public static KafkaProducer<String, byte[]> producer(String bootstrap) {
        return producer(bootstrap, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** As {@link #producer(String)}, for one who has very many records at hand. */
    public static KafkaProducer<String, byte[]> bulkProducer(String bootstrap) {
        return producer(bootstrap, Map.of(ProducerConfig.LINGER_MS_CONFIG, 50, ProducerConfig.BATCH_SIZE_CONFIG, BULK));
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    static KafkaConsumer<String, byte[]> consumer(String bootstrap, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.GROUP_ID_CONFIG, group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    public static ProducerRecord<String, byte[]> event(
            String topic, String type, String key, EventId id, Instant time, byte[] body) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, body);
        header(event, EventHeaders.SPEC_VERSION, "1.0");
        header(event, EventHeaders.ID, id.toString());
        header(event, EventHeaders.SOURCE, SOURCE);
        header(event, EventHeaders.TYPE, type);
        header(event, EventHeaders.TIME, time.toString());
        header(event, EventHeaders.SUBJECT, key);
        header(event, EventHeaders.CONTENT_TYPE, "application/json");
        return event;
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(UTF_8));
    }
}

package id.aduan.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
    static final String PRODUCER = "mp.messaging.outgoing.events-out.";
    static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

    private static final String DEFAULTS = "META-INF/microprofile-config.properties";
    private static final int BULK = 512 * 1024;
    private static final String SOURCE = "/floor";

    private Clients() {}

    /** As the project's own writer of events is configured. */
    public static KafkaProducer<String, byte[]> producer(String bootstrap) {
        return producer(bootstrap, ofTheProject(PRODUCER, ProducerConfig.configNames()));
    }

    /** For one who has very many records at hand. */
    public static KafkaProducer<String, byte[]> bulkProducer(String bootstrap) {
        return producer(
                bootstrap,
                Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        50,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BULK));
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrap, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        all.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    static KafkaConsumer<String, byte[]> consumer(String bootstrap, String group) {
        Map<String, Object> all = ofTheProject(CONNECTOR, Set.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The settings of this prefix in the defaults of all services, so that a floor has what the project has. */
    static Map<String, Object> ofTheProject(String prefix, Set<String> names) {
        Map<String, Object> found = new HashMap<>();
        try {
            for (URL file : Collections.list(Clients.class.getClassLoader().getResources(DEFAULTS))) {
                Properties properties = new Properties();
                try (InputStream stream = file.openStream()) {
                    properties.load(stream);
                }
                for (String name : names) {
                    String value = properties.getProperty(prefix + name);
                    if (value != null) {
                        found.put(name, value);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("the project has no settings under " + prefix + " any more");
        }
        return found;
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

package id.aduan.stack.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The way of one complaint, read from the topics themselves, so that it is told also while a service is away. It reads
 * all that the topics hold, which is for one machine and not for a regency.
 */
final class Way {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Topic> RECEIVED = List.of(Topic.COMPLAINT_RECEIVED, Topic.COMPLAINT_RECEIVED_URGENT);
    private static final List<Topic> LATER =
            List.of(Topic.COMPLAINT_ROUTED, Topic.COMPLAINT_ROUTED_URGENT, Topic.CITIZEN_ACTION, Topic.CASE_EVENT);

    private final String kafka;

    Way(String kafka) {
        this.kafka = kafka;
    }

    /** The steps of the complaint in their order; empty when no topic has it. */
    List<Step> of(TrackingNumber number) {
        byte[] wanted = number.value().getBytes(UTF_8);
        List<Step> steps = read(RECEIVED, found -> contains(found.value(), wanted));
        return steps.isEmpty() ? steps : goingOn(steps, steps.get(0).complaint());
    }

    /** As {@link #of(TrackingNumber)}; also of a canary, whose number nobody was told. */
    List<Step> of(ComplaintId complaint) {
        String key = complaint.toString();
        return goingOn(read(RECEIVED, found -> key.equals(found.key())), key);
    }

    private List<Step> goingOn(List<Step> received, String key) {
        List<Step> steps = new ArrayList<>(received);
        steps.addAll(read(LATER, found -> key.equals(found.key())));
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private List<Step> read(List<Topic> topics, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        List<Step> steps = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.wireName()).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (System.nanoTime() < until
                    && partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> {
                    if (wanted.test(found)) {
                        steps.add(step(found));
                    }
                });
            }
        }
        return steps;
    }

    private static Step step(ConsumerRecord<String, byte[]> found) {
        return new Step(
                Instant.ofEpochMilli(found.timestamp()),
                found.key(),
                header(found, EventHeaders.ID),
                what(found.topic(), found.value()),
                header(found, EventHeaders.SOURCE).replaceFirst("^/", ""),
                header(found, "traceparent").replaceFirst("^00-([0-9a-f]{32})-.*$", "$1"),
                header(found, EventHeaders.CORRELATION_ID));
    }

    /** The step in words, from codes alone: nothing that a citizen or an officer wrote. */
    static String what(String topic, byte[] body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (IOException e) {
            return topic + ", unreadable";
        }
        return switch (Topic.ofWireName(topic).orElseThrow()) {
            case COMPLAINT_RECEIVED, COMPLAINT_RECEIVED_URGENT ->
                "accepted by the door " + event.path("source").path("channel").asText();
            case COMPLAINT_ROUTED, COMPLAINT_ROUTED_URGENT ->
                "decision " + event.path("decision").path("number").asText() + ": "
                        + event.path("decision").path("outcome").asText() + " "
                        + event.path("decision").path("agency").asText();
            case CITIZEN_ACTION -> "the citizen: " + event.path("type").asText();
            case CASE_EVENT ->
                "case " + event.path("type").asText() + ", version "
                        + event.path("version").asText() + ", now "
                        + event.path("status").asText();
            case NOTICE -> "the citizen is to be told: " + event.path("kind").asText();
            case NOTICE_RECEIPT ->
                "the notice is " + event.path("state").asText() + " "
                        + event.path("reason").asText();
            case AGENCY, SEALING_KEY, WHATSAPP_UPDATE, ANSWER, LANDMARK -> topic;
        };
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static boolean contains(byte[] body, byte[] wanted) {
        for (int start = 0; body != null && start <= body.length - wanted.length; start++) {
            int same = 0;
            while (same < wanted.length && body[start + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** One event of the complaint; an event that came again has the id of the first. */
    record Step(Instant at, String complaint, String event, String what, String by, String trace, String correlation) {}
}

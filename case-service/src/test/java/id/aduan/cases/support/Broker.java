package id.aduan.cases.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.KafkaResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what other services write, and reads what this one writes. */
public final class Broker {
    private Broker() {}

    public static void route(ComplaintReceived complaint, RoutingDecision decision) {
        ComplaintRouted routed = ComplaintRouted.of(complaint, decision);
        send(routed.topic(), complaint.complaintId().toString(), routed.eventId(), routed);
    }

    public static void act(CitizenAction action) {
        send(Topic.CITIZEN_ACTION, action.complaintId().toString(), action.eventId(), action);
    }

    public static void tell(AgencySnapshot agency) {
        send(Topic.AGENCY, agency.code().value(), agency.eventId(), agency);
    }

    public static void send(Topic topic, String key, EventId eventId, Object body) {
        send(topic, key, eventId, body, Map.of());
    }

    /** @param more headers beside the identifier */
    public static void send(Topic topic, String key, EventId eventId, Object body, Map<String, String> more) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                KafkaResource.bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            byte[] bytes = body instanceof byte[] raw ? raw : EventJson.write(body);
            ProducerRecord<String, byte[]> eventRecord = new ProducerRecord<>(topic.wireName(), key, bytes);
            eventRecord.headers().add(EventHeaders.ID, eventId.toString().getBytes(UTF_8));
            more.forEach((name, value) -> eventRecord.headers().add(name, value.getBytes(UTF_8)));
            producer.send(eventRecord).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The facts of a case that are on the topic now, in their order. */
    public static List<CaseEvent> caseEvents(ComplaintId id) {
        List<CaseEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> found : read(Topic.CASE_EVENT)) {
            if (id.toString().equals(found.key())) {
                events.add(EventJson.read(found.value(), CaseEvent.class));
            }
        }
        return events;
    }

    /** All that is on a topic now. */
    public static List<ConsumerRecord<String, byte[]>> read(Topic topic) {
        Map<String, Object> settings =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KafkaResource.bootstrapServers());
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.wireName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}

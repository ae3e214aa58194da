package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.kit.events.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the topic of updates. */
record Kept(EventId eventId, String key, WhatsAppUpdate update) {

    /** All of it, to its end at this moment. */
    static List<Kept> all(String broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        List<Kept> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.WHATSAPP_UPDATE.wireName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> found.add(new Kept(
                                EventId.parse(new String(
                                        each.headers()
                                                .lastHeader(EventHeaders.ID)
                                                .value(),
                                        UTF_8)),
                                each.key(),
                                EventJson.read(each.value(), WhatsAppUpdate.class))));
            }
        }
        return found;
    }

    static List<Kept> of(String broker, EventId eventId) {
        return all(broker).stream()
                .filter(each -> each.eventId().equals(eventId))
                .toList();
    }
}

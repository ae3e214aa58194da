package id.aduan.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir
    Path data;

    @Test
    void recordsAndCommittedOffsetsSurviveARestart() throws Exception {
        try (var kafka = EmbeddedKafka.start(data)) {
            try (var admin = admin(kafka)) {
                admin.createTopics(List.of(new NewTopic("letters", 6, (short) 1)))
                        .all()
                        .get();
            }
            send(kafka, "letters", "first");
            assertThat(receive(kafka, 1)).containsExactly("first");
            send(kafka, "letters", "second");
        }

        try (var kafka = EmbeddedKafka.start(data)) {
            assertThat(receive(kafka, 1)).containsExactly("second");
        }
    }

    @Test
    void topicsAreNotCreatedByUseAndOffsetsOutliveRecords() throws Exception {
        try (var kafka = EmbeddedKafka.start(data);
                var admin = admin(kafka)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("unknown"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
            var config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
            assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
            assertThat(Long.parseLong(config.get("offsets.retention.minutes").value()))
                    .isGreaterThan(Duration.ofDays(28).toMinutes());
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void send(EmbeddedKafka kafka, String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static List<String> receive(EmbeddedKafka kafka, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "reader",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false");
        var received = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("letters"));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (received.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> received.add(letter.value()));
            }
            consumer.commitSync();
        }
        return received;
    }
}

package id.aduan.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final List<String> OF_EMERGENCIES =
            List.of("complaint-received-urgent.v1", "complaint-routed-urgent.v1");

    private final List<String> ordinary = new ArrayList<>();
    private final List<String> urgent = new ArrayList<>();
    private final EventWriter writer =
            new EventWriter(recording(ordinary), recording(urgent), "trial", Duration.ofSeconds(1));

    @Test
    void whatIsUrgentHasAProducerOfItsOwnAndNothingElseGoesByIt() {
        List<String> all = Arrays.stream(Topic.values()).map(Topic::wireName).toList();

        all.forEach(this::write);

        assertThat(urgent).containsExactlyInAnyOrderElementsOf(OF_EMERGENCIES);
        assertThat(ordinary)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(topic -> !OF_EMERGENCIES.contains(topic))
                        .toList());
    }

    private void write(String topic) {
        writer.write(new OutgoingEvent(
                        topic, "key", new EventId(UUID.randomUUID()), Instant.EPOCH, null, null, new byte[] {'{', '}'}))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    /** Acknowledges each message and keeps the topic that it goes to. */
    @SuppressWarnings("unchecked")
    private static MutinyEmitter<byte[]> recording(List<String> topics) {
        return (MutinyEmitter<byte[]>) Proxy.newProxyInstance(
                EventWriterTest.class.getClassLoader(),
                new Class<?>[] {MutinyEmitter.class},
                (emitter, method, arguments) -> {
                    if (!method.getName().equals("sendMessage")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    topics.add(((Message<?>) arguments[0])
                            .getMetadata(OutgoingKafkaRecordMetadata.class)
                            .orElseThrow()
                            .getTopic());
                    return Uni.createFrom().voidItem();
                });
    }
}

package id.aduan.intake;

import id.aduan.contracts.EventId;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.SealingKeyPair;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.stack.test.KafkaResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Plays case-service: publishes a key of the week and can open what was sealed to it. */
public final class SealingKeyOfTests {
    private SealingKeyOfTests() {}

    /** Returns once the door uses the new key. */
    public static SealingKeyPair publish(SealingKeys door)
            throws ExecutionException, InterruptedException, TimeoutException {
        Instant now = Instant.now();
        SealingKeyPair pair = SealingKeyPair.generate("test-" + now.toEpochMilli());
        SealingKeyPublished key = new SealingKeyPublished(
                EventId.derivedFrom("sealing-key.v1", pair.keyId()),
                pair.keyId(),
                pair.publicKeyset(),
                now,
                now.plus(Duration.ofDays(7)));
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.SEALING_KEY.wireName(), pair.keyId(), EventJson.write(key)))
                    .get(10, TimeUnit.SECONDS);
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> door.newest()
                .filter(newest -> newest.keyId().equals(pair.keyId()))
                .isPresent());
        return pair;
    }
}

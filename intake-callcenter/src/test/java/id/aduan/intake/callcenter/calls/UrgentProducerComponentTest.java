package id.aduan.intake.callcenter.calls;

import static id.aduan.intake.callcenter.calls.CallTrial.PATIENCE;
import static id.aduan.intake.callcenter.calls.CallTrial.call;
import static id.aduan.intake.callcenter.calls.CallTrial.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventWriter;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An emergency has a connection to Kafka of its own, so that it stands behind no other event. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class UrgentProducerComponentTest {
    @Inject
    KafkaClientService clients;

    @Test
    void anEmergencyIsSentByItsOwnProducerAndOtherReportsByTheOther() {
        double emergencies = sent(EventWriter.URGENT_CHANNEL, Topic.COMPLAINT_RECEIVED_URGENT);
        double reports = sent(EventWriter.CHANNEL, Topic.COMPLAINT_RECEIVED);

        log(call(
                        UUID.randomUUID(),
                        "NORMAL",
                        "emergencyKind",
                        "FIRE",
                        "narrative",
                        "Rumah terbakar",
                        "place",
                        Map.of("text", "Jl. Veteran")))
                .then()
                .statusCode(201);
        log(call(UUID.randomUUID(), "NORMAL", "narrative", "Lampu jalan mati"))
                .then()
                .statusCode(201);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sent(EventWriter.URGENT_CHANNEL, Topic.COMPLAINT_RECEIVED_URGENT))
                    .isEqualTo(emergencies + 1);
            assertThat(sent(EventWriter.CHANNEL, Topic.COMPLAINT_RECEIVED)).isEqualTo(reports + 1);
        });
        assertThat(sent(EventWriter.CHANNEL, Topic.COMPLAINT_RECEIVED_URGENT)).isZero();
        assertThat(sent(EventWriter.URGENT_CHANNEL, Topic.COMPLAINT_RECEIVED)).isZero();
    }

    /** How many records of the topic the producer of a channel has sent. */
    private double sent(String channel, Topic topic) {
        return clients.getProducer(channel).unwrap().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("record-send-total"))
                .filter(metric -> topic.wireName().equals(metric.getKey().tags().get("topic")))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }
}

package id.aduan.intake.whatsapp.webhook;

import static id.aduan.intake.whatsapp.webhook.Bodies.body;
import static id.aduan.intake.whatsapp.webhook.Bodies.bytes;
import static id.aduan.intake.whatsapp.webhook.Bodies.messages;
import static id.aduan.intake.whatsapp.webhook.Bodies.signature;
import static id.aduan.intake.whatsapp.webhook.Bodies.text;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.matchesPattern;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.OwnKafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnKafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class WebhookKafkaAwayComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DayKeys keys;

    @AfterEach
    void kafkaIsBack() {
        OwnKafkaResource.begin();
    }

    @Test
    void whileKafkaIsAwayNothingIsTakenAndWhatComesAgainIsTheSame() {
        await().atMost(PATIENCE).until(() -> keys.current().isPresent());
        byte[] before = bytes(body(messages(text("wamid." + UUID.randomUUID(), "628000000001", "a"))));
        byte[] meanwhile = bytes(body(messages(text("wamid." + UUID.randomUUID(), "628000000001", "b"))));
        send(before).then().statusCode(200);
        OwnKafkaResource.end();

        send(meanwhile).then().statusCode(503).header("Retry-After", matchesPattern("\\d+"));
        given().contentType("application/json")
                .header("X-Hub-Signature-256", signature("another", meanwhile))
                .body(new String(meanwhile, UTF_8))
                .post("/webhooks/whatsapp")
                .then()
                .statusCode(401);

        byte[] many = bytes(body(messages(IntStream.range(0, 1_000)
                .mapToObj(i -> text("wamid." + UUID.randomUUID(), "62800000" + (1_000 + i), "halo"))
                .toArray(String[]::new))));
        send(many).then().statusCode(503).header("Retry-After", matchesPattern("\\d+"));

        OwnKafkaResource.begin();
        await().atMost(PATIENCE).until(() -> send(meanwhile).statusCode() == 200);
        List<Kept> kept = Kept.of(
                OwnKafkaResource.bootstrapServers(),
                CutBody.of(meanwhile).get(0).eventId());
        assertThat(kept).isNotEmpty();
    }

    private static Response send(byte[] body) {
        return given().contentType("application/json")
                .header("X-Hub-Signature-256", signature(Bodies.SECRET, body))
                .body(new String(body, UTF_8))
                .post("/webhooks/whatsapp");
    }
}

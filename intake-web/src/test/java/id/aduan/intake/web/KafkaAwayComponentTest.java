package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.TopicRecords;
import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.OwnKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnKafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class KafkaAwayComponentTest {
    private static final String LAMP = "{\"kind\":\"COMPLAINT\",\"narrative\":\"Lampu jalan mati\"}";

    @Inject
    TrackingPin pins;

    @AfterEach
    void kafkaIsBack() {
        OwnKafkaResource.begin();
    }

    @Test
    void whileKafkaIsAwayNothingIsAcceptedAndTheRetryIsTheSameReport() {
        String key = UUID.randomUUID().toString();
        String before = send(UUID.randomUUID().toString()).path("complaintId");
        assertThat(before).isNotNull();
        OwnKafkaResource.end();

        send(key)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/not-stored"))
                .body("detail", containsString("kunci yang sama"));
        TrackingNumber number = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));
        given().header("Tracking-Pin", pins.of(number))
                .get("/api/v1/complaints/" + number)
                .then()
                .statusCode(200);

        OwnKafkaResource.begin();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> send(key).statusCode() == 201);
        String id = send(key).path("complaintId");
        Set<String> events = new HashSet<>();
        TopicRecords.now(OwnKafkaResource.bootstrapServers(), "complaint-received.v1", event -> event.key()
                        .equals(id))
                .forEach(event -> events.add(
                        new String(event.headers().lastHeader("ce_id").value(), UTF_8)));
        assertThat(events).hasSize(1);
    }

    @Test
    void aContactIsNotTakenBeforeItCanBeSealed() {
        String withPhone = LAMP.replace("}", ",\"reporter\":{\"phone\":\"0800 0000 006\"}}");

        given().contentType("application/json")
                .body(withPhone)
                .post("/api/v1/complaints")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/no-sealing-key"))
                .body("detail", containsString("tanpa kontak"));
        send(UUID.randomUUID().toString()).then().statusCode(201);
    }

    private static Response send(String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(LAMP)
                .post("/api/v1/complaints");
    }
}

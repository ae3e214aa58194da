package id.aduan.intake.whatsapp.desk;

import static id.aduan.intake.whatsapp.desk.Officers.API;
import static id.aduan.intake.whatsapp.desk.Officers.as;
import static id.aduan.intake.whatsapp.desk.Officers.browser;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class ConversationsNotFoundComponentTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-4000-8000-000000000000"})
    void whatIsNotThereIsNotFound(String id) {
        as("operator").get(API + id).then().statusCode(404).contentType("application/problem+json");
        as("operator").post(API + id + "/take").then().statusCode(404);
    }

    @Test
    void soIsItForWhoAsksWrongly() {
        String nobody = "/whatsapp/conversations/" + UUID.randomUUID();

        browser("triage")
                .contentType(ContentType.URLENC)
                .formParam("reason", "")
                .post(nobody + "/reveal")
                .then()
                .statusCode(404);
        browser("triage")
                .contentType(ContentType.URLENC)
                .formParam("key", "")
                .formParam("text", "a".repeat(10_000))
                .post(nobody + "/template")
                .then()
                .statusCode(404);
    }
}

package id.aduan.intake.whatsapp.desk;

import static id.aduan.intake.whatsapp.desk.Officers.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class CannedAnswersComponentTest {
    @Test
    void aSupervisorKeepsTheCannedAnswersInThreeLanguages() {
        String answers = "/api/v1/whatsapp/canned-answers/";
        String body = "{\"label\":\"Uji\",\"id\":\"Baik\",\"su\":\"Muhun\",\"en\":\"Well\"}";
        as("operator")
                .get("/api/v1/whatsapp/canned-answers")
                .then()
                .statusCode(200)
                .body("items.key", hasItem("minta-foto"));
        as("operator").body(body).put(answers + "uji-coba").then().statusCode(403);
        as("supervisor")
                .body(body.replace("Muhun", ""))
                .put(answers + "uji-coba")
                .then()
                .statusCode(422);
        as("supervisor").body(body).put(answers + "Uji Coba").then().statusCode(422);

        as("supervisor").body(body).put(answers + "uji-coba").then().statusCode(204);

        as("operator")
                .get("/api/v1/whatsapp/canned-answers")
                .then()
                .body("items.find { it.key == 'uji-coba' }.su", equalTo("Muhun"));
        as("supervisor").delete(answers + "uji-coba").then().statusCode(204);
        as("supervisor").delete(answers + "uji-coba").then().statusCode(404);
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        given().get("/api/v1/whatsapp/conversations").then().statusCode(401);
    }
}

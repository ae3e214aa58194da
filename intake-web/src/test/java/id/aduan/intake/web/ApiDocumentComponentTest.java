package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class ApiDocumentComponentTest {
    @Test
    void theDocumentIsServedToAnyoneAndTellsNothingButTheApi() {
        given().accept("application/json")
                .get("/api/v1/complaints/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1."))
                .body("paths.keySet()", hasItem("/api/v1/complaints"))
                .body("paths.keySet()", everyItem(startsWith("/api/")))
                .body("components.examples.keySet()", hasItem("lampuJalan"));
    }
}

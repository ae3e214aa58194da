package id.aduan.intake.callcenter.calls;

import static id.aduan.intake.callcenter.calls.CallTrial.API;
import static id.aduan.intake.callcenter.calls.CallTrial.as;
import static org.hamcrest.Matchers.oneOf;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class CallerWordsComponentTest {
    @ParameterizedTest
    @ValueSource(strings = {"/hints", "/places", "/answers"})
    void whatACallerSaysStandsInNoAddress(String query) {
        as("operator")
                .queryParam("text", "banjir")
                .queryParam("q", "Rumah Bu Imas")
                .get(API + query)
                .then()
                .statusCode(oneOf(404, 405));
        as("operator").body(Map.of("q", "Citeko")).post(API + query).then().statusCode(200);
        as("auditor").body(Map.of("q", "Citeko")).post(API + query).then().statusCode(403);
        as("operator").post(API + query).then().statusCode(400);
    }
}

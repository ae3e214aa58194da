package id.aduan.intake.callcenter.walkin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.durable.Transactions;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class DeskPagesComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String RECEIPTS = "/callcenter/desk/receipts/";

    @Inject
    Transactions transactions;

    private static RequestSpecification as(String account) {
        return given().auth().oauth2(IssuerResource.token(account)).redirects().follow(false);
    }

    private static JsonPath logged(String callType) {
        return as("operator")
                .contentType(ContentType.JSON)
                .body("""
                        {"callId":"%s","desk":"WALK_IN","callType":"%s","narrative":"Lampu jalan mati",
                         "place":{"text":"Desa Citeko, Plered"}}
                        """.formatted(UUID.randomUUID(), callType))
                .post("/api/v1/calls")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void scriptsOfThePagesAskBelowThePagesWhereTheSignInIsKnown() {
        String call = logged("GHOST").getString("callId");

        as("operator").get("/callcenter/api/" + call).then().statusCode(200).body("id", equalTo(call));
        as("operator")
                .contentType(ContentType.JSON)
                .body(Map.of("q", "citeko"))
                .post("/callcenter/api/places")
                .then()
                .statusCode(200)
                .body("items.label", hasItem(containsString("Citeko")));
        as("auditor").get("/callcenter/api/" + call).then().statusCode(403);
        given().redirects().follow(false).get("/callcenter/api/" + call).then().statusCode(oneOf(302, 401));
    }

    @Test
    void theSamePageHasATelephoneForCallsAndConsentForVisitors() {
        as("operator")
                .get("/callcenter")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("data-desk=\"CALL_CENTER\""),
                        containsString("id=\"ringing\""),
                        containsString("value=\"PRANK\""),
                        not(containsString("name=\"consent\""))));
        as("operator")
                .get("/callcenter/desk?lang=su")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("lang=\"su\""),
                        containsString("data-desk=\"WALK_IN\""),
                        containsString("name=\"consent\""),
                        not(containsString("id=\"ringing\"")),
                        not(containsString("value=\"PRANK\""))));
        as("operator").get("/callcenter/blocked").then().statusCode(200);
        as("operator").get("/callcenter/villages.geojson").then().statusCode(200);
    }

    @Test
    void onlyOperatorsAndSupervisorsSeeThePages() {
        for (String page : new String[] {"/callcenter", "/callcenter/desk", "/callcenter/blocked"}) {
            as("triage").get(page).then().statusCode(403);
            as("supervisor").get(page).then().statusCode(200);
        }
    }

    @Test
    void onlyWhoMayUnblockIsOfferedIt() {
        as("operator").get("/callcenter/blocked").then().body(not(containsString("data-unblock")));
        as("supervisor").get("/callcenter/blocked").then().body(containsString("data-unblock=\"Buka blokir\""));
    }

    @Test
    void theReceiptOfAVisitTellsNumberAndPinInTheVisitorsLanguage() throws IOException {
        // Given
        JsonPath visit = logged("NORMAL");

        // When
        byte[] pdf = as("operator")
                .get(RECEIPTS + visit.getString("callId") + "?lang=su")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", startsWith("inline"))
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            String pin = visit.getString("pin");
            assertThat(text)
                    .contains(
                            visit.getString("trackingNumber"), pin.substring(0, 3) + " " + pin.substring(3), "laporan")
                    .contains("Kabupatén")
                    .doesNotContain("Lampu");
        }
    }

    @Test
    void aReceiptIsForWhoLoggedTheVisitAndForOneDay() {
        // Given
        JsonPath visit = logged("NORMAL");
        String receipt = RECEIPTS + visit.getString("callId");
        as("supervisor").get(receipt).then().statusCode(200);

        // When
        transactions
                .run(session -> session.createNativeQuery(
                                "update call set logged_at = logged_at - interval '25 hours' where id = ?1")
                        .setParameter(1, UUID.fromString(visit.getString("callId")))
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);

        // Then
        as("operator").get(receipt).then().statusCode(404).contentType(startsWith("text/html"));
        as("triage").get(receipt).then().statusCode(403);
    }

    @Test
    void whatIsNoVisitHasNoReceipt() {
        as("operator").get(RECEIPTS + UUID.randomUUID()).then().statusCode(404);
        as("operator").get(RECEIPTS + "none").then().statusCode(404);
    }
}

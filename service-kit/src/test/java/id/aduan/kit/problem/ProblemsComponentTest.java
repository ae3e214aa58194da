package id.aduan.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(IssuerResource.class)
class ProblemsComponentTest {
    @Test
    void withoutATokenTheApiSaysSoAsAProblem() {
        given().get("/api/v1/trial/supervised")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/unauthorized"))
                .body("instance", equalTo("/api/v1/trial/supervised"))
                .body("title", equalTo("Masuk dahulu"));
    }

    @Test
    void anExpiredTokenIsAProblemToo() {
        given().auth()
                .oauth2(IssuerResource.expiredToken("supervisor"))
                .get("/api/v1/trial/supervised")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthorized"));
    }

    @Test
    void aWrongRoleIsForbiddenAndTheRightOnePasses() {
        given().auth()
                .oauth2(IssuerResource.token("auditor"))
                .get("/api/v1/trial/supervised")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"));
        given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .get("/api/v1/trial/supervised")
                .then()
                .statusCode(200)
                .body(equalTo("seen"));
    }

    @Test
    void anEndpointWithoutAnAnnotationIsDenied() {
        given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .get("/api/v1/trial/unannotated")
                .then()
                .statusCode(403);
    }

    @Test
    void aPageSendsToTheSignIn() {
        given().redirects()
                .follow(false)
                .get("/kit/supervised")
                .then()
                .statusCode(302)
                .header("Location", containsString("/signin/"));
    }

    @Test
    void anUnknownAddressAndAWrongMethodAreProblems() {
        given().get("/api/v1/trial/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
        given().delete("/api/v1/trial/body").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void aBodyThatIsNoJsonOrDoesNotFitSaysSoInTheCallersLanguage() {
        given().contentType("application/json")
                .header("Accept-Language", "en")
                .body("{\"name\":")
                .post("/api/v1/trial/body")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("The request cannot be read"));
        given().contentType("application/json")
                .header("Accept-Language", "su-ID,su;q=0.9")
                .body("{\"name\":\"x\",\"count\":\"many\"}")
                .post("/api/v1/trial/body")
                .then()
                .statusCode(400)
                .body("title", equalTo("Paménta teu tiasa dibaca"));
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/trial/body")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void whatAnotherSiteMakesABrowserSendIsRefused() {
        String body = "{\"name\":\"x\",\"count\":1}";
        given().contentType("application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .body(body)
                .post("/api/v1/trial/body")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/cross-origin"));
        given().contentType("application/json")
                .header("Origin", "https://elsewhere.example")
                .body(body)
                .post("/api/v1/trial/body")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .header("Origin", "null")
                .body(body)
                .post("/api/v1/trial/body")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body(body)
                .post("/api/v1/trial/body")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/trial/body")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsUnexpectedTellsOnlyATrace() {
        given().header("X-Correlation-Id", "trace-12345")
                .get("/api/v1/trial/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .header("X-Correlation-Id", "trace-12345")
                .body("detail", containsString("trace-12345"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void whatPassesIsToBeSentAgain() {
        given().header("Accept-Language", "en")
                .get("/api/v1/trial/passing")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("type", equalTo("/problems/unavailable"))
                .body("detail", containsString("try again"))
                .body(not(containsString("secret")));
    }

    @Test
    void aRefusalCarriesItsMembersAndWhenToTryAgain() {
        given().get("/api/v1/trial/refused")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("7"))
                .body("errors[0].field", equalTo("place.latitude"));
    }

    @Test
    void aFailureOfAPageIsAPageInTheCitizensLanguage() {
        given().header("Accept-Language", "en")
                .get("/kit/broken")
                .then()
                .statusCode(500)
                .contentType(startsWith("text/html"))
                .body(containsString("An error on our side"))
                .body(containsString("lang=\"en\""))
                .body(not(containsString("secret")));
    }

    @Test
    void pagesKeepToThemselves() {
        given().get("/kit/broken")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void styleSheetsAndLibrariesAreServedUnderThePrefix() {
        given().get("/kit/assets/kit/aduan.css").then().statusCode(200).contentType(startsWith("text/css"));
        given().get("/kit/assets/lib/htmx/2.0.8/dist/htmx.min.js").then().statusCode(200);
        given().get("/kit/assets/lib/leaflet/1.9.4/dist/leaflet.js").then().statusCode(200);
        given().get("/kit/assets/kit/../../application.properties").then().statusCode(404);
    }
}

package id.aduan.intake.whatsapp.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.GraphStandIn;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class AccountsComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String API = "/api/v1/whatsapp/accounts";
    private static final int OURS = 12;

    @Inject
    Transactions transactions;

    @BeforeEach
    void theSenderKnowsItsNumbers() {
        await().atMost(PATIENCE)
                .until(() ->
                        sql("update sending_account set stopped = null, stopped_at = null, stop_code = null") >= 2);
        GraphStandIn.templates(GraphStandIn.WABA).clear();
    }

    /** Other tests send. */
    @AfterEach
    void everyNumberGoesOn() {
        sql("update sending_account set stopped = null, stopped_at = null, stop_code = null, trial = false,"
                + " held_until = null");
    }

    private static RequestSpecification as(String account) {
        return given().auth().oauth2(IssuerResource.token(account)).redirects().follow(false);
    }

    private int sql(String statement) {
        return transactions
                .run(session -> session.createNativeQuery(statement).executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    private void stop(String stop, int code) {
        sql("update sending_account set stopped = '" + stop + "', stopped_at = now(), stop_code = " + code
                + ", quality = 'RED' where account = '" + GraphStandIn.ACCOUNT + "'");
    }

    @Test
    void aStoppedNumberIsSeenAndGoesOnWhenSomebodyHasMendedTheCause() {
        // Given
        stop("POLICY", 368);
        as("auditor")
                .get(API)
                .then()
                .statusCode(200)
                .body("items.find { it.name == 'main' }.state", equalTo("STOPPED"))
                .body("items.find { it.name == 'main' }.stoppedBecause", equalTo("POLICY"))
                .body("items.find { it.name == 'main' }.code", equalTo(368))
                .body("items.find { it.name == 'other' }.state", equalTo("SENDS"))
                .body(not(containsString("token-of-main")));

        // When
        as("supervisor").post(API + "/main/resume").then().statusCode(204);

        // Then
        as("auditor")
                .get(API)
                .then()
                .body("items.find { it.name == 'main' }.state", equalTo("SENDS"))
                .body("items.find { it.name == 'main' }.code", nullValue())
                .body("history[0].act", equalTo("RESUMED"))
                .body("history[0].officer", equalTo("supervisor"))
                .body("history[0].account", equalTo("main"));
        as("supervisor")
                .post(API + "/main/resume")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/number-not-stopped"));
        as("supervisor").post(API + "/nobody/resume").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "triage", "verifier", "officer.dlh"})
    void othersSeeAndDoNothing(String account) {
        stop("TOKEN", 190);

        as(account).get(API).then().statusCode(403);
        as(account).get("/whatsapp/accounts").then().statusCode(403);
        as(account).post(API + "/main/resume").then().statusCode(403);
        as(account).post(API + "/templates").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "operator,   /whatsapp,          /whatsapp /whatsapp/canned",
        "triage,     /whatsapp,          /whatsapp /whatsapp/canned /triage",
        "supervisor, /whatsapp,          /whatsapp /whatsapp/canned /whatsapp/accounts /triage /cases",
        "supervisor, /whatsapp/accounts, /whatsapp /whatsapp/canned /whatsapp/accounts /triage /cases",
        "auditor,    /whatsapp/accounts, /whatsapp/accounts /cases",
        "admin,      /whatsapp/accounts, /whatsapp/accounts /triage"
    })
    void theNavigationLeadsWhereWhoIsSignedInMayGo(String account, String page, String expected) {
        String html = as(account).get(page).then().statusCode(200).extract().asString();

        String navigation = html.substring(html.indexOf("<nav>"), html.indexOf("</nav>"));
        assertThat(Pattern.compile("<a href=\"(/[^\"]*)\"")
                        .matcher(navigation)
                        .results()
                        .map(link -> link.group(1)))
                .containsExactly((expected + " /whatsapp/sign-out").split(" "));
    }

    @Test
    void whoReadsOnlyChangesNothing() {
        stop("TOKEN", 190);

        as("auditor").post(API + "/main/resume").then().statusCode(403);
        as("auditor").post(API + "/templates").then().statusCode(403);
        as("supervisor").post(API + "/templates").then().statusCode(403);
    }

    @Test
    void templatesAreRegisteredOnceAndATrialChangesNothing() {
        // When
        as("admin")
                .post(API + "/templates?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("templates.findAll { it.account == 'main' }", hasSize(OURS))
                .body("templates.findAll { it.account == 'main' }.outcome", everyItem(equalTo("MISSING")));

        // Then
        assertThat(GraphStandIn.templates(GraphStandIn.WABA)).isEmpty();

        // When
        as("admin")
                .post(API + "/templates")
                .then()
                .statusCode(200)
                .body("templates.findAll { it.account == 'main' }.outcome", everyItem(equalTo("REGISTERED")))
                .body("templates.findAll { it.account == 'main' }.status", everyItem(equalTo("PENDING")));

        // Then
        assertThat(GraphStandIn.templates(GraphStandIn.WABA)).hasSize(OURS);
        as("admin")
                .post(API + "/templates")
                .then()
                .body("templates.findAll { it.account == 'main' }.outcome", everyItem(equalTo("THERE")));
        assertThat(GraphStandIn.templates(GraphStandIn.WABA)).hasSize(OURS);
        as("auditor")
                .get(API)
                .then()
                .body("templates.findAll { it.name == 'report_answered' }.status", hasItem("PENDING"))
                .body("history.act", hasItem("REGISTERED_TEMPLATES"));
        sql("update template set status = 'APPROVED', at = timestamptz '1970-01-01 00:00:00Z'");
    }

    @Test
    void anAccountThatDoesNotAnswerIsToldAsSuch() {
        GraphStandIn.revoke("token-of-main");
        try {
            as("admin")
                    .post(API + "/templates")
                    .then()
                    .statusCode(200)
                    .body("templates.findAll { it.account == 'main' }.outcome", everyItem(equalTo("UNKNOWN")))
                    .body("templates.findAll { it.account == 'main' }.reason", everyItem(containsString("190")));
        } finally {
            GraphStandIn.allow("token-of-main");
        }
    }

    @Test
    void thePageShowsAndDoesTheSameWithoutAScript() {
        // Given
        stop("TOKEN", 190);

        // Then
        as("admin")
                .get("/whatsapp/accounts?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("its token is not good (code 190)"))
                .body(containsString("report_answered"))
                .body(containsString("Let it go on"))
                .body(not(containsString("token-of-main")));
        as("auditor")
                .get("/whatsapp/accounts?lang=en")
                .then()
                .statusCode(200)
                .body(not(containsString("Let it go on")))
                .body(not(containsString("Register those that are missing")));

        // When
        as("admin")
                .contentType(ContentType.URLENC)
                .formParam("resume", "1")
                .post("/whatsapp/accounts/main/resume")
                .then()
                .statusCode(303)
                .header("Location", containsString("/whatsapp/accounts?resumed=main"));

        // Then
        as("admin").get("/whatsapp/accounts?lang=su").then().body(containsString("ngajalankeun deui main"));
        as("admin")
                .contentType(ContentType.URLENC)
                .formParam("resume", "1")
                .post("/whatsapp/accounts/main/resume?lang=en")
                .then()
                .statusCode(409)
                .body(containsString("The number is not stopped"));
        as("admin")
                .contentType(ContentType.URLENC)
                .formParam("trial", "1")
                .post("/whatsapp/accounts/templates?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("missing"));
    }
}

package id.aduan.routing.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Topic;
import id.aduan.routing.Kafka;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "routing"))
@WithTestResource(IssuerResource.class)
class DirectoryComponentTest {
    private static final String DIRECTORY = "/api/v1/routing/directory/";

    private static RequestSpecification as(String account) {
        return given().auth()
                .oauth2(IssuerResource.token(account))
                .contentType(ContentType.JSON)
                .redirects()
                .follow(false);
    }

    private static long version() {
        return given().get("/api/v1/routing/agencies").jsonPath().getLong("directoryVersion");
    }

    @Test
    void everybodyMayKnowTheAgencies() {
        given().get("/api/v1/routing/agencies")
                .then()
                .statusCode(200)
                .body("items", hasSize(56))
                .body("items.code", hasItem("kec-wanayasa"))
                .body("items.find { it.code == 'dlh' }.shortName", equalTo("DLH"));
    }

    @Test
    void aNewWordCountsFromTheNextDecisionOnAndTheOldVersionCanStillBeAsked() {
        long before = version();
        String report = "{\"narrative\":\"aya gorowong dina parapatan\"}";
        as("admin").body(report).post("/api/v1/routing/preview").then().body("outcome", equalTo("TRIAGE"));

        as("admin")
                .body("{\"meaning\":\"SUBJECT\",\"target\":\"jalan-jembatan\",\"form\":\"gorowong\",\"weight\":4}")
                .put(DIRECTORY + "words")
                .then()
                .statusCode(200)
                .body("version", equalTo((int) before + 1));

        as("triage")
                .body(report)
                .post("/api/v1/routing/preview")
                .then()
                .statusCode(200)
                .body("agency", equalTo("dputr"))
                .body("directoryVersion", equalTo((int) before + 1));
        as("triage")
                .body(report)
                .post("/api/v1/routing/preview?asOf=" + before)
                .then()
                .body("outcome", equalTo("TRIAGE"))
                .body("directoryVersion", equalTo((int) before));
        as("admin").get(DIRECTORY + "words?q=gorowong").then().body("items", hasSize(1));

        as("admin")
                .delete(DIRECTORY + "words?meaning=SUBJECT&target=jalan-jembatan&form=gorowong")
                .then()
                .statusCode(200);
        as("admin").body(report).post("/api/v1/routing/preview").then().body("outcome", equalTo("TRIAGE"));
    }

    @Test
    void anAgencyThatChangesItsNameIsPublished() {
        as("admin")
                .body("{\"name\":\"Dinas Kearsipan dan Perpustakaan Daerah\",\"shortName\":\"Disipusda\","
                        + "\"kind\":\"OFFICE\",\"aliases\":[\"Perpusda\"],\"validFrom\":\"2017-01-01\"}")
                .put(DIRECTORY + "agencies/disipusda")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var snapshots = Kafka.read(Topic.AGENCY, "disipusda", 2, AgencySnapshot.class);
            AgencySnapshot last = snapshots.get(snapshots.size() - 1);
            assertThat(last.name()).isEqualTo("Dinas Kearsipan dan Perpustakaan Daerah");
            assertThat(last.aliases()).containsExactly("perpusda");
            assertThat(last.version()).isGreaterThan(snapshots.get(0).version());
        });
    }

    @Test
    void anEditThatWouldBreakTheDirectoryIsRefusedAndChangesNothing() {
        long before = version();

        as("admin")
                .body("{\"urusan\":\"persampahan\",\"agency\":\"tidak-ada\",\"validFrom\":\"2026-01-01\"}")
                .put(DIRECTORY + "responsibilities")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("tidak-ada"));
        as("admin")
                .body("{\"meaning\":\"SUBJECT\",\"target\":\"bukan-urusan\",\"form\":\"x\",\"weight\":1}")
                .put(DIRECTORY + "words")
                .then()
                .statusCode(422);
        as("admin").body("{}").put(DIRECTORY + "agencies/dlh").then().statusCode(422);

        assertThat(version()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"triage", "supervisor", "auditor", "officer.dlh"})
    void onlyAnAdministratorEdits(String account) {
        as(account)
                .body("{\"meaning\":\"SUBJECT\",\"target\":\"persampahan\",\"form\":\"x\",\"weight\":1}")
                .put(DIRECTORY + "words")
                .then()
                .statusCode(403);
        as(account).get("/triage/directory/words").then().statusCode(403);
    }

    @Test
    void thePagesShowAndEdit() {
        as("admin").get("/triage").then().statusCode(303);
        as("admin")
                .get("/triage/directory/words?q=runtah")
                .then()
                .statusCode(200)
                .body(containsString("persampahan"));
        as("admin")
                .get("/triage/directory/agencies?lang=su")
                .then()
                .statusCode(200)
                .body(containsString("Diréktori"));
        given().auth()
                .oauth2(IssuerResource.token("admin"))
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParam("form", "rongsokan")
                .formParam("urusan", "persampahan")
                .formParam("weight", "2")
                .post("/triage/directory/words")
                .then()
                .statusCode(303);
        as("admin").get(DIRECTORY + "words?q=rongsokan").then().body("items", hasSize(1));
    }
}

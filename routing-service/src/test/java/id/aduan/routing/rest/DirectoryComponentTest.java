package id.aduan.routing.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.LandmarkPublished;
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
    void everybodyMayKnowTheLandmarksAndWhichAreKnownOnlyByTheirArea() {
        given().get("/api/v1/routing/landmarks")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("stasiun-plered"))
                .body("items.find { it.id == 'stasiun-plered' }.area", nullValue())
                .body("items.find { it.id == 'kantor-kecamatan-wanayasa' }.area", equalTo("32.14.09"));
    }

    @Test
    void aLandmarkCountsFromTheNextDecisionOnIsPublishedAndWhenRemovedIsPublishedAsRemoved() {
        String report = "{\"narrative\":\"Lampu jalan mati\",\"place\":\"dekat Tugu Karangan Indah\"}";
        as("admin").body(report).post("/api/v1/routing/preview").then().body("area", nullValue());

        as("admin")
                .body("{\"name\":\"Tugu Karangan Indah\",\"aliases\":[\"Tugu Kembar\"],\"kind\":\"OTHER\","
                        + "\"latitude\":-6.52043,\"longitude\":107.43174}")
                .put(DIRECTORY + "landmarks/tugu-karangan-indah")
                .then()
                .statusCode(200);

        as("admin").body(report).post("/api/v1/routing/preview").then().body("area", equalTo("32.14.12.2006"));
        var published = Kafka.read(Topic.LANDMARK, "tugu-karangan-indah", 1, LandmarkPublished.class);
        assertThat(published.get(0).removed()).isFalse();
        assertThat(published.get(0).aliases()).containsExactly("tugu kembar");
        assertThat(published.get(0).areaCode()).isNull();

        as("admin").delete(DIRECTORY + "landmarks/tugu-karangan-indah").then().statusCode(200);

        as("admin").body(report).post("/api/v1/routing/preview").then().body("area", nullValue());
        var later = Kafka.read(Topic.LANDMARK, "tugu-karangan-indah", 2, LandmarkPublished.class);
        assertThat(later.get(1).removed()).isTrue();
        assertThat(later.get(1).version()).isGreaterThan(later.get(0).version());
        as("admin").delete(DIRECTORY + "landmarks/tugu-karangan-indah").then().statusCode(404);
    }

    @Test
    void aLandmarkThatIsToldAtADoorCountsAtOnceAndIsUncheckedUntilSomebodyLooks() {
        // Given
        String told = "{\"name\":\"Warung Bu Haji Karangan\",\"latitude\":-6.52043,\"longitude\":107.43174}";
        String report = "{\"narrative\":\"Lampu jalan mati\",\"place\":\"depan Warung Bu Haji Karangan\"}";

        // When
        as("intake-whatsapp")
                .body(told)
                .post("/internal/landmarks")
                .then()
                .statusCode(201)
                .body("id", equalTo("warung-bu-haji-karangan"))
                .body("unchecked", equalTo(true));
        long after = version();

        // Then
        as("admin").body(report).post("/api/v1/routing/preview").then().body("area", equalTo("32.14.12.2006"));
        assertThat(Kafka.read(Topic.LANDMARK, "warung-bu-haji-karangan", 1, LandmarkPublished.class))
                .extracting(LandmarkPublished::unchecked)
                .containsExactly(true);
        as("intake-whatsapp")
                .body(told.replace("Bu Haji", "BU HAJI").replace("-6.52043", "-6.5"))
                .post("/internal/landmarks")
                .then()
                .statusCode(200)
                .body("id", equalTo("warung-bu-haji-karangan"))
                .body("latitude", equalTo(-6.52043f));
        assertThat(version()).isEqualTo(after);
        String page = as("admin").get("/triage/directory/landmarks?lang=en").asString();
        assertThat(page).contains("1 landmarks were told by citizens");
        assertThat(page.indexOf("Warung Bu Haji Karangan"))
                .as("it is shown first")
                .isLessThan(page.indexOf("Stasiun Plered"));

        form().formParam("id", "warung-bu-haji-karangan")
                .formParam("checked", "1")
                .post("/triage/directory/landmarks")
                .then()
                .statusCode(303);
        assertThat(Kafka.read(Topic.LANDMARK, "warung-bu-haji-karangan", 2, LandmarkPublished.class)
                        .get(1)
                        .unchecked())
                .isNull();
        as("admin")
                .delete(DIRECTORY + "landmarks/warung-bu-haji-karangan")
                .then()
                .statusCode(200);
    }

    @Test
    void aLandmarkThatIsToldByItsAreaIsKnownNoBetter() {
        as("intake-web")
                .body("{\"name\":\"Kebun Karangan\",\"areaCode\":\"32.14.12.2006\"}")
                .post("/internal/landmarks")
                .then()
                .statusCode(201)
                .body("area", equalTo("32.14.12.2006"));

        as("admin").delete(DIRECTORY + "landmarks/kebun-karangan").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Pos Karangan\"}",
                "{\"name\":\"Pos Karangan\",\"areaCode\":\"32.15.01\"}",
                "{\"name\":\"?!\",\"areaCode\":\"32.14.12.2006\"}",
                "{\"name\":\"Pos Karangan\",\"latitude\":-6.9175,\"longitude\":107.6191}",
            })
    void whatIsNoPlaceOfTheRegencyIsRefusedToADoor(String told) {
        long before = version();

        as("intake-web").body(told).post("/internal/landmarks").then().statusCode(422);
        as("admin").body(told).post("/internal/landmarks").then().statusCode(403);

        assertThat(version()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"MARKET\",\"latitude\":-6.9175,\"longitude\":107.6191",
                "\"kind\":\"MARKET\",\"latitude\":107.43174,\"longitude\":-6.52043",
                "\"kind\":\"MARKET\",\"latitude\":-6.52043",
                "\"kind\":\"MARKET\",\"latitude\":-6.52043,\"longitude\":107.43174,\"area\":\"32.14.09\"",
                "\"kind\":\"MARKET\",\"latitude\":-6.52043,\"longitude\":107.43174,\"area\":\"32.15.01\"",
                "\"latitude\":-6.52043,\"longitude\":107.43174",
            })
    void aLandmarkOutsideOfTheRegencyOrItsAreaIsRefused(String fields) {
        long before = version();

        as("admin")
                .body("{\"name\":\"Pasar Karangan\"," + fields + "}")
                .put(DIRECTORY + "landmarks/pasar-karangan")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");

        assertThat(version()).isEqualTo(before);
    }

    @Test
    void twoLandmarksNeverHaveOneName() {
        as("admin")
                .body("{\"name\":\"stasiun plered\",\"kind\":\"STATION\",\"latitude\":-6.64,\"longitude\":107.391}")
                .put(DIRECTORY + "landmarks/stasiun-plered-2")
                .then()
                .statusCode(422)
                .body("detail", containsString("two landmarks"));
    }

    @Test
    void thePageOfLandmarksAddsChangesAndRemoves() {
        as("admin")
                .get("/triage/directory/landmarks?q=plered&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("Stasiun Plered"))
                .body(containsString("only its area is known"));
        form().formParam("name", "Lapang Karangan Jaya")
                .formParam("aliases", "Lapang KJ, ")
                .formParam("kind", "PARK")
                .formParam("latitude", "-6,52043")
                .formParam("longitude", "107,43174")
                .formParam("area", "")
                .post("/triage/directory/landmarks")
                .then()
                .statusCode(303);
        as("admin")
                .get("/triage/directory/landmarks?edit=lapang-karangan-jaya")
                .then()
                .statusCode(200)
                .body(containsString("value=\"lapang kj\""));
        form().formParam("name", "Lapang Karangan Jaya")
                .formParam("kind", "PARK")
                .formParam("latitude", "abc")
                .formParam("longitude", "107")
                .post("/triage/directory/landmarks")
                .then()
                .statusCode(422)
                .body(containsString("value=\"abc\""));
        form().formParam("id", "lapang-karangan-jaya")
                .formParam("remove", "1")
                .post("/triage/directory/landmarks")
                .then()
                .statusCode(303);
        as("admin")
                .get("/triage/directory/landmarks?edit=lapang-karangan-jaya")
                .then()
                .statusCode(404);
        as("triage").get("/triage/directory/landmarks").then().statusCode(403);
    }

    private static RequestSpecification form() {
        return given().auth()
                .oauth2(IssuerResource.token("admin"))
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false);
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

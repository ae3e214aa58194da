package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.CISEUREUH;
import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static id.aduan.cases.domain.SampleReports.support;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Milestone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far help has come, by the API: told once, by those who help, and seen by those who may. */
@QuarkusTest
@Stack
class EmergencyComponentTest {
    private static final String OFFICER = "officer.dlh";

    @Inject
    Given given;

    @Inject
    Database database;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void theWayOfAnEmergencyIsTheCasesHistoryAndIsToldToOthers() {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));

        tell("operator", fire, Map.of("milestone", "CALLED_BACK", "result", "NO_ANSWER"))
                .then()
                .statusCode(200)
                .body("progress.callBack", equalTo("NO_ANSWER"));
        tell("operator", fire, Map.of("milestone", "CALLED_BACK", "result", "CONFIRMED", "text", "Api membesar"))
                .then()
                .statusCode(200);
        tell(OFFICER, fire, Map.of("milestone", "ACKNOWLEDGED")).then().statusCode(200);
        tell("supervisor", fire, Map.of("milestone", "ON_SCENE"))
                .then()
                .statusCode(200)
                .body("progress.reached.ON_SCENE", notNullValue())
                .header("ETag", notNullValue());

        assertThat(database.history(fire))
                .endsWith(
                        HistoryType.CALLED_BACK_IN_VAIN,
                        HistoryType.MILESTONE,
                        HistoryType.MILESTONE,
                        HistoryType.MILESTONE);
        assertThat(database.status(fire)).isEqualTo(CaseStatus.DISPATCHED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Broker.caseEvents(fire.complaintId()))
                .filteredOn(event -> event.type() == CaseEvent.Type.MILESTONE)
                .extracting(CaseEvent::milestone)
                .containsExactly(Milestone.CALLED_BACK, Milestone.ACKNOWLEDGED, Milestone.ON_SCENE));
        as(OFFICER)
                .get(path(fire))
                .then()
                .body("progress.reached.keySet()", hasItems("CALLED_BACK", "ACKNOWLEDGED", "ON_SCENE"))
                .body("history.text", hasItem("Api membesar"));
    }

    @Test
    void ofTwoWhoTellTheSameAtTheSameTimeOneIsFirstAndTheOtherIsToldWho() throws Exception {
        // Given
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        List<String> tellers = List.of(OFFICER, "operator", "supervisor", OFFICER, "operator", "supervisor");

        // When
        ExecutorService threads = Executors.newFixedThreadPool(tellers.size());
        List<Callable<Response>> calls = tellers.stream()
                .<Callable<Response>>map(teller -> () -> tell(teller, fire, Map.of("milestone", "ON_THE_WAY")))
                .toList();
        List<Response> answers = threads.invokeAll(calls).stream()
                .map(EmergencyComponentTest::got)
                .toList();
        threads.shutdown();

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
        assertThat(database.history(fire)).containsOnlyOnce(HistoryType.MILESTONE);
        String first = database.strings(
                        "select actor from history_line where case_id = ? and type = 'MILESTONE'",
                        fire.complaintId().value())
                .get(0);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(5)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("type", equalTo("/problems/milestone-reached"))
                        .body("milestone", equalTo("ON_THE_WAY"))
                        .body("by", equalTo(first))
                        .body("at", notNullValue()));
    }

    @Test
    void eachSeesTheEmergenciesThatHeMaySee() {
        ComplaintReceived open = given.caseOf(emergency(), assigned(1, DLH));
        ComplaintReceived closed =
                given.caseOf(emergency(Instant.now(), EmergencyKind.PUBLIC_SECURITY, true), assigned(1, DLH));
        ComplaintReceived ordinary = given.caseAt(DLH);

        for (String account : List.of("operator", OFFICER, "supervisor", "auditor", "verifier")) {
            as(account).get(path(open)).then().statusCode(200);
        }
        for (String account : List.of(OFFICER, "supervisor")) {
            as(account).get(path(closed)).then().statusCode(200);
        }
        for (String account : List.of("operator", "auditor", "verifier", "officer.dishub")) {
            as(account).get(path(closed)).then().statusCode(404);
        }
        as("officer.dishub").get(path(open)).then().statusCode(404);
        as("operator").get(path(ordinary)).then().statusCode(404);
        as("operator").get("/api/v1/cases").then().statusCode(403);
        Map<String, String> milestone = Map.of("milestone", "DONE");
        tell("officer.dishub", open, milestone).then().statusCode(404);
        tell("operator", closed, milestone).then().statusCode(404);
        tell("verifier", open, milestone).then().statusCode(403);
        tell(OFFICER, ordinary, milestone).then().statusCode(409).body("type", equalTo("/problems/no-emergency"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ,,                     milestone, REQUIRED
            LANDED,,               milestone, UNKNOWN
            CALLED_BACK,,          result,    REQUIRED
            CALLED_BACK,PERHAPS,   result,    UNKNOWN
            DONE,CONFIRMED,        result,    UNKNOWN
            """)
    void whatIsToldWronglyIsToldByField(String milestone, String result, String field, String code) {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        Map<String, String> body = new java.util.HashMap<>();
        body.put("milestone", milestone);
        body.put("result", result);

        tell("operator", fire, body)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of(field)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void furtherPersonsAreCountedOnceAndTheirWordsAreNotTheReporters() {
        ComplaintReceived flood =
                given.caseOf(emergency(Instant.now(), EmergencyKind.NATURAL_DISASTER, false), assigned(1, DLH));

        Broker.act(support(flood.complaintId(), "p-second", "Air setinggi dada di RT 4"));
        Broker.act(support(flood.complaintId(), "p-second", "Sekarang sampai jendela"));
        Broker.act(support(flood.complaintId(), "p-third", null));
        Broker.act(support(flood.complaintId(), flood.reporter().ref(), "Saya lagi, masih naik"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(database.history(flood))
                .filteredOn(type -> type == HistoryType.SUPPORTED)
                .hasSize(4));
        as(OFFICER)
                .get(path(flood))
                .then()
                .body("supporters", equalTo(2))
                .body("status", equalTo("DISPATCHED"))
                .body("history.text", hasItem("Air setinggi dada di RT 4"));
        as("intake-web")
                .get("/internal/citizen-view/" + flood.trackingNumber().value())
                .then()
                .statusCode(200)
                .body(not(containsString("setinggi dada")))
                .body("history.type", not(hasItem("SUPPORTED")));
        as("intake-web")
                .get("/internal/citizen-view/" + flood.trackingNumber().value() + "/personal-data")
                .then()
                .statusCode(200)
                .body(not(containsString("setinggi dada")));
    }

    @Test
    void whoReportsTheSameBeforeItIsACaseWaitsForIt() {
        ComplaintReceived fire = emergency();
        Broker.act(support(fire.complaintId(), "p-early", "Saya juga lihat"));
        await().atMost(PATIENCE).until(() -> database.early(fire) == 1);

        given.caseOf(fire, assigned(1, DLH));

        await().atMost(PATIENCE)
                .untilAsserted(() -> as(OFFICER).get(path(fire)).then().body("supporters", equalTo(1)));
    }

    @Test
    void anErasureForgetsWhoSupported() {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        Broker.act(support(fire.complaintId(), "p-second", "Saya juga"));
        await().atMost(PATIENCE).until(() -> supporters(fire) == 1);

        Broker.act(id.aduan.cases.domain.SampleReports.action(fire.complaintId(), CitizenAction.Type.ERASURE, null));

        await().atMost(PATIENCE).until(() -> supporters(fire) == 0);
    }

    @Test
    void anOfficersFormOutlivesWhatComesByItself() {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        String seen = Given.etag(OFFICER, fire);
        Broker.act(support(fire.complaintId(), "p-second", "Saya juga lihat"));
        await().atMost(PATIENCE).until(() -> supporters(fire) == 1);
        tell("operator", fire, Map.of("milestone", "ON_SCENE")).then().statusCode(200);

        answer(fire, seen).then().statusCode(200).body("status", equalTo("ANSWERED"));
        // what another officer did is another matter
        answer(fire, seen).then().statusCode(412);
    }

    @Test
    void aDoorIsToldWhatIsLikelyTheSameAndNothingConfidential() {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        ComplaintReceived secret = given.caseOf(emergency(Instant.now(), EmergencyKind.FIRE, true), assigned(1, DLH));
        ComplaintReceived old = given.caseOf(
                emergency(Instant.now().minusSeconds(14 * 3600), EmergencyKind.FIRE, false), assigned(1, DISHUB));

        likely(
                        "intake-web",
                        Map.of(
                                "lat",
                                -6.5492,
                                "lon",
                                107.4465,
                                "emergencyKind",
                                "FIRE",
                                "text",
                                "kebakaran kios, ada ledakan",
                                "limit",
                                20))
                .then()
                .statusCode(200)
                .body("complaintId", hasItem(fire.complaintId().toString()))
                .body("complaintId", not(hasItem(secret.complaintId().toString())))
                .body("complaintId", not(hasItem(old.complaintId().toString())))
                .body("find { it.complaintId == '" + fire.complaintId() + "' }.distanceMeters", lessThan(100))
                .body("find { it.complaintId == '" + fire.complaintId() + "' }.supporters", equalTo(0))
                .body("find { it.complaintId == '" + fire.complaintId() + "' }.areaName", containsString("Kec."))
                .body("find { it.complaintId == '" + fire.complaintId() + "' }.agency.shortName", equalTo("DLH"));
        likely("intake-web", Map.of("areaCode", CISEUREUH.value(), "emergencyKind", "FIRE", "limit", 20))
                .then()
                .statusCode(200)
                .body("complaintId", hasItem(fire.complaintId().toString()));
        likely("intake-web", Map.of()).then().statusCode(200).body("size()", equalTo(0));
        likely("intake-web", Map.of("lat", "x")).then().statusCode(400);
        likely("operator", Map.of()).then().statusCode(403);
    }

    @Test
    void wordsOfACitizenStandInNoAddress() {
        as("intake-web")
                .queryParam("text", "kebakaran kios")
                .get("/internal/incidents")
                .then()
                .statusCode(405);
    }

    private static Response likely(String account, Map<String, Object> told) {
        return as(account).contentType(ContentType.JSON).body(told).post("/internal/incidents");
    }

    private long supporters(ComplaintReceived complaint) {
        return database.count(
                "select count(*) from supporter where case_id = ?",
                complaint.complaintId().value());
    }

    private static Response tell(String account, ComplaintReceived complaint, Map<String, String> body) {
        return as(account).contentType(ContentType.JSON).body(body).post(path(complaint) + "/milestones");
    }

    private static Response answer(ComplaintReceived complaint, String seen) {
        return as(OFFICER)
                .header("If-Match", seen)
                .contentType(ContentType.JSON)
                .body(Map.of("text", "Api padam."))
                .post(path(complaint) + "/answers");
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

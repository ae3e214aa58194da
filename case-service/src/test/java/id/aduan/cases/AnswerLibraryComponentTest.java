package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.MONDAY;
import static id.aduan.cases.domain.SampleReports.triage;
import static id.aduan.cases.domain.SampleReports.whatsAppAction;
import static id.aduan.cases.domain.SampleReports.whatsAppReport;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer library: read by all of the staff, written by some, published to all doors. */
@QuarkusTest
@Stack
class AnswerLibraryComponentTest {
    private static final Map<String, Object> ANSWER = Map.of(
            "questions",
            Map.of("id", List.of("jam buka perpustakaan", "perpustakaan buka kapan")),
            "answers",
            Map.of("id", "Tanyakan ke perpustakaan sebelum berangkat.", "en", "Ask the library before you go."),
            "agency",
            "dlh");

    @Inject
    Given given;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void doorsAreToldOfTheTwentyAnswersOfANewInstallation() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(published("kk-hilang")).isPresent());
        AnswerPublished answer = published("kk-hilang").orElseThrow();

        assertThat(answer.answers()).containsKeys("id", "su", "en");
        assertThat(answer.questions().get("id")).contains("KK saya hilang bagaimana");
        as("operator").get("/api/v1/answers").then().statusCode(200).body("answers.size()", greaterThanOrEqualTo(20));
    }

    @Test
    void answerIsWrittenEditedAndWithdrawnEachTimeAsANewVersion() {
        String id = "uji-" + UUID.randomUUID().toString().substring(0, 8);
        String path = "/api/v1/answers/" + id;
        as("verifier").get(path).then().statusCode(404);
        put(path, "\"0\"", ANSWER).statusCode(200).header("ETag", "\"1\"").body("agency.code", equalTo("dlh"));
        put(path, "\"0\"", ANSWER).statusCode(412).body("currentVersion", equalTo(1));
        put(path, "\"1\"", ANSWER).statusCode(200).header("ETag", "\"2\"");
        as("verifier")
                .header("If-Match", "\"2\"")
                .post(path + "/withdrawal")
                .then()
                .statusCode(200)
                .body("withdrawn", equalTo(true));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published(id)).hasValueSatisfying(last -> {
            assertThat(last.version()).isEqualTo(3);
            assertThat(last.withdrawn()).isTrue();
        }));
        put(path, "\"3\"", ANSWER).statusCode(200).body("withdrawn", equalTo(false));
    }

    @Test
    void whatIsWrongIsNamed() {
        put("/api/v1/answers/Not%20a%20key", "\"0\"", ANSWER).statusCode(400).body("errors.field", hasItem("id"));
        put("/api/v1/answers/tanpa-indonesia", "\"0\"", Map.of("questions", Map.of("fr", List.of("oui"))))
                .statusCode(400)
                .body("errors.code", hasItem("UNKNOWN"))
                .body("errors.code", hasItem("REQUIRED"));
        put(
                        "/api/v1/answers/panjang",
                        "\"0\"",
                        Map.of(
                                "questions",
                                Map.of("id", List.of("a".repeat(301))),
                                "answers",
                                Map.of("id", "a".repeat(3_001))))
                .statusCode(400)
                .body("errors.code", hasItem("TOO_LONG"));
        as("verifier")
                .contentType(ContentType.JSON)
                .body(ANSWER)
                .put("/api/v1/answers/tanpa-versi")
                .then()
                .statusCode(428);
    }

    @Test
    void officersReadAndDoNotWrite() {
        as("officer.dlh")
                .get("/cases/answers/kk-hilang")
                .then()
                .statusCode(200)
                .body(containsString("surat keterangan hilang"))
                .body(not(containsString("<textarea")));
        as("officer.dlh").get("/cases/answers/new").then().statusCode(403);
        as("officer.dlh")
                .header("If-Match", "\"1\"")
                .contentType(ContentType.JSON)
                .body(ANSWER)
                .put("/api/v1/answers/kk-hilang")
                .then()
                .statusCode(403);
    }

    @Test
    void answerIsAddedAndEditedByPlainForms() {
        String id = "uji-" + UUID.randomUUID().toString().substring(0, 8);
        as("supervisor")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .formParam("key", id)
                .formParam("questions_id", "di mana <kantor> pos\r\nkantor pos di mana")
                .formParam("answer_id", "Tanyakan ke Pos Indonesia.")
                .post("/cases/answers")
                .then()
                .statusCode(303);
        as("supervisor")
                .queryParam("q", "kantor pos")
                .get("/cases/answers")
                .then()
                .body(containsString("di mana &lt;kantor&gt; pos"));
        as("supervisor").get("/cases/answers/" + id + "?lang=en").then().body(containsString("Save and publish"));
        as("supervisor")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("version", "7")
                .formParam("questions_id", "kantor pos")
                .formParam("answer_id", "Jawaban yang lain.")
                .post("/cases/answers/" + id)
                .then()
                .statusCode(412)
                .body(containsString("Jawaban sudah berubah"))
                .body(containsString("Jawaban yang lain."));
        as("supervisor")
                .redirects()
                .follow(false)
                .formParam("version", "1")
                .post("/cases/answers/" + id + "/withdrawal")
                .then()
                .statusCode(303);
        as("supervisor").get("/cases/answers/" + id).then().body(containsString("Ditarik"));
        as("operator").get("/cases/answers/tidak-ada").then().statusCode(404);
    }

    @Test
    void howOftenAnAnswerWasGivenAndWasNoneIsCounted() {
        String id = "uji-" + UUID.randomUUID().toString().substring(0, 8);
        put("/api/v1/answers/" + id, "\"0\"", ANSWER).statusCode(200);
        ComplaintReceived helped = answered(id);
        ComplaintReceived notHelped = answered(id);
        Broker.act(whatsAppAction(notHelped.complaintId(), CitizenAction.Type.DISPUTE, "Bukan itu", List.of()));
        given.awaitStatus(notHelped, CaseStatus.RECEIVED);
        given.awaitStatus(helped, CaseStatus.ANSWERED);

        as("auditor")
                .get("/api/v1/answers/" + id)
                .then()
                .body("given", equalTo(2))
                .body("disputed", equalTo(1));
    }

    private ComplaintReceived answered(String id) {
        return given.caseOf(
                whatsAppReport(MONDAY, new AnswerGiven(id, "Tanyakan ke perpustakaan.", MONDAY, "bot"), null, false),
                triage(1));
    }

    private static io.restassured.response.ValidatableResponse put(String path, String version, Object body) {
        return as("verifier")
                .urlEncodingEnabled(false)
                .header("If-Match", version)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private static Optional<AnswerPublished> published(String id) {
        return Broker.read(Topic.ANSWER).stream()
                .filter(each -> id.equals(each.key()))
                .map(each -> EventJson.read(each.value(), AnswerPublished.class))
                .reduce((first, second) -> second);
    }
}

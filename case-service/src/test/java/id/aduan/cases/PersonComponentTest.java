package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.action;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.SampleReports;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Pictures;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class PersonComponentTest {
    private static final String OFFICER = "officer.dlh";

    @Inject
    Given given;

    @Inject
    Database database;

    @ConfigProperty(name = "aduan.attachments.directory")
    Path attachments;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void contactIsShownMaskedAndStandsNowhereInClear() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));

        as(OFFICER)
                .get(path(complaint))
                .then()
                .statusCode(200)
                .body("reporter.name", equalTo("B… S…"))
                .body("reporter.phone", equalTo("+62 800 •••• 12"))
                .body("reporter.email", equalTo("b…@…"));
        assertThat(database.count(
                        "select count(*) from person where case_id = ? and position('Budi'::bytea in contact) > 0",
                        complaint.complaintId().value()))
                .isZero();
        for (Topic topic : new Topic[] {Topic.CASE_EVENT, Topic.SEALING_KEY}) {
            Broker.read(topic).forEach(found -> assertThat(new String(found.value(), StandardCharsets.UTF_8))
                    .doesNotContain("Budi")
                    .doesNotContain("80000000012")
                    .doesNotContain("Sampah"));
        }
    }

    @Test
    void revealNeedsAReasonAndIsALineOfTheHistory() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));

        as(OFFICER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", " "))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(400);
        as(OFFICER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Perlu menelepon pelapor"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(200)
                .body("phone", equalTo("+6280000000012"));

        assertThat(database.history(complaint)).endsWith(HistoryType.REVEALED);
        as("supervisor")
                .get(path(complaint))
                .then()
                .body("history[-1].text", equalTo("Perlu menelepon pelapor"))
                .body("history[-1].actor", containsString("agency/"));
    }

    @Test
    void anonymousReporterIsShownToNobodyButTheSupervisorForAReason() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(true, false), assigned(1, DLH));

        for (String account : List.of(OFFICER, "verifier", "auditor", "supervisor")) {
            String body = as(account)
                    .get(path(complaint))
                    .then()
                    .statusCode(200)
                    .body("reporter", nullValue())
                    .extract()
                    .asString();
            assertThat(body).doesNotContain("Budi").doesNotContain("B…").doesNotContain("6280");
        }
        as(OFFICER)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Ingin tahu"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(403);
        as("verifier")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Ingin tahu"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(403);
        assertThat(database.history(complaint)).doesNotContain(HistoryType.REVEALED);
        as("supervisor")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Ancaman keselamatan"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(200)
                .body("name", equalTo("Budi Santoso"));
    }

    @Test
    void confidentialReportIsSeenByItsOfficersAndTheSupervisorAloneInEveryPlace() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, true), assigned(1, DLH));
        String id = complaint.complaintId().toString();

        for (String account : List.of(OFFICER, "supervisor")) {
            as(account).get(path(complaint)).then().statusCode(200);
            as(account).get("/api/v1/cases?limit=100").then().body("cases.complaintId", hasItem(id));
        }
        for (String account : List.of("verifier", "auditor", "officer.dishub")) {
            as(account).get(path(complaint)).then().statusCode(404);
            as(account).get("/api/v1/cases?limit=100").then().body("cases.complaintId", not(hasItem(id)));
            as(account)
                    .queryParam("q", complaint.trackingNumber().value())
                    .get("/api/v1/cases")
                    .then()
                    .body("counts.total", equalTo(0));
            as(account).get("/cases/" + id).then().statusCode(404);
            as(account).get("/cases").then().body(not(containsString(id)));
        }
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah ditangani"))
                .then()
                .statusCode(200);
        act("supervisor", complaint, "closure", Map.of("text", "Sudah diperiksa"))
                .then()
                .statusCode(200);
    }

    @Test
    void confidentialReportIsLostToTheOldAgencyWhenItMovesOn() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, true), assigned(1, DLH));
        act(OFFICER, complaint, "return", Map.of("reason", "WRONG_AREA")).then().statusCode(200);
        Broker.route(complaint, assigned(2, DISHUB));

        await().atMost(Given.PATIENCE)
                .untilAsserted(
                        () -> as("officer.dishub").get(path(complaint)).then().statusCode(200));
        as(OFFICER).get(path(complaint)).then().statusCode(404);
    }

    @Test
    void erasureTakesThePersonTheWordsAndTheFilesAndLeavesAWholeHistory() throws IOException {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));
        UUID id = complaint.complaintId().value();
        as(OFFICER)
                .header("If-Match", Given.etag(OFFICER, complaint))
                .multiPart("text", "Sudah diangkut dari rumah Pak Budi", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.jpg", Pictures.jpeg(), "image/jpeg")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(200);
        Path folder = attachments.resolve(id.toString().substring(0, 2)).resolve(id.toString());
        assertThat(Files.isDirectory(folder)).isTrue();

        Broker.act(action(complaint.complaintId(), CitizenAction.Type.ERASURE, null));

        await().atMost(Given.PATIENCE)
                .untilAsserted(() -> assertThat(database.history(complaint)).endsWith(HistoryType.ERASED));
        for (String table : List.of("case_content", "case_key", "history_content", "person", "case_attachment")) {
            assertThat(database.count("select count(*) from " + table + " where case_id = ?", id))
                    .as(table)
                    .isZero();
        }
        assertThat(database.count("select count(*) from cases where id = ? and reporter_ref is null", id))
                .isOne();
        await().atMost(Given.PATIENCE).until(() -> !Files.exists(folder));
        as("supervisor")
                .get(path(complaint))
                .then()
                .statusCode(200)
                .body("erased", equalTo(true))
                .body("report", nullValue())
                .body("reporter", nullValue())
                .body("history.text", not(hasItem(containsString("Budi"))));
        as("case-service")
                .get("/internal/history/verification")
                .then()
                .body("broken.caseId", not(hasItem(id.toString())));
        await().atMost(Given.PATIENCE).untilAsserted(() -> assertThat(Broker.caseEvents(complaint.complaintId()))
                .last()
                .extracting(CaseEvent::type)
                .isEqualTo(CaseEvent.Type.ERASED));
        Broker.act(action(complaint.complaintId(), CitizenAction.Type.REPLY, "Halo"));
        Broker.route(complaint, assigned(2, DISHUB));
        await().atMost(Given.PATIENCE)
                .untilAsserted(() -> assertThat(database.history(complaint)).endsWith(HistoryType.DECISION_SET_ASIDE));
        assertThat(database.count("select count(*) from case_content where case_id = ?", id))
                .isZero();
    }

    @Test
    void supervisorErasesAndGivesCopiesOnRequest() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));
        String person = "/api/v1/persons/" + complaint.complaintId();

        as(OFFICER).get(person).then().statusCode(403);
        as("supervisor")
                .get(person)
                .then()
                .statusCode(200)
                .body("contact.name", equalTo("Budi Santoso"))
                .body("report.narrative", containsString("Sampah"));
        assertThat(database.history(complaint)).endsWith(HistoryType.COPIED);
        as(OFFICER).post(person + "/erasure").then().statusCode(403);
        as("supervisor").post(person + "/erasure").then().statusCode(204);
        as("supervisor").get(person).then().statusCode(409).body("type", equalTo("/problems/case-erased"));
    }

    @Test
    void contactThatDoesNotOpenStaysSealedAndItsReportIsACase() {
        String key = UUID.randomUUID().toString();
        SealedContact strange = new SealedContact("1999-W01-1", "AAAA", "AAAA");
        ComplaintReceived complaint = given.caseOf(SampleReports.report(key, false, false, strange), assigned(1, DLH));

        as(OFFICER).get(path(complaint)).then().statusCode(200).body("reporter", nullValue());
        assertThat(database.count(
                        "select count(*) from unopened_contact where case_id = ?",
                        complaint.complaintId().value()))
                .isOne();
    }
}

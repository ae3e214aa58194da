package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.action;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Pictures;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class CitizenViewComponentTest {
    private static final String DOOR = "intake-web";
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
    void reporterSeesTheAnswerWithItsPhotoAndNoNameOfTheStaff() {
        ComplaintReceived complaint = given.caseAt(DLH);
        as(OFFICER)
                .header("If-Match", Given.etag(OFFICER, complaint))
                .multiPart("text", "Sudah diangkut.", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.jpg", Pictures.jpeg(), "image/jpeg")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(200);

        String view = "/internal/citizen-view/" + complaint.trackingNumber().value();
        String body = as(DOOR).get(view)
                .then()
                .statusCode(200)
                .body("complaintId", equalTo(complaint.complaintId().toString()))
                .body("status", equalTo("ANSWERED"))
                .body("statusGroup", equalTo("IN_PROGRESS"))
                .body("agency.name", equalTo("Dinas Lingkungan Hidup"))
                .body("next", equalTo("REPORTER_CONFIRMS"))
                .body("actions", containsInAnyOrder("REPLY", "CONFIRMATION", "DISPUTE", "RATING", "ERASURE"))
                .body("history.type", contains("RECEIVED", "DISPATCHED", "ANSWERED"))
                .body("history[-1].text", equalTo("Sudah diangkut."))
                .body("history[-1].by", equalTo("AGENCY"))
                .extract()
                .asString();
        assertThat(body).doesNotContain("staff").doesNotContain("agency/");
        String sha256 = as(DOOR).get(view).path("history[-1].attachments[0].sha256");
        byte[] served = as(DOOR).get(view + "/attachments/" + sha256)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(served).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
    }

    @Test
    void reporterConfirmsRatesAndDisputes() {
        ComplaintReceived complaint = given.caseAt(DLH);
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah")).then().statusCode(200);

        Broker.act(action(complaint.complaintId(), CitizenAction.Type.CONFIRMATION, null));
        given.awaitStatus(complaint, CaseStatus.CLOSED);
        Broker.act(action(complaint.complaintId(), CitizenAction.Type.RATING, "Cepat"));
        Broker.act(action(complaint.complaintId(), CitizenAction.Type.DISPUTE, "Menumpuk lagi"));
        given.awaitStatus(complaint, CaseStatus.DISPUTED);

        as(DOOR).get("/internal/citizen-view/" + complaint.trackingNumber().value())
                .then()
                .body("stars", equalTo(4))
                .body("history.type", hasItems("CONFIRMED", "RATED", "DISPUTED"))
                .body("next", equalTo("AGENCY_ANSWERS"));
        as(OFFICER).get(path(complaint)).then().body("legal", hasItem("ACCEPT"));
    }

    @Test
    void reporterOfAReferredReportIsToldWhereToTurn() {
        ComplaintReceived complaint = given.caseOf(report(), notOurs(1));

        as(DOOR).get("/internal/citizen-view/" + complaint.trackingNumber().value())
                .then()
                .body("status", equalTo("REFERRED"))
                .body("referral.body", equalTo("PLN UP3 Purwakarta"))
                .body("next", equalTo("REPORTER_TURNS_TO"));
    }

    @Test
    void unknownAndMalformedNumbersAreNotFoundAlike() {
        as(DOOR).get("/internal/citizen-view/PWK-00000-00000-0").then().statusCode(404);
        as(DOOR).get("/internal/citizen-view/nonsense").then().statusCode(404);
    }

    @Test
    void twoCasesOfOneNumberAreBothNotShown() {
        ComplaintReceived first = given.caseAt(DLH);
        ComplaintReceived second = given.caseAt(DLH);
        database.execute(
                "update cases set tracking_number = ? where id = ?",
                first.trackingNumber().value(),
                second.complaintId().value());

        as(DOOR).get("/internal/citizen-view/" + first.trackingNumber().value())
                .then()
                .statusCode(404);
        as("supervisor")
                .queryParam("q", first.trackingNumber().value())
                .get("/api/v1/cases")
                .then()
                .body("cases.size()", equalTo(2));
    }

    @Test
    void reporterHasAListAndACopyOfHisData() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(true, false), assigned(1, DLH));
        as("supervisor")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Diminta polisi"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(200);

        as(DOOR).get(
                        "/internal/citizen-view/by-reporter/{ref}",
                        complaint.reporter().ref())
                .then()
                .statusCode(200)
                .body(
                        "cases.trackingNumber",
                        contains(complaint.trackingNumber().value()));
        as(DOOR).get("/internal/citizen-view/" + complaint.trackingNumber().value() + "/personal-data")
                .then()
                .statusCode(200)
                .body("contact.phone", equalTo("+6280000000012"))
                .body("report.title", equalTo("Sampah menumpuk"))
                .body("history.type", hasItem("REVEALED"))
                .body("history.by", hasItem("SUPERVISOR"));
    }

    @Test
    void onlyDoorsAsk() {
        for (String account : List.of("supervisor", OFFICER, "case-service", "ogan-lopian")) {
            as(account).get("/internal/citizen-view/PWK-00000-00000-0").then().statusCode(403);
        }
    }
}

package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.action;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.triage;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.etag;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.SampleReports;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Pictures;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.stack.signin.Account;
import id.aduan.stack.test.IssuerResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class CaseApiComponentTest {
    private static final String OFFICER = "officer.dlh";
    private static final String VERIFIER = "verifier";

    @Inject
    Given given;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void caseGoesFromTheOfficersAnswerToTheVerifiersClosing() {
        ComplaintReceived complaint = given.caseAt(DLH);

        act(OFFICER, complaint, "acceptance", Map.of()).then().statusCode(200).body("status", equalTo("IN_PROGRESS"));
        as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .multiPart("text", "Sudah diangkut pagi ini.", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.jpg", Pictures.jpeg(), "image/jpeg")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(200)
                .body("status", equalTo("ANSWERED"))
                .body("attachments.size()", equalTo(1))
                .body("history[-1].text", equalTo("Sudah diangkut pagi ini."));
        act(VERIFIER, complaint, "closure", Map.of("text", "Lokasi sudah bersih."))
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("statusGroup", equalTo("DONE"))
                .body("legal", contains("DISPUTE"));

        await().atMost(Given.PATIENCE).untilAsserted(() -> assertThat(Broker.caseEvents(complaint.complaintId()))
                .extracting(CaseEvent::type)
                .containsExactly(
                        CaseEvent.Type.OPENED,
                        CaseEvent.Type.ACCEPTED,
                        CaseEvent.Type.ANSWERED,
                        CaseEvent.Type.CLOSED));
    }

    @Test
    void officerOfAnotherAgencySeesNothingAnywhere() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String stranger = "officer.dishub";

        as(stranger).get(path(complaint)).then().statusCode(404).body("type", equalTo("/problems/case-not-found"));
        as(stranger)
                .get("/api/v1/cases?limit=100")
                .then()
                .statusCode(200)
                .body("cases.complaintId", not(hasItem(id(complaint))));
        as(stranger)
                .queryParam("q", complaint.trackingNumber().value())
                .get("/api/v1/cases")
                .then()
                .body("cases.size()", equalTo(0))
                .body("counts.total", equalTo(0));
        as(stranger).queryParam("agency", "dlh").get("/api/v1/cases").then().body("counts.total", equalTo(0));
        as(stranger)
                .header("If-Match", "\"3\"")
                .contentType(ContentType.JSON)
                .body(Map.of("text", "x"))
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(404);
        as(stranger)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "ingin tahu"))
                .post(path(complaint) + "/reveal")
                .then()
                .statusCode(404);
        as(stranger).accept("text/html").get("/cases/" + id(complaint)).then().statusCode(404);
    }

    @Test
    void officerLosesTheCaseWhenItMovesOn() {
        ComplaintReceived complaint = given.caseAt(DLH);
        act(OFFICER, complaint, "return", Map.of("reason", "NOT_RESPONSIBLE", "suggestion", "dishub"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"));
        as(OFFICER).get(path(complaint)).then().statusCode(404);

        Broker.route(complaint, assigned(2, DISHUB));
        given.awaitStatus(complaint, CaseStatus.DISPATCHED);

        as("officer.dishub").get(path(complaint)).then().statusCode(200).body("agency.shortName", equalTo("Dishub"));
        as(OFFICER).get(path(complaint)).then().statusCode(404);
        await().atMost(Given.PATIENCE).untilAsserted(() -> assertThat(Broker.caseEvents(complaint.complaintId()))
                .filteredOn(event -> event.type() == CaseEvent.Type.RETURNED)
                .singleElement()
                .extracting(CaseEvent::returned)
                .isEqualTo(new CaseEvent.Returned(DLH, "NOT_RESPONSIBLE", DISHUB, 1)));
    }

    @Test
    void changeNeedsTheVersionThatItIsMadeFor() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String seen = etag(OFFICER, complaint);

        as(OFFICER)
                .post(path(complaint) + "/acceptance")
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/version-required"));
        as(OFFICER)
                .header("If-Match", seen)
                .post(path(complaint) + "/acceptance")
                .then()
                .statusCode(200);
        as(OFFICER)
                .header("If-Match", seen)
                .contentType(ContentType.JSON)
                .body(Map.of("text", "Jawaban"))
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("currentVersion", equalTo(4));
    }

    @Test
    void ofTwoChangesForOneVersionOneIsMade() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String seen = etag(OFFICER, complaint);

        var answers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> as(OFFICER)
                        .header("If-Match", seen)
                        .contentType(ContentType.JSON)
                        .body(Map.of("text", "Jawaban " + i))
                        .post(path(complaint) + "/answers")
                        .statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 412, 412, 412);
    }

    @Test
    void illegalTransitionSaysWhichAreLegal() {
        ComplaintReceived complaint = given.caseAt(DLH);
        act(OFFICER, complaint, "acceptance", Map.of());

        act(OFFICER, complaint, "acceptance", Map.of())
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/illegal-transition"))
                .body("status", equalTo(409))
                .body("caseStatus", equalTo("IN_PROGRESS"))
                .body("legal", containsInAnyOrder("ANSWER", "RETURN", "POSTPONE", "DECLARE_UNABLE"))
                .body("detail", containsString("ANSWER"));
    }

    @Test
    void agencyCannotCloseAndVerifierCannotAnswer() {
        ComplaintReceived complaint = given.caseAt(DLH);
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah")).then().statusCode(200);

        act(OFFICER, complaint, "closure", Map.of("text", "Selesai")).then().statusCode(403);
        act(VERIFIER, complaint, "answers", Map.of("text", "Sudah")).then().statusCode(403);
        act("auditor", complaint, "closure", Map.of("text", "Selesai")).then().statusCode(403);
    }

    @Test
    void postponedCaseGoesOnWithTheReportersReply() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String until =
                LocalDate.now(java.time.ZoneId.of("Asia/Jakarta")).plusDays(7).toString();

        act(OFFICER, complaint, "postponement", Map.of("until", until, "text", "Mohon titik lokasinya"))
                .then()
                .statusCode(200)
                .body("postponedUntil", equalTo(until));
        Broker.act(action(complaint.complaintId(), CitizenAction.Type.REPLY, "Di belakang pasar"));

        given.awaitStatus(complaint, CaseStatus.IN_PROGRESS);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        ComplaintReceived complaint = given.caseAt(DLH);

        act(OFFICER, complaint, "answers", Map.of("text", " "))
                .then()
                .statusCode(400)
                .body("errors.field", contains("text"));
        act(OFFICER, complaint, "answers", Map.of("text", "x".repeat(5_001)))
                .then()
                .statusCode(400)
                .body("errors.code", contains("TOO_LONG"));
        act(OFFICER, complaint, "answers", Map.of("text", "a\0b"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("UNREADABLE_CHARACTERS"));
        act(OFFICER, complaint, "postponement", Map.of("until", "2031-01-01", "text", ""))
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("until", "text"));
        act(OFFICER, complaint, "return", Map.of("reason", "BECAUSE"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("UNKNOWN"));
        as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .contentType(ContentType.JSON)
                .body("{no json")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void photoThatIsNoneIsRefusedAndNothingIsStored() {
        ComplaintReceived complaint = given.caseAt(DLH);

        as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .multiPart("text", "Sudah", "text/plain; charset=UTF-8")
                .multiPart(
                        "photo",
                        "a.jpg",
                        "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "image/jpeg")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(400)
                .body("errors.code", contains("NO_PHOTO"));
        as(OFFICER)
                .get(path(complaint))
                .then()
                .body("status", equalTo("DISPATCHED"))
                .body("attachments.size()", equalTo(0));
    }

    @Test
    void photoOfANewIphoneIsRefusedWithAdvice() {
        ComplaintReceived complaint = given.caseAt(DLH);

        as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .multiPart("text", "Sudah", "text/plain; charset=UTF-8")
                .multiPart(
                        "photo",
                        "a.heic",
                        "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        "image/heic")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(400)
                .body("errors.code", contains("HEIC"))
                .body("errors[0].message", containsString("Paling Kompatibel"));
    }

    @Test
    void whatAPhotoSaysBesideThePictureIsNotKept() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String href = as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .multiPart("text", "Sudah", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.jpg", Pictures.jpegWithComment("NAME-OF-AN-OFFICER"), "image/jpeg")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(200)
                .extract()
                .path("attachments[0].href");

        byte[] served = as(OFFICER).get(href).then().statusCode(200).extract().asByteArray();

        assertThat(served).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
        assertThat(new String(served, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("NAME-OF-AN-OFFICER");
    }

    @Test
    void fileIsServedInASandbox() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String href = as(OFFICER)
                .header("If-Match", etag(OFFICER, complaint))
                .multiPart("text", "Sudah", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.png", Pictures.png(), "image/png")
                .post(path(complaint) + "/answers")
                .then()
                .statusCode(200)
                .extract()
                .path("attachments[0].href");

        as(OFFICER)
                .get(href)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'; sandbox"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Disposition", startsWith("inline; filename="));
        as("officer.dishub").get(href).then().statusCode(404);
        as(VERIFIER)
                .get(href.substring(0, href.length() - 64) + "0".repeat(64))
                .then()
                .statusCode(404);
    }

    @Test
    void pagesFollowEachOtherAndCountsAddUp() {
        for (int i = 0; i < 5; i++) {
            given.caseAt(DISHUB);
        }
        String officer = "officer.dishub";
        var first =
                as(officer).get("/api/v1/cases?limit=2").then().statusCode(200).extract();
        String next = first.path("next");
        var second = as(officer)
                .queryParam("cursor", next)
                .get("/api/v1/cases?limit=2")
                .then()
                .statusCode(200)
                .extract();

        assertThat(first.<java.util.List<String>>path("cases.complaintId"))
                .doesNotContainAnyElementsOf(second.path("cases.complaintId"));
        Map<String, Integer> groups = first.path("counts.groups");
        assertThat(groups).hasSize(6);
        assertThat(groups.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo((int) first.path("counts.total"));
        as(officer)
                .get("/api/v1/cases?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
        as(officer).get("/api/v1/cases?status=GONE").then().statusCode(400).body("errors.field", contains("status"));
        as(officer).get("/api/v1/cases?limit=1000").then().statusCode(400);
    }

    @Test
    void listIsFoundByNumberWordsBeginningsAndAgency() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String number = complaint.trackingNumber().value();

        for (String typed : new String[] {
            number,
            number.toLowerCase(java.util.Locale.ROOT).replace("-", " "),
            "sampah pasar",
            "samp belakang",
            "DLH",
            "lingkungan hid"
        }) {
            assertThat(listed("q", typed)).as(typed).contains(id(complaint));
        }
        for (String typed :
                new String[] {"jembatan roboh", "%", "'; drop table cases; --", "()&|!:*", "Dinas Perhubungan"}) {
            assertThat(listed("q", typed)).as(typed).doesNotContain(id(complaint));
        }
        assertThat(listed("area", "32.14.01")).contains(id(complaint));
        assertThat(listed("area", "32.14.02")).doesNotContain(id(complaint));
        assertThat(listed("group", "DONE")).doesNotContain(id(complaint));
    }

    /** The ids of all pages. */
    private static List<String> listed(String filter, String value) {
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request =
                    as("supervisor").queryParam(filter, value).queryParam("limit", 100);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/api/v1/cases")
                    .then()
                    .statusCode(200)
                    .extract();
            all.addAll(page.path("cases.complaintId"));
            next = page.path("next");
        } while (next != null);
        return all;
    }

    @Test
    void orderIsTheServers() {
        given.caseAt(DLH);
        java.util.List<String> newest =
                as("supervisor").get("/api/v1/cases?limit=100").path("cases.receivedAt");
        java.util.List<String> oldest =
                as("supervisor").get("/api/v1/cases?limit=100&sort=receivedAt").path("cases.receivedAt");

        assertThat(newest).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(oldest).isSorted();
    }

    @Test
    void rolesThatHaveNoBusinessWithCasesAreKeptOut() {
        RestAssured.given().get("/api/v1/cases").then().statusCode(401).contentType("application/problem+json");
        RestAssured.given()
                .auth()
                .oauth2(IssuerResource.expiredToken("supervisor"))
                .get("/api/v1/cases")
                .then()
                .statusCode(401);
        for (String account : new String[] {"operator", "triage", "admin", "intake-web"}) {
            as(account).get("/api/v1/cases").then().statusCode(403);
        }
        as("supervisor").get("/internal/citizen-view/PWK-00000-00000-0").then().statusCode(403);
        as("supervisor").put("/api/v1/officers/x").then().statusCode(403);
    }

    @Test
    void officerIsEnteredBySubjectOrByAccountNameAndTheSubjectWins() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String officer = "officer.bapenda";
        String byName = "/api/v1/officers/" + officer;
        String bySubject = "/api/v1/officers/" + Account.officerOf("bapenda").subject();

        put(byName, "dlh");
        as(officer).get(path(complaint)).then().statusCode(200);
        put(bySubject, "dishub");
        as(officer).get(path(complaint)).then().statusCode(404);
        as("admin").delete(bySubject).then().statusCode(204);
        as(officer).get(path(complaint)).then().statusCode(200);
        as("admin").delete(byName).then().statusCode(204);
        as(officer).get(path(complaint)).then().statusCode(404);
        as("admin").delete(byName).then().statusCode(404);
        as("admin")
                .get(byName)
                .then()
                .statusCode(200)
                .body("memberships[0].agency.code", equalTo("dlh"))
                .body("memberships[0].until", notNullValue());
    }

    private static void put(String officer, String agency) {
        as("admin")
                .contentType(ContentType.JSON)
                .body(Map.of("agency", agency))
                .put(officer)
                .then()
                .statusCode(200);
    }

    @Test
    void malformedAndUnknownIdentifiersAreNotFound() {
        as("supervisor").get("/api/v1/cases/nonsense").then().statusCode(404);
        as("supervisor")
                .get("/api/v1/cases/00000000-0000-5000-8000-000000000000")
                .then()
                .statusCode(404);
        as("supervisor").delete("/api/v1/cases").then().statusCode(405);
    }

    @Test
    void verifierArchivesWhatNobodyCanAnswer() {
        ComplaintReceived complaint = given.caseOf(SampleReports.report(), triage(1));

        act(VERIFIER, complaint, "archiving", Map.of("reason", "TOO_GENERAL", "text", "Tidak menyebut tempat"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARCHIVED"))
                .body("reason", equalTo("TOO_GENERAL"));
        act(VERIFIER, complaint, "dispute", Map.of("text", "Keliru diarsipkan"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RECEIVED"));
    }

    private static String id(ComplaintReceived complaint) {
        return complaint.complaintId().toString();
    }
}

package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Pictures;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class CasePagesComponentTest {
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
    void officerAcceptsAndAnswersByPlainForms() {
        ComplaintReceived complaint = given.caseAt(DLH);
        as(OFFICER)
                .queryParam("q", complaint.trackingNumber().value())
                .get("/cases")
                .then()
                .statusCode(200)
                .body(containsString("/cases/" + complaint.complaintId()))
                .body(containsString("Kasus saya"));

        post(OFFICER, complaint, "acceptance", "", null)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/cases/" + complaint.complaintId() + "?done=1"));
        as(OFFICER)
                .multiPart("version", "4")
                .multiPart("text", "Sudah diangkut.", "text/plain; charset=UTF-8")
                .multiPart("photo", "a.jpg", Pictures.jpeg(), "image/jpeg")
                .redirects()
                .follow(false)
                .post("/cases/" + complaint.complaintId() + "/answers")
                .then()
                .statusCode(303);

        assertThat(database.status(complaint)).isEqualTo(CaseStatus.ANSWERED);
        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .body(containsString("Sudah diangkut."))
                .body(containsString("/cases/" + complaint.complaintId() + "/attachments/"));
    }

    @Test
    void refusedFormComesBackWithWhatWasTyped() {
        ComplaintReceived complaint = given.caseAt(DLH);

        as(OFFICER)
                .multiPart("version", "3")
                .multiPart("until", "2031-01-01")
                .multiPart("text", "Mohon <nomor> KK", "text/plain; charset=UTF-8")
                .post("/cases/" + complaint.complaintId() + "/postponement")
                .then()
                .statusCode(400)
                .body(containsString("Pilih tanggal mulai besok"))
                .body(containsString("Mohon &lt;nomor&gt; KK"));
        post(OFFICER, complaint, "acceptance", "", null).then().statusCode(303);
        as(OFFICER)
                .multiPart("version", "3")
                .multiPart("text", "Jawaban lama", "text/plain; charset=UTF-8")
                .post("/cases/" + complaint.complaintId() + "/answers")
                .then()
                .statusCode(412)
                .body(containsString("Kasus sudah berubah"))
                .body(containsString("Jawaban lama"));
    }

    @Test
    void returnedCaseLeavesTheList() {
        ComplaintReceived complaint = given.caseAt(DLH);

        as(OFFICER)
                .multiPart("version", "3")
                .multiPart("reason", "NOT_RESPONSIBLE")
                .multiPart("suggestion", "dishub")
                .redirects()
                .follow(false)
                .post("/cases/" + complaint.complaintId() + "/return")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/cases?done=1"));
        as(OFFICER)
                .queryParam("q", complaint.trackingNumber().value())
                .get("/cases")
                .then()
                .body(not(containsString("/cases/" + complaint.complaintId())));
    }

    @Test
    void textOfCitizensIsNeverMarkup() {
        ComplaintReceived plain = id.aduan.cases.domain.SampleReports.report();
        ComplaintReceived evil = with(plain, "<script>alert(1)</script> <b>'\";");
        given.caseOf(evil, assigned(1, DLH));

        as(OFFICER)
                .get("/cases/" + evil.complaintId())
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("script-src 'self'"), not(containsString("unsafe"))));
    }

    @Test
    void pagesSpeakThreeLanguagesAndRememberTheChoice() {
        ComplaintReceived complaint = given.caseAt(DLH);
        String page = "/cases/" + complaint.complaintId();

        as(OFFICER).get(page).then().body(containsString("<html lang=\"id\">"), containsString("Jawab pelapor"));
        as(OFFICER)
                .get(page + "?lang=su")
                .then()
                .cookie("lang", "su")
                .body(containsString("<html lang=\"su\">"), containsString("Jawab palapor"));
        as(OFFICER).cookie("lang", "en").get(page).then().body(containsString("Answer the reporter"));
    }

    @Test
    void theChosenLanguageIsNoBusinessOfScriptsAndTravelsEncryptedOnly() {
        as(OFFICER)
                .header("X-Forwarded-Proto", "https")
                .get("/cases?lang=su")
                .then()
                .cookie("lang", detailedCookie().value("su").httpOnly(true).secured(true));
    }

    @Test
    void revealShowsTheContactOnceAndKeepsTheReason() {
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));

        post(OFFICER, complaint, "reveal", "Perlu menelepon", null)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("+6280000000012"));
        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .body(not(containsString("+6280000000012")))
                .body(containsString("Perlu menelepon"));
        assertThat(database.history(complaint)).endsWith(HistoryType.REVEALED);
    }

    @Test
    void verifierClosesWithProofAndOfficerHasNoSuchForm() {
        ComplaintReceived complaint = given.caseAt(DLH);
        post(OFFICER, complaint, "answers", "Sudah", "3").then().statusCode(303);

        as(OFFICER).get("/cases/" + complaint.complaintId()).then().body(not(containsString("/closure")));
        post(OFFICER, complaint, "closure", "Selesai", "4").then().statusCode(403);
        as("verifier").get("/cases/" + complaint.complaintId()).then().body(containsString("/closure"));
        post("verifier", complaint, "closure", "Sudah bersih", "4").then().statusCode(303);
        assertThat(database.status(complaint)).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void strangersAreSentToTheSignInOrRefused() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/cases")
                .then()
                .statusCode(302)
                .header("Location", containsString("/authorize"));
        as("operator").get("/cases").then().statusCode(403);
        as(OFFICER)
                .get("/cases/00000000-0000-5000-8000-000000000000")
                .then()
                .statusCode(404)
                .contentType("text/html");
        as(OFFICER)
                .header("Sec-Fetch-Site", "cross-site")
                .multiPart("version", "3")
                .post("/cases/00000000-0000-5000-8000-000000000000/acceptance")
                .then()
                .statusCode(403);
    }

    @Test
    void officerOfNoAgencyIsToldSo() {
        as("officer.bapenda").get("/cases").then().statusCode(200).body(containsString("belum terhubung"));
    }

    @Test
    void listIsSearchedAndFiltered() {
        ComplaintReceived complaint = given.caseAt(DLH);

        as("supervisor")
                .queryParam("q", complaint.trackingNumber().value())
                .queryParam("group", "NOT_FOLLOWED_UP")
                .queryParam("kind", "COMPLAINT")
                .queryParam("agency", "dlh")
                .get("/cases")
                .then()
                .statusCode(200)
                .body(containsString("/cases/" + complaint.complaintId()))
                .body(containsString("DLH"));
        for (String typed : List.of("<script>", "%", "'")) {
            as("supervisor")
                    .queryParam("q", typed)
                    .get("/cases")
                    .then()
                    .statusCode(200)
                    .body(containsString("Tidak ada kasus"));
        }
    }

    @Test
    void stylesAndScriptsComeFromTheOwnOrigin() {
        String html = as("supervisor").get("/cases").asString();
        assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("style=");
        for (String asset : html.split("\"")) {
            if (asset.startsWith("/cases/assets/")) {
                RestAssured.get(asset).then().statusCode(200);
            }
        }
        assertThat(html).contains("htmx.min.js");
    }

    private static Response post(String account, ComplaintReceived complaint, String act, String text, String version) {
        String seen = version == null
                ? as(account).get(path(complaint)).header("ETag").replace("\"", "")
                : version;
        return as(account)
                .multiPart("version", seen)
                .multiPart("text", text, "text/plain; charset=UTF-8")
                .redirects()
                .follow(false)
                .post("/cases/" + complaint.complaintId() + "/" + act);
    }

    private static ComplaintReceived with(ComplaintReceived complaint, String narrative) {
        return new ComplaintReceived(
                complaint.eventId(),
                complaint.complaintId(),
                complaint.trackingNumber(),
                complaint.kind(),
                complaint.source(),
                null,
                complaint.receivedAt(),
                complaint.language(),
                narrative,
                narrative,
                complaint.place(),
                null,
                complaint.urgency(),
                null,
                List.of(),
                complaint.reporter(),
                null,
                null);
    }
}

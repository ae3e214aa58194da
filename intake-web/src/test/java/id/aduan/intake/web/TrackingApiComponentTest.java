package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.TopicRecords;
import id.aduan.intake.TrialPhotos;
import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class TrackingApiComponentTest {
    private static final String TOPIC = "citizen-action.v1";

    @Inject
    TrackingPin pins;

    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());
    private final TrackingNumber number = TrackingNumber.of(complaint);

    @AfterEach
    void caseServiceIsBack() {
        CitizenViewStandIn.recover();
    }

    @Test
    void withNumberAndPinTheReporterSeesHisCase() {
        tellCase();

        track(number.value(), pins.of(number))
                .then()
                .statusCode(200)
                .body("trackingNumber", equalTo(number.value()))
                .body("status", equalTo("DISPATCHED"))
                .body("statusGroup", equalTo("NOT_FOLLOWED_UP"))
                .body("agency.name", equalTo("Dinas Contoh"))
                .body("next", equalTo("AGENCY_TAKES_UP"))
                .body("actions", equalTo(List.of("REPLY", "ERASURE")))
                .body("history[0].type", equalTo("RECEIVED"));
    }

    @Test
    void theNumberIsReadAsPeopleTypeIt() {
        tellCase();
        String typed = number.value().toLowerCase(java.util.Locale.ROOT).replace("-", "");

        track(typed, pins.of(number).substring(0, 3) + " " + pins.of(number).substring(3))
                .then()
                .statusCode(200);
    }

    @Test
    void aReportThatIsNoCaseYetIsReceivedAndBeingRegistered() {
        track(number.value(), pins.of(number))
                .then()
                .statusCode(200)
                .body("status", equalTo("BEING_REGISTERED"))
                .body("message", containsString("sudah diterima"));
    }

    @Test
    void aWrongPinAnUnknownNumberAndNonsenseAreNotToBeToldApart() {
        tellCase();
        TrackingNumber unknown = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));

        List<String> answers = List.of(
                refused(number.value(), wrong(number)),
                refused(unknown.value(), wrong(unknown)),
                refused("PWK-AAAAA-BBBBB-C", "123456"),
                refused(number.value(), null),
                refused(number.value(), ""));

        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void afterFiveWrongPinsEvenTheRightOneHasToWait() {
        tellCase();
        for (int i = 0; i < 5; i++) {
            track(number.value(), wrong(number)).then().statusCode(404);
        }

        track(number.value(), pins.of(number))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d+"))
                .body("type", equalTo("/problems/too-many-tries"))
                .body("detail", containsString("Tunggu satu jam"));
        TrackingNumber other = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));
        track(other.value(), pins.of(other)).then().statusCode(200);
    }

    @Test
    void anUnknownNumberIsLockedAfterFiveTriesJustTheSame() {
        TrackingNumber unknown = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));
        for (int i = 0; i < 5; i++) {
            track(unknown.value(), wrong(unknown)).then().statusCode(404);
        }

        track(unknown.value(), wrong(unknown)).then().statusCode(429);
    }

    @Test
    void aNumberIsLockedAfterThirtyTriesFromAnywhere() {
        for (int i = 0; i < 30; i++) {
            given().header("Tracking-Pin", wrong(number))
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .get("/api/v1/complaints/" + number)
                    .then()
                    .statusCode(404);
        }

        given().header("Tracking-Pin", wrong(number))
                .header("X-Forwarded-For", "198.51.100.99")
                .get("/api/v1/complaints/" + number)
                .then()
                .statusCode(429);
    }

    @Test
    void rightPinsAreNotCounted() {
        tellCase();
        for (int i = 0; i < 12; i++) {
            track(number.value(), pins.of(number)).then().statusCode(200);
        }
    }

    @Test
    void withCaseServiceAwayTheAnswerIsKind() {
        tellCase();
        CitizenViewStandIn.breakDown();

        track(number.value(), pins.of(number))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/status-unavailable"))
                .body("detail", containsString("Laporan Anda aman"));
        act("{\"type\":\"REPLY\",\"text\":\"Halo\"}", "k").then().statusCode(503);
    }

    @Test
    void aPhotoIsServedSandboxedAndAnUnknownOneIsNone() {
        tellCase();
        byte[] png = TrialPhotos.picture("png", 31);
        CitizenViewStandIn.tell(number + "/attachments/" + "a".repeat(64), png);

        Response photo = given().header("Tracking-Pin", pins.of(number))
                .get("/api/v1/complaints/" + number + "/photos/" + "a".repeat(64));

        photo.then()
                .statusCode(200)
                .contentType("image/png")
                .header(
                        "Content-Security-Policy",
                        equalTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(photo.asByteArray()).isEqualTo(png);
        given().header("Tracking-Pin", pins.of(number))
                .get("/api/v1/complaints/" + number + "/photos/" + "b".repeat(64))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/no-such-file"));
        given().header("Tracking-Pin", wrong(number))
                .get("/api/v1/complaints/" + number + "/photos/" + "a".repeat(64))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-number-or-pin"));
    }

    @Test
    void aCopyOfOnesOwnDataNeedsThePin() {
        CitizenViewStandIn.tell(number + "/personal-data", "{\"contact\":{\"name\":\"Contoh\"}}");

        given().header("Tracking-Pin", pins.of(number))
                .get("/api/v1/complaints/" + number + "/personal-data")
                .then()
                .statusCode(200)
                .body("contact.name", equalTo("Contoh"));
        given().get("/api/v1/complaints/" + number + "/personal-data").then().statusCode(404);
    }

    @Test
    void whatTheReporterAddsIsSafeOnceItIsAnsweredAndARepeatedTapIsOneAct() {
        tellCase();
        String reply = "{\"type\":\"REPLY\",\"text\":\"  Masih gelap.\\r\\nTolong. \"}";

        act(reply, "tap-1").then().statusCode(202).body("message", containsString("diterima"));
        act(reply, "tap-1").then().statusCode(202);
        act("{\"type\":\"RATING\",\"stars\":4}", "tap-2").then().statusCode(202);
        act("{\"type\":\"ERASURE\"}", "tap-3").then().statusCode(202);

        List<CitizenAction> acts = TopicRecords.bodies(TOPIC, complaint.toString(), CitizenAction.class);
        assertThat(acts)
                .extracting(CitizenAction::type)
                .containsExactly(
                        CitizenAction.Type.REPLY,
                        CitizenAction.Type.REPLY,
                        CitizenAction.Type.RATING,
                        CitizenAction.Type.ERASURE);
        assertThat(acts.get(0).eventId()).isEqualTo(acts.get(1).eventId());
        assertThat(acts.get(0).text()).isEqualTo("Masih gelap.\nTolong.");
        assertThat(acts.get(0).channel()).isEqualTo(Channel.WEB);
        assertThat(acts.get(2).stars()).isEqualTo(4);
    }

    @Test
    void otherWordsUnderTheSameKeyAreAnotherAct() {
        tellCase();
        act("{\"type\":\"DISPUTE\",\"text\":\"Belum\"}", "tap").then().statusCode(202);
        act("{\"type\":\"DISPUTE\",\"text\":\"Belum sama sekali\"}", "tap")
                .then()
                .statusCode(202);

        assertThat(TopicRecords.bodies(TOPIC, complaint.toString(), CitizenAction.class))
                .extracting(CitizenAction::eventId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aReplyCanBringPhotos() {
        tellCase();

        given().header("Tracking-Pin", pins.of(number))
                .multiPart("action", "{\"type\":\"REPLY\"}", "application/json")
                .multiPart("photo", "foto.jpg", TrialPhotos.phoneJpeg(41), "image/jpeg")
                .post("/api/v1/complaints/" + number + "/actions")
                .then()
                .statusCode(202);

        CitizenAction act = TopicRecords.bodies(TOPIC, complaint.toString(), CitizenAction.class)
                .get(0);
        assertThat(act.attachments()).hasSize(1);
        assertThat(act.attachments().get(0).reference()).startsWith(complaint + "/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | type   | REQUIRED
            {"type":"SHOUT"}                         | type   | UNKNOWN_VALUE
            {"type":"SUPPORT"}                       | type   | UNKNOWN_VALUE
            {"type":"REPLY"}                         | text   | NOTHING_SAID
            {"type":"DISPUTE","text":" "}            | text   | NOTHING_SAID
            {"type":"RATING"}                        | stars  | INVALID_STARS
            {"type":"RATING","stars":6}              | stars  | INVALID_STARS
            {"type":"RATING","stars":4.5}            | stars  | INVALID_STARS
            {"type":"REPLY","text":"x","why":"so"}   | why    | UNKNOWN_FIELD
            """)
    void anActThatIsWrongIsToldByField(String body, String field, String code) {
        tellCase();

        act(body, "k")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of(field)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void anActOnAReportThatIsNoCaseYetHasToWait() {
        act("{\"type\":\"REPLY\",\"text\":\"Halo\"}", "k")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/being-registered"));
    }

    @Test
    void anActNeedsThePin() {
        tellCase();

        given().contentType("application/json")
                .body("{\"type\":\"CONFIRMATION\"}")
                .post("/api/v1/complaints/" + number + "/actions")
                .then()
                .statusCode(404);
        assertThat(TopicRecords.bodies(TOPIC, complaint.toString(), CitizenAction.class))
                .isEmpty();
    }

    private void tellCase() {
        CitizenViewStandIn.tell(number.value(), """
                {"complaintId":"%s","trackingNumber":"%s","kind":"COMPLAINT","channel":"WEB",
                 "receivedAt":"2026-11-24T01:30:00Z","status":"DISPATCHED","statusGroup":"NOT_FOLLOWED_UP",
                 "since":"2026-11-24T01:31:00Z","agency":{"code":"contoh","name":"Dinas Contoh","shortName":"DC"},
                 "next":"AGENCY_TAKES_UP","actions":["REPLY","ERASURE"],"erased":false,
                 "history":[{"at":"2026-11-24T01:30:00Z","type":"RECEIVED","status":"RECEIVED","by":"CITIZEN",
                             "text":"Lampu mati","attachments":[]}]}""".formatted(complaint, number));
    }

    private String refused(String typed, String pin) {
        return track(typed, pin)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-number-or-pin"))
                .extract()
                .asString()
                .replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static Response track(String number, String pin) {
        var request = given();
        return (pin == null ? request : request.header("Tracking-Pin", pin)).get("/api/v1/complaints/" + number);
    }

    private Response act(String body, String key) {
        return given().contentType("application/json")
                .header("Tracking-Pin", pins.of(number))
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/complaints/" + number + "/actions");
    }

    private String wrong(TrackingNumber of) {
        return pins.of(of).equals("000000") ? "111111" : "000000";
    }
}

package id.aduan.intake.oganlopian;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.SealingKeyOfTests;
import id.aduan.intake.TopicRecords;
import id.aduan.intake.TrialPhotos;
import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.SealingKeyPair;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class OganLopianComponentTest {
    private static final String PATH = "/api/v1/ogan-lopian/complaints";
    private static final String TOPIC = "complaint-received.v1";
    private static final String APP = "ogan-lopian";
    private static final String LAMP = "{\"kind\":\"COMPLAINT\",\"narrative\":\"Lampu jalan mati\"}";

    @Inject
    SealingKeys sealingKeys;

    @Inject
    ReporterRefs references;

    private final String user = "user-" + UUID.randomUUID();
    private SealingKeyPair caseService;

    @BeforeEach
    void aKeyOfTheWeekIsThere() throws Exception {
        caseService = SealingKeyOfTests.publish(sealingKeys);
    }

    @Test
    void theAppFilesForItsUserWhomNobodyElseKnows() {
        Response answer = as(user).contentType("application/json")
                .header("Idempotency-Key", "k")
                .body(LAMP)
                .post(PATH);

        answer.then().statusCode(201);
        String id = answer.path("complaintId");
        var event = TopicRecords.now(TOPIC, each -> each.key().equals(id)).get(0);
        assertThat(new String(event.value(), UTF_8)).doesNotContain(user);
        ComplaintReceived complaint =
                TopicRecords.bodies(TOPIC, id, ComplaintReceived.class).get(0);
        assertThat(complaint.channel()).isEqualTo(Channel.OGAN_LOPIAN);
        assertThat(complaint.source().account()).isEqualTo(APP);
        assertThat(complaint.reporter().ref()).isEqualTo(references.ofUser(APP, user));
        assertThat(caseService.open(complaint.reporter().contact(), complaint.complaintId()))
                .isEqualTo(new Contact(null, null, null, user));
    }

    @Test
    void aRetryIsTheSameReportAndAnotherUsersIsAnother() {
        String first = file(user, "k").path("complaintId");

        assertThat(file(user, "k").<String>path("complaintId")).isEqualTo(first);
        assertThat(file(user + "2", "k").<String>path("complaintId")).isNotEqualTo(first);
    }

    @Test
    void photosComeAsOnTheWeb() {
        Response answer = as(user).multiPart("complaint", LAMP, "application/json")
                .multiPart("photo", "foto.jpg", TrialPhotos.phoneJpeg(51), "image/jpeg")
                .post(PATH);

        answer.then().statusCode(201);
        assertThat(TopicRecords.bodies(TOPIC, answer.path("complaintId"), ComplaintReceived.class)
                        .get(0)
                        .attachments())
                .hasSize(1);
    }

    @Test
    void whatIsWrongIsToldByField() {
        as(user).contentType("application/json")
                .body("{\"kind\":\"COMPLAINT\",\"narrative\":\"\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("narrative")));
    }

    @Test
    void aUserSeesHisOwnReportsOnly() {
        ComplaintId mine = new ComplaintId(UUID.randomUUID());
        ComplaintId another = new ComplaintId(UUID.randomUUID());
        tell(mine);
        tell(another);
        CitizenViewStandIn.tell("by-reporter/" + references.ofUser(APP, user), "{\"cases\":[" + item(mine) + "]}");
        CitizenViewStandIn.tell(
                "by-reporter/" + references.ofUser(APP, "somebody"), "{\"cases\":[" + item(another) + "]}");

        as(user).get(PATH)
                .then()
                .statusCode(200)
                .body(
                        "items.trackingNumber",
                        equalTo(List.of(TrackingNumber.of(mine).value())));
        as(user).get(PATH + "/" + TrackingNumber.of(mine))
                .then()
                .statusCode(200)
                .body("status", equalTo("DISPATCHED"));
        String othersAnswer = notFound(TrackingNumber.of(another).value());
        String nobodysAnswer =
                notFound(TrackingNumber.of(new ComplaintId(UUID.randomUUID())).value());
        String nonsense = notFound("PWK-1");
        assertThat(List.of(othersAnswer, nobodysAnswer, nonsense)).containsOnly(othersAnswer);
    }

    @Test
    void onlyAnAppMayAskAndItMustSayForWhom() {
        given().header("App-User", user).get(PATH).then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(IssuerResource.expiredToken(APP))
                .header("App-User", user)
                .get(PATH)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .header("App-User", user)
                .get(PATH)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(IssuerResource.token(APP))
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("App-User")));
    }

    private String notFound(String number) {
        return as(user).get(PATH + "/" + number)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-report"))
                .extract()
                .asString()
                .replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private Response file(String by, String key) {
        return as(by).contentType("application/json")
                .header("Idempotency-Key", key)
                .body(LAMP)
                .post(PATH);
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(IssuerResource.token(APP)).header("App-User", user);
    }

    private static void tell(ComplaintId complaint) {
        CitizenViewStandIn.tell(TrackingNumber.of(complaint).value(), item(complaint));
    }

    private static String item(ComplaintId complaint) {
        return """
                {"complaintId":"%s","trackingNumber":"%s","kind":"COMPLAINT","channel":"OGAN_LOPIAN",
                 "receivedAt":"2026-11-24T01:30:00Z","status":"DISPATCHED","statusGroup":"NOT_FOLLOWED_UP",
                 "since":"2026-11-24T01:31:00Z","next":"AGENCY_TAKES_UP"}""".formatted(complaint, TrackingNumber.of(complaint));
    }
}

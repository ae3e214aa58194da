package id.aduan.routing.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.Topic;
import id.aduan.durable.Transactions;
import id.aduan.kit.attachments.AttachmentStore;
import id.aduan.routing.Kafka;
import id.aduan.routing.decision.Complaints;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "routing"))
@WithTestResource(IssuerResource.class)
class DeskComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String MIXED = "Sampah menumpuk, lampu jalan mati, dan jalan rusak parah";

    @Inject
    AttachmentStore store;

    @Inject
    Transactions transactions;

    private static RequestSpecification as(String account) {
        return given().auth()
                .oauth2(IssuerResource.token(account))
                .contentType(ContentType.JSON)
                .redirects()
                .follow(false);
    }

    private static String path(ComplaintReceived complaint) {
        return "/api/v1/routing/triage/" + complaint.complaintId();
    }

    private static ComplaintReceived waiting(Complaints complaint) {
        return waiting(complaint.build());
    }

    private static ComplaintReceived waiting(ComplaintReceived complaint) {
        Kafka.send(complaint);
        await().atMost(PATIENCE)
                .until(() -> as("supervisor").get(path(complaint)).statusCode() == 200);
        return complaint;
    }

    private static ValidatableResponse decide(String account, ComplaintReceived complaint, String body) {
        return as(account).body(body).post(path(complaint) + "/decision").then();
    }

    @Test
    void aReportWaitsWithItsSuggestionsAndIsAssignedByAPerson() {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED).titled("Tiga hal"));

        as("triage")
                .get(path(complaint))
                .then()
                .statusCode(200)
                .body("narrative", equalTo(MIXED))
                .body("waiting", equalTo(true))
                .body("decision.outcome", equalTo("TRIAGE"))
                .body("decision.alternatives", hasSize(3));
        decide("triage", complaint, "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"dputr\",\"helpers\":[\"dlh\"]}")
                .statusCode(200)
                .body("number", equalTo(2))
                .body("agency", equalTo("dputr"))
                .body("decidedBy", equalTo("triage"));

        RoutingDecision published = published(complaint, 2);
        assertThat(published.outcome()).isEqualTo(RoutingOutcome.ASSIGNED);
        assertThat(published.agency()).isEqualTo(new AgencyCode("dputr"));
        assertThat(published.helpers()).containsExactly(new AgencyCode("dlh"));
        assertThat(published.confidence()).isEqualTo(1);
        as("auditor")
                .get("/api/v1/routing/decisions/" + complaint.complaintId())
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(1, 2)));
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondIsToldWhoDecided() throws Exception {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED));
        List<String> agencies = List.of("dputr", "dlh", "dishub", "dinkes", "disdik", "rsud");
        ExecutorService officers = Executors.newFixedThreadPool(agencies.size());
        try {
            List<CompletableFuture<io.restassured.response.Response>> answers = IntStream.range(0, agencies.size())
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> as(i % 2 == 0 ? "triage" : "supervisor")
                                    .body("{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"" + agencies.get(i) + "\"}")
                                    .post(path(complaint) + "/decision"),
                            officers))
                    .toList();
            List<io.restassured.response.Response> all =
                    answers.stream().map(CompletableFuture::join).toList();

            assertThat(all).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            var winner = all.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(all)
                    .filteredOn(answer -> answer.statusCode() != 200)
                    .hasSize(agencies.size() - 1)
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(409);
                        assertThat(answer.contentType()).startsWith("application/problem+json");
                        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/already-decided");
                        assertThat(answer.jsonPath().getString("decidedBy"))
                                .isEqualTo(winner.jsonPath().getString("decidedBy"));
                        assertThat(answer.jsonPath().getString("detail"))
                                .contains(winner.jsonPath().getString("decidedBy"));
                    });
        } finally {
            officers.shutdownNow();
        }
        List<ComplaintRouted> published =
                Kafka.read(Topic.COMPLAINT_ROUTED, complaint.complaintId().toString(), 2, ComplaintRouted.class);
        assertThat(published).extracting(one -> one.decision().number()).containsExactly(1, 2);
    }

    @Test
    void aDecisionWhoseNumberIsTakenIsNeverPublished() {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED));
        transactions
                .run(session -> session.createNativeQuery("""
                                insert into decision (complaint_id, number, outcome, agency, decided_by, decided_at, body)
                                select complaint_id, 2, outcome, agency, decided_by, decided_at, body
                                from decision where complaint_id = ?1
                                """)
                        .setParameter(1, complaint.complaintId().value())
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);

        decide("triage", complaint, "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"dputr\"}")
                .statusCode(500)
                .contentType("application/problem+json");

        as("triage")
                .get(path(complaint))
                .then()
                .body("waiting", equalTo(true))
                .body("decision.outcome", equalTo("TRIAGE"));
        assertThat(Kafka.read(Topic.COMPLAINT_ROUTED, complaint.complaintId().toString(), 1, ComplaintRouted.class))
                .extracting(one -> one.decision().number())
                .containsExactly(1);
    }

    @Test
    void aReportThatIsNotForTheRegencyIsReferred() {
        ComplaintReceived complaint = waiting(Complaints.saying("halo"));

        decide("triage", complaint, "{\"number\":1,\"action\":\"REFER\",\"referral\":\"pln\"}")
                .statusCode(200);

        RoutingDecision published = published(complaint, 2);
        assertThat(published.outcome()).isEqualTo(RoutingOutcome.NOT_OURS);
        assertThat(published.referral().body()).contains("PLN");
    }

    @Test
    void aReportIsArchivedWithAReason() {
        ComplaintReceived complaint = waiting(Complaints.saying("tolong"));

        decide("triage", complaint, "{\"number\":1,\"action\":\"ARCHIVE\",\"reasonCode\":\"TOO_GENERAL\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("note"));
        decide(
                        "triage",
                        complaint,
                        "{\"number\":1,\"action\":\"ARCHIVE\",\"reasonCode\":\"TOO_GENERAL\",\"note\":\"Sebutkan tempat.\"}")
                .statusCode(200)
                .body("disposal.kind", equalTo("ARCHIVED"));

        RoutingDecision.Disposal disposal = published(complaint, 2).disposal();
        assertThat(disposal.reasonCode()).isEqualTo("TOO_GENERAL");
        assertThat(disposal.words()).isEqualTo("Sebutkan tempat.");
        as("triage").get(path(complaint)).then().body("waiting", equalTo(false));
    }

    @Test
    void aReportIsMergedIntoAnotherThatExists() {
        ComplaintReceived first = waiting(Complaints.saying(MIXED));
        ComplaintReceived again = waiting(Complaints.saying(MIXED + " lagi"));
        String merge = "{\"number\":1,\"action\":\"MERGE\",\"into\":\"%s\",\"note\":\"Kejadian yang sama.\"}";

        decide("triage", again, merge.formatted("PWK-00000-00000-0"))
                .statusCode(422)
                .body("errors[0].field", equalTo("into"));
        decide("triage", again, merge.formatted(again.trackingNumber().value())).statusCode(422);
        decide("triage", again, merge.formatted(first.trackingNumber().value())).statusCode(200);

        assertThat(published(again, 2).disposal().into()).isEqualTo(first.complaintId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"tidak-ada\"} | 422",
                "{\"number\":1,\"action\":\"ASSIGN\"} | 422",
                "{\"number\":1,\"action\":\"REFER\",\"referral\":\"tidak-ada\"} | 422",
                "{\"number\":1,\"action\":\"ARCHIVE\",\"note\":\"x\"} | 422",
                "{\"number\":1,\"action\":\"MERGE\",\"note\":\"x\"} | 422",
                "{\"number\":2,\"action\":\"ASSIGN\",\"agency\":\"dlh\"} | 409",
                "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"BUKAN KODE\"} | 400",
                "{\"number\":1,\"action\":\"HAPUS\"} | 400",
                "{\"action\":\"ASSIGN\",\"agency\":\"dlh\"} | 400",
                "[] | 400",
                "bukan json | 400",
            })
    void aDecisionThatDoesNotFitChangesNothing(String body, int status) {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED).from("unfit"));

        decide("triage", complaint, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", startsWith("/problems/"))
                .body("detail", notNullValue());

        as("triage").get(path(complaint)).then().body("decision.number", equalTo(1));
    }

    @Test
    void aConfidentialReportExistsForTheCoordinatorOnly() {
        ComplaintReceived complaint =
                waiting(Complaints.saying(MIXED + " khususrahasia").confidential());

        as("triage").get(path(complaint)).then().statusCode(404).body(not(containsString("khususrahasia")));
        decide("triage", complaint, "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"dlh\"}")
                .statusCode(404);
        as("triage")
                .get("/api/v1/routing/triage?limit=100")
                .then()
                .statusCode(200)
                .body("items.complaintId", not(hasItem(complaint.complaintId().toString())));
        as("triage").get("/triage").then().statusCode(200).body(not(containsString("khususrahasia")));
        as("triage").get("/triage/" + complaint.complaintId()).then().statusCode(404);
        for (String account : List.of("triage", "auditor")) {
            as(account)
                    .get("/api/v1/routing/decisions/" + complaint.complaintId())
                    .then()
                    .statusCode(404);
        }
        ComplaintReceived other = waiting(Complaints.saying(MIXED));
        decide(
                        "triage",
                        other,
                        "{\"number\":1,\"action\":\"MERGE\",\"note\":\"sama\",\"into\":\""
                                + complaint.trackingNumber().value() + "\"}")
                .statusCode(422);

        as("supervisor")
                .get("/api/v1/routing/triage?limit=100&q=khususrahasia")
                .then()
                .body("items.complaintId", hasItem(complaint.complaintId().toString()));
        decide("supervisor", complaint, "{\"number\":1,\"action\":\"ASSIGN\",\"agency\":\"dlh\"}")
                .statusCode(200);
    }

    @Test
    void nothingTellsWhoReported() {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED).anonymous());

        String json = as("supervisor").get(path(complaint)).asString();
        String page = as("supervisor").get("/triage/" + complaint.complaintId()).asString();

        assertThat(json)
                .contains("\"anonymous\":true")
                .doesNotContain(complaint.reporter().ref());
        assertThat(page).contains("Anonim").doesNotContain(complaint.reporter().ref());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "verifier", "auditor", "admin", "officer.dlh", "intake-web"})
    void othersAreNotAtTheDesk(String account) {
        as(account).get("/api/v1/routing/triage").then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void withoutAValidTokenNobodyIsAtTheDesk() {
        given().get("/api/v1/routing/triage").then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(IssuerResource.expiredToken("triage"))
                .get("/api/v1/routing/triage")
                .then()
                .statusCode(401);
    }

    @Test
    void whatADoorHeardAsAnEmergencyComesFirstWhateverItsWords() {
        waiting(Complaints.saying("halo dahulu"));
        ComplaintReceived heard =
                waiting(Complaints.saying("mohon dahulu bantu").speakingOfAnEmergency());

        as("triage")
                .get("/api/v1/routing/triage?limit=100&q=dahulu")
                .then()
                .body("items[0].complaintId", equalTo(heard.complaintId().toString()))
                .body("items[0].flagged", equalTo(true))
                .body("items[1].flagged", equalTo(false));
    }

    @Test
    void whatSpeaksOfDangerComesFirstAndWhatIsHeldIsMarked() {
        waiting(Complaints.saying("halo urutan"));
        ComplaintReceived danger = waiting(Complaints.saying("urutan ada orang tenggelam tolong cepat"));
        ComplaintReceived held = waiting(Complaints.saying("urutan promo").held(HoldReason.LOOKS_LIKE_SPAM));

        as("triage")
                .get("/api/v1/routing/triage?limit=100&q=urutan")
                .then()
                .body("items[0].complaintId", equalTo(danger.complaintId().toString()))
                .body("items[0].flagged", equalTo(true))
                .body("items.held", hasItem("LOOKS_LIKE_SPAM"));
        as("triage")
                .get("/triage?q=" + held.trackingNumber().value())
                .then()
                .body(containsString("Ditahan: mirip spam"));
        as("triage")
                .get("/api/v1/routing/triage?q=" + danger.trackingNumber().value())
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aPhotoIsForThoseWhoMaySeeItsReport() throws Exception {
        ComplaintReceived plain = Complaints.saying(MIXED).confidential().build();
        Attachment photo = store.put(plain.complaintId(), new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3}, "image/jpeg");
        ComplaintReceived complaint = waiting(Complaints.with(plain, List.of(photo)));
        String href = as("supervisor").get(path(complaint)).jsonPath().getString("photos[0].href");

        as("supervisor")
                .get(href)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'; sandbox"));
        as("triage").get(href).then().statusCode(404);
        as("supervisor")
                .get(path(complaint) + "/photos/" + "0".repeat(64))
                .then()
                .statusCode(404);
        as("supervisor").get(path(complaint) + "/photos/..%2F..%2Fetc").then().statusCode(404);
    }

    @Test
    void thePageOffersTheSuggestionsOnKeysAndDecides() {
        ComplaintReceived complaint = waiting(Complaints.saying(MIXED + " <script>alert(1)</script>"));

        as("triage")
                .get("/triage/" + complaint.complaintId())
                .then()
                .statusCode(200)
                .body(containsString("data-key=\"1\""))
                .body(containsString("data-key=\"3\""))
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>alert")));
        form("triage")
                .formParam("number", 1)
                .formParam("action", "ASSIGN")
                .formParam("agency", "DLH – Dinas Lingkungan Hidup")
                .post("/triage/" + complaint.complaintId() + "/decision")
                .then()
                .statusCode(303)
                .header(
                        "Location",
                        containsString(
                                "/triage?decided=" + complaint.trackingNumber().value()));
        form("supervisor")
                .formParam("number", 1)
                .formParam("action", "ASSIGN")
                .formParam("agency", "dishub")
                .post("/triage/" + complaint.complaintId() + "/decision")
                .then()
                .statusCode(409)
                .contentType(ContentType.HTML)
                .body(containsString("triage sudah memutuskan laporan ini"));
    }

    private static RequestSpecification form(String account) {
        return given().auth()
                .oauth2(IssuerResource.token(account))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false);
    }

    @ParameterizedTest
    @CsvSource({"id, Meja triase", "su, Méja triase", "en, Triage desk"})
    void theDeskSpeaksThreeLanguages(String language, String words) {
        as("triage").get("/triage?lang=" + language).then().statusCode(200).body(containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidak-ada", "00000000-0000-0000-0000-000000000000", "1"})
    void anUnknownReportIsNotFound(String id) {
        as("supervisor").get("/api/v1/routing/triage/" + id).then().statusCode(404);
        as("supervisor").get("/triage/" + id).then().statusCode(404);
        as("supervisor").get("/api/v1/routing/decisions/" + id).then().statusCode(404);
    }

    @Test
    void theMapIsOurOwn() {
        given().get("/triage/villages.geojson").then().statusCode(200).body("features", hasSize(192));
        given().get("/triage/assets/triage.js").then().statusCode(200);
        given().get("/triage/assets/lib/leaflet/1.9.4/dist/leaflet.js").then().statusCode(200);
    }

    private static RoutingDecision published(ComplaintReceived complaint, int number) {
        Stream<ComplaintRouted> routed =
                Kafka.read(Topic.COMPLAINT_ROUTED, complaint.complaintId().toString(), number, ComplaintRouted.class)
                        .stream();
        return routed.map(ComplaintRouted::decision)
                .filter(decision -> decision.number() == number)
                .findFirst()
                .orElseThrow();
    }
}

package id.aduan.intake.callcenter.calls;

import static id.aduan.intake.callcenter.calls.CallTrial.API;
import static id.aduan.intake.callcenter.calls.CallTrial.PATIENCE;
import static id.aduan.intake.callcenter.calls.CallTrial.as;
import static id.aduan.intake.callcenter.calls.CallTrial.call;
import static id.aduan.intake.callcenter.calls.CallTrial.log;
import static id.aduan.intake.callcenter.calls.CallTrial.number;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Outbox;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call becomes when it is logged. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class LogCallComponentTest {
    @Inject
    Transactions transactions;

    @Inject
    Calls calls;

    @Inject
    ExchangeCalls exchange;

    @Inject
    BlockedNumbers blocked;

    @Inject
    DeskLog deskLog;

    @Inject
    CallNews news;

    @Inject
    Outbox outbox;

    @Inject
    ReporterRefs references;

    @Inject
    TrackingPin pins;

    @Inject
    Sealed sealed;

    @Inject
    Meters meters;

    @Inject
    SealingKeys keys;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @BeforeEach
    void casesHaveToldAKey() {
        CallTrial.keyOfCases(keys);
    }

    @Test
    void aFireTakesTheUrgentTopicAndHasANumberAtOnce() {
        // Given
        UUID id = UUID.randomUUID();
        String number = number();

        // When
        Response response = log(call(
                id,
                "NORMAL",
                "emergencyKind",
                "FIRE",
                "hazards",
                "tabung gas",
                "caller",
                Map.of("number", number, "name", "Bu Imas"),
                "place",
                Map.of("text", "Jl. Veteran gang 3", "lat", -6.556, "lon", 107.446)));

        // Then
        ComplaintId complaint = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));
        response.then()
                .statusCode(201)
                .body("outcome", equalTo("FILED"))
                .body("complaintId", equalTo(complaint.toString()))
                .body("trackingNumber", equalTo(TrackingNumber.of(complaint).value()))
                .body("pin", equalTo(pins.of(TrackingNumber.of(complaint))));
        try (TopicReader urgent = new TopicReader(Topic.COMPLAINT_RECEIVED_URGENT)) {
            ComplaintReceived report =
                    urgent.of(complaint, ComplaintReceived.class).get(0);
            assertThat(report.urgency()).isEqualTo(Urgency.EMERGENCY);
            assertThat(report.emergencyKind()).isEqualTo(EmergencyKind.FIRE);
            assertThat(report.narrative()).isEqualTo("Kebakaran\nBahaya: tabung gas");
            assertThat(report.place().areaCode().kecamatan()).isEqualTo(new AreaCode("32.14.01"));
            assertThat(report.reporter().ref()).isEqualTo(references.ofPhone(number));
            assertThat(report.reporter().contact()).isNotNull();
        }
    }

    @Test
    void theSameCallAgainIsTheSameReportAlsoAtTheSameMoment() throws Exception {
        // Given
        UUID id = UUID.randomUUID();
        Map<String, Object> body = call(id, "NORMAL", "narrative", "Pohon tumbang menutup jalan");

        // When
        List<Response> answers = together(8, () -> log(body));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.path("trackingNumber")).distinct())
                .hasSize(1);
        assertThat(log(body).path("pin").toString()).isEqualTo(answers.get(0).path("pin"));
        ComplaintId complaint = ComplaintId.parse(answers.get(0).path("complaintId"));
        ComplaintId later = ComplaintId.parse(log(call(UUID.randomUUID(), "NORMAL", "narrative", "Sesudahnya"))
                .path("complaintId"));
        try (TopicReader topic = new TopicReader(Topic.COMPLAINT_RECEIVED)) {
            topic.of(later, ComplaintReceived.class);
            assertThat(topic.of(complaint, ComplaintReceived.class)).hasSize(1);
        }
        assertThat(rows("id = ?1", id)).isEqualTo(1);
    }

    @Test
    void ofTwoWhoLogAnOpenCallAtOnceWithOtherContentOneIsTaken() throws Exception {
        // Given
        UUID id = CallTrial.ringing(transactions, exchange, number());
        as("operator").post(API + "/" + id + "/claim").then().statusCode(200);

        // When both have begun before either is done
        CompletableFuture<Response> one;
        CompletableFuture<Response> other;
        try (Connection holding = DriverManager.getConnection(url, user, password)) {
            holding.setAutoCommit(false);
            holding.createStatement().executeUpdate("update call set begun_at = begun_at where id = '" + id + "'");
            one = CompletableFuture.supplyAsync(() -> log(call(id, "NORMAL", "narrative", "Pohon tumbang")));
            other = CompletableFuture.supplyAsync(() -> log(call(id, "NORMAL", "narrative", "Tiang roboh")));
            await().atMost(PATIENCE).until(this::waiting, waiting -> waiting == 2);
            holding.commit();
        }

        // Then
        assertThat(List.of(one.join().statusCode(), other.join().statusCode())).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void otherContentUnderACallThatIsLoggedIsRefused() {
        UUID id = UUID.randomUUID();
        log(call(id, "PRANK")).then().statusCode(201);

        log(call(id, "NORMAL", "narrative", "Ternyata sungguhan"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/call-logged"))
                .body("operator", equalTo("operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "PRANK"})
    void aGhostOrPrankCallIsCountedHereAndIsNowhereElse(String type) {
        // Given
        UUID id = UUID.randomUUID();

        // When
        log(call(id, type, "caller", Map.of("number", number())))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("COUNTED"))
                .body("complaintId", nullValue())
                .body("trackingNumber", nullValue());

        // Then
        ComplaintId never = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));
        ComplaintId later = ComplaintId.parse(log(call(UUID.randomUUID(), "NORMAL", "narrative", "Sesudahnya"))
                .path("complaintId"));
        assertThat(rows("id = ?1 and call_type is not null and outcome = 'COUNTED'", id))
                .isEqualTo(1);
        try (TopicReader topic = new TopicReader(Topic.COMPLAINT_RECEIVED)) {
            topic.of(later, ComplaintReceived.class);
            assertThat(topic.now(never, ComplaintReceived.class)).isEmpty();
        }
    }

    @Test
    void aQuestionThatIsAnsweredOnTheLineIsAnAnsweredQuestion() {
        UUID id = UUID.randomUUID();

        log(call(
                        id,
                        "INFORMASI",
                        "narrative",
                        "KTP hilang bagaimana?",
                        "answered",
                        Map.of("answerId", "ktp-hilang", "text", "Bawa surat kehilangan ke Disdukcapil.")))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("ANSWERED"))
                .body("trackingNumber", notNullValue());

        ComplaintId complaint = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));
        try (TopicReader topic = new TopicReader(Topic.COMPLAINT_RECEIVED)) {
            ComplaintReceived report =
                    topic.of(complaint, ComplaintReceived.class).get(0);
            assertThat(report.kind()).isEqualTo(ComplaintKind.INFORMATION_REQUEST);
            assertThat(report.answered().answerId()).isEqualTo("ktp-hilang");
            assertThat(report.answered().by()).isEqualTo("operator");
        }
        assertThat(rows("id = ?1 and answer_id = 'ktp-hilang'", id)).isEqualTo(1);
    }

    @Test
    void aCallThatIsJoinedIsAFurtherVoiceAndNoReportOfItsOwn() {
        // Given
        String incident = log(call(
                        UUID.randomUUID(),
                        "NORMAL",
                        "emergencyKind",
                        "NATURAL_DISASTER",
                        "narrative",
                        "Banjir di gang"))
                .path("complaintId");
        UUID id = UUID.randomUUID();
        String number = number();

        // When
        log(call(
                        id,
                        "NORMAL",
                        "emergencyKind",
                        "NATURAL_DISASTER",
                        "narrative",
                        "Air sepinggang",
                        "caller",
                        Map.of("number", number),
                        "joinTo",
                        incident))
                .then()
                .statusCode(201)
                .body("outcome", equalTo("JOINED"))
                .body("complaintId", equalTo(incident))
                // who knows the pin sees a report that is another's
                .body("pin", nullValue());

        // Then
        ComplaintId own = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));
        try (TopicReader actions = new TopicReader(Topic.CITIZEN_ACTION);
                TopicReader urgent = new TopicReader(Topic.COMPLAINT_RECEIVED_URGENT)) {
            List<CitizenAction> voices = actions.of(ComplaintId.parse(incident), CitizenAction.class);
            assertThat(voices).hasSize(1);
            assertThat(voices.get(0).type()).isEqualTo(CitizenAction.Type.SUPPORT);
            assertThat(voices.get(0).text()).isEqualTo("Air sepinggang");
            assertThat(voices.get(0).reporterRef()).isEqualTo(references.ofPhone(number));
            urgent.of(ComplaintId.parse(incident), ComplaintReceived.class);
            assertThat(urgent.now(own, ComplaintReceived.class)).isEmpty();
        }
    }

    @Test
    void theNumberOfTheLineCountsWhereNoneIsTyped() {
        // Given
        String number = number();
        UUID id = CallTrial.ringing(transactions, exchange, number);
        as("operator").post(API + "/" + id + "/claim").then().statusCode(200).body("number", equalTo(number));

        // When
        log(call(id, "NORMAL", "narrative", "Lampu jalan mati")).then().statusCode(201);

        // Then
        ComplaintId complaint = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));
        try (TopicReader topic = new TopicReader(Topic.COMPLAINT_RECEIVED)) {
            assertThat(topic.of(complaint, ComplaintReceived.class)
                            .get(0)
                            .reporter()
                            .ref())
                    .isEqualTo(references.ofPhone(number));
        }
    }

    @Test
    void whatAnotherOperatorHasIsNotLoggedExceptByASupervisor() {
        UUID id = UUID.randomUUID();
        as("supervisor")
                .body(Map.of("version", 1, "fields", Map.of("narrative", "Mulai")))
                .put(API + "/" + id + "/draft")
                .then()
                .statusCode(204);

        log(call(id, "PRANK")).then().statusCode(409).body("operator", equalTo("supervisor"));
        as("supervisor").body(call(id, "PRANK")).post(API).then().statusCode(201);
    }

    @Test
    void aVisitorsIdentityIsKeptOnlyWhenHeAgrees() {
        UUID id = UUID.randomUUID();
        Map<String, Object> visit = call(
                id,
                "NORMAL",
                "desk",
                "WALK_IN",
                "narrative",
                "Jalan rusak di depan rumah",
                "caller",
                Map.of("name", "Pak Asep", "number", number()));

        log(visit).then().statusCode(422).body("type", equalTo("/problems/consent-missing"));
        visit.put("consent", true);
        log(visit).then().statusCode(201).body("outcome", equalTo("FILED"));

        ComplaintId complaint = ComplaintId.of(ReportOfCall.source(Desk.WALK_IN, id));
        try (TopicReader topic = new TopicReader(Topic.COMPLAINT_RECEIVED)) {
            assertThat(topic.of(complaint, ComplaintReceived.class)
                            .get(0)
                            .source()
                            .account())
                    .isEqualTo("desk");
        }
    }

    @Test
    void aVisitWithoutANameNeedsNoConsent() {
        log(call(UUID.randomUUID(), "NORMAL", "desk", "WALK_IN", "narrative", "Jalan rusak"))
                .then()
                .statusCode(201);
    }

    @Test
    void allThatDoesNotFitIsToldByItsFieldAndNothingIsKept() {
        UUID id = UUID.randomUUID();

        log(call(
                        id,
                        "NORMAL",
                        "emergencyKind",
                        "FLOODED",
                        "caller",
                        Map.of("number", "tidak tahu"),
                        "place",
                        Map.of("areaCode", "99.99")))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("emergencyKind", "caller.number", "place.areaCode", "narrative"));

        assertThat(rows("id = ?1", id)).isZero();
    }

    @Test
    void nothingOfThePersonStandsInTheDatabaseAsItIs() {
        UUID id = UUID.randomUUID();
        String number = number();

        log(call(
                        id,
                        "NORMAL",
                        "narrative",
                        "Rahasianya Bu Titin",
                        "caller",
                        Map.of("number", number, "name", "Bu Titin", "contact", "titin@contoh.id")))
                .then()
                .statusCode(201);

        List<String> row = CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select concat_ws('|', number_ref, encode(number, 'escape'), encode(caller, 'escape'), encode(subject, 'escape')) from call where id = ?1",
                        String.class)
                .setParameter(1, id)
                .getResultList());
        assertThat(row.get(0)).doesNotContain(number).doesNotContain("Titin").doesNotContain("contoh");
        Caller kept = CallTrial.run(transactions, session -> calls.caller(session, id))
                .orElseThrow();
        assertThat(kept).isEqualTo(new Caller("Bu Titin", number, null, "titin@contoh.id"));
    }

    @Test
    void withoutAKeyOfCasesAnEmergencyIsFiledAllTheSameAndNothingElseWithAContact() {
        // Given
        LogCall keyless = new LogCall(
                transactions,
                calls,
                blocked,
                deskLog,
                news,
                outbox,
                new ContactSealer(Optional::empty, Clock.systemUTC()),
                references,
                pins,
                sealed,
                meters);
        Operator operator = new Operator("someone", false);

        // When
        CallToLog emergency = told(EmergencyKind.FIRE);
        LoggedCall logged = keyless.handle(operator, emergency).await().atMost(PATIENCE);

        // Then
        assertThat(logged.outcome()).isEqualTo(Outcome.FILED);
        assertThat(CallTrial.run(transactions, session -> calls.caller(session, emergency.callId()))
                        .orElseThrow()
                        .number())
                .isEqualTo(emergency.caller().number());
        assertThat(catchThrowableOfType(CallRefused.class, () -> keyless.handle(operator, told(null))
                                .await()
                                .atMost(PATIENCE))
                        .reason())
                .isEqualTo(CallRefused.Reason.NO_SEALING_KEY);
    }

    private static CallToLog told(EmergencyKind kind) {
        return new CallToLog(
                UUID.randomUUID(),
                null,
                CallType.NORMAL,
                kind,
                ComplaintKind.COMPLAINT,
                new Caller(null, number(), null, null),
                false,
                false,
                false,
                "Api besar",
                Place.UNKNOWN,
                null,
                null,
                null,
                Language.INDONESIAN,
                false);
    }

    /** Twenty calls a second, from twenty screens, for some seconds. */
    @Test
    void twentyCallsASecondAreAllLoggedOnceWhileTheyCome() throws Exception {
        // Given
        int seconds = 5;
        int each = 20;
        ExecutorService screens = Executors.newFixedThreadPool(each);
        List<Future<Long>> answers = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        String token = IssuerResource.token("operator");
        Instant start = Instant.now();

        // When
        try {
            for (int i = 0; i < seconds * each; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                Map<String, Object> body = i % 2 == 0
                        ? call(id, "GHOST")
                        : call(id, "NORMAL", "narrative", "Banjir nomor " + i, "emergencyKind", "NATURAL_DISASTER");
                Duration wait = Duration.between(Instant.now(), start.plusMillis(i * 1000L / each));
                if (!wait.isNegative()) {
                    Thread.sleep(wait.toMillis());
                }
                answers.add(screens.submit(() -> {
                    long began = System.nanoTime();
                    given().auth()
                            .oauth2(token)
                            .contentType("application/json")
                            .body(body)
                            .post(API)
                            .then()
                            .statusCode(201);
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                }));
            }
            for (Future<Long> answer : answers) {
                answer.get(40, TimeUnit.SECONDS);
            }
        } finally {
            screens.shutdownNow();
        }

        // Then
        assertThat(new HashSet<>(ids)).hasSize(seconds * each);
        long logged = CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select count(*) from call where logged_at is not null and id = any(cast(string_to_array(?1, ',') as uuid[]))",
                        Long.class)
                .setParameter(
                        1, String.join(",", ids.stream().map(UUID::toString).toList()))
                .getSingleResult());
        assertThat(logged).isEqualTo(seconds * each);
    }

    @Test
    void onlyOperatorsLogCalls() {
        given().contentType("application/json")
                .body(call(UUID.randomUUID(), "GHOST"))
                .post(API)
                .then()
                .statusCode(401);
        as("officer.dlh")
                .body(call(UUID.randomUUID(), "GHOST"))
                .post(API)
                .then()
                .statusCode(403);
        as("auditor").get(API).then().statusCode(403);
        as("supervisor").get(API).then().statusCode(200);
    }

    private long rows(String where, UUID id) {
        return CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select count(*) from call where " + where, Long.class)
                .setParameter(1, id)
                .getSingleResult());
    }

    /** Who waits for the row of a call that another transaction has. */
    private long waiting() {
        return CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database() and query like '%call%'",
                        Long.class)
                .getSingleResult());
    }

    private static List<Response> together(int many, Callable<Response> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> each : threads.invokeAll(Collections.nCopies(many, work))) {
                answers.add(each.get(40, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}

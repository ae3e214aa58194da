package id.aduan.intake.callcenter.calls;

import static id.aduan.intake.callcenter.calls.CallTrial.API;
import static id.aduan.intake.callcenter.calls.CallTrial.PATIENCE;
import static id.aduan.intake.callcenter.calls.CallTrial.as;
import static id.aduan.intake.callcenter.calls.CallTrial.call;
import static id.aduan.intake.callcenter.calls.CallTrial.log;
import static id.aduan.intake.callcenter.calls.CallTrial.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a call, what is typed of it, and what is at hand meanwhile. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class CallDeskComponentTest {
    @Inject
    Transactions transactions;

    @Inject
    ExchangeCalls exchange;

    @Inject
    TakeCalls taking;

    @Inject
    CallNews news;

    @Inject
    ForgetErased erased;

    @Inject
    SweepCalls sweep;

    @Inject
    Calls calls;

    @Inject
    SealingKeys keys;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void casesHaveToldAKey() {
        CallTrial.keyOfCases(keys);
    }

    @Test
    void ofManyWhoTakeACallAtOnceOneHasIt() {
        // Given
        UUID ringing = CallTrial.ringing(transactions, exchange, number());

        // When
        List<String> refusedBy = IntStream.range(0, 8)
                .mapToObj(i -> taking.claim(new Operator("op-" + i, false), ringing, false)
                        .replaceWith("")
                        .onFailure(CallRefused.class)
                        .recoverWithItem(CallRefused::operator))
                .map(claim -> claim.subscribeAsCompletionStage())
                .toList()
                .stream()
                .map(claim -> claim.toCompletableFuture().join())
                .toList();

        // Then
        String winner = CallTrial.run(transactions, session -> calls.find(session, ringing))
                .orElseThrow()
                .operator();
        assertThat(refusedBy).filteredOn(String::isEmpty).hasSize(1);
        assertThat(refusedBy).filteredOn(name -> !name.isEmpty()).containsOnly(winner);
    }

    @Test
    void whoComesSecondIsToldWhoHasItAndASupervisorMayTakeItOver() {
        UUID ringing = CallTrial.ringing(transactions, exchange, number());
        as("operator").post(path(ringing, "claim")).then().statusCode(200).body("state", equalTo("OPEN"));

        as("supervisor")
                .post(path(ringing, "claim"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/call-taken"))
                .body("operator", equalTo("operator"));
        as("supervisor")
                .queryParam("takeOver", true)
                .post(path(ringing, "claim"))
                .then()
                .statusCode(200)
                .body("operator", equalTo("supervisor"));

        draft("operator", ringing, 1, "tertinggal").then().statusCode(409).body("operator", equalTo("supervisor"));
        as("operator")
                .queryParam("takeOver", true)
                .post(path(ringing, "claim"))
                .then()
                .statusCode(409);
    }

    @Test
    void aCallWhoseOperatorShowsNoSignOfLifeChangesHands() {
        // Given
        UUID ringing = CallTrial.ringing(transactions, exchange, number());
        taking.claim(new Operator("gone", false), ringing, false).await().atMost(PATIENCE);
        as("operator").post(path(ringing, "claim")).then().statusCode(409);

        // When
        update("update call set held_at = now() - interval '11 minutes' where id = ?1", ringing);

        // Then
        as("operator").post(path(ringing, "claim")).then().statusCode(200).body("operator", equalTo("operator"));
    }

    @Test
    void whatIsGivenBackKeepsItsDraftForWhoTakesIt() {
        draft("operator", id, 3, "Api di pasar").then().statusCode(204);
        as("operator").post(path(id, "release")).then().statusCode(204);

        draft("operator", id, 4, "terlambat").then().statusCode(409).body("type", equalTo("/problems/call-not-taken"));
        as("supervisor")
                .post(path(id, "claim"))
                .then()
                .statusCode(200)
                .body("draft.version", equalTo(3))
                .body("draft.fields.narrative", equalTo("Api di pasar"));
    }

    @Test
    void versionsOfADraftOnlyGoUp() {
        draft("operator", id, 2, "dua").then().statusCode(204);
        draft("operator", id, 2, "dua").then().statusCode(204); // the answer was lost, and it came again

        draft("operator", id, 1, "satu")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/draft-older"))
                .body("version", equalTo(2));
        draft("operator", id, 2, "lain").then().statusCode(409);
        draft("operator", id, 3, "tiga").then().statusCode(204);
        as("operator").get(path(id, "")).then().statusCode(200).body("draft.fields.narrative", equalTo("tiga"));
    }

    @Test
    void whatWasAnsweredWithSuccessIsThereWhoeverLooksAfterwards() {
        // Given: nothing is kept in memory between the two
        draft("operator", id, 1, "Rumah terbakar di Jl. Vet").then().statusCode(204);

        // When / Then
        as("operator")
                .get(path(id, ""))
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("draft.version", equalTo(1))
                .body("draft.fields.narrative", equalTo("Rumah terbakar di Jl. Vet"));
        as("operator").get(API + "?state=OPEN").then().body("items.id", hasItem(id.toString()));
        List<String> kept = CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select encode(draft, 'escape') from call where id = ?1", String.class)
                .setParameter(1, id)
                .getResultList());
        assertThat(kept.get(0)).doesNotContain("terbakar");
    }

    @Test
    void theNumberAndTheDraftAreOnlyForWhoHasTheCall() {
        String number = number();
        UUID ringing = CallTrial.ringing(transactions, exchange, number);
        taking.claim(new Operator("other", false), ringing, false).await().atMost(PATIENCE);

        as("operator")
                .get(path(ringing, ""))
                .then()
                .statusCode(200)
                .body("number", nullValue())
                .body("draft", nullValue())
                .body("numberEndsWith", equalTo(number.substring(number.length() - 3)));
        as("operator").get(path(ringing, "caller")).then().statusCode(409);
        as("supervisor").get(path(ringing, "")).then().statusCode(200).body("number", equalTo(number));
        as("operator").get(path(UUID.randomUUID(), "")).then().statusCode(404);
        as("operator").get(API + "/nonsense").then().statusCode(404);
    }

    @Test
    void aDraftThatIsNoneIsRefused() {
        as("operator")
                .body(Map.of("fields", Map.of()))
                .put(path(id, "draft"))
                .then()
                .statusCode(422);
        as("operator").body(Map.of("version", 1)).put(path(id, "draft")).then().statusCode(422);
        draft("operator", id, 1, "a".repeat(70_000)).then().statusCode(422);
    }

    @Test
    void screensHearWhatHappensOnceItIsCommitted() {
        // Given
        List<CallNews.News> heard = new CopyOnWriteArrayList<>();
        Cancellable following = news.follow().subscribe().with(heard::add);
        try {
            // When
            UUID ringing = CallTrial.ringing(transactions, exchange, number());
            heardOf(heard, ringing, CallNews.Kind.RINGING);
            as("operator").post(path(ringing, "claim")).then().statusCode(200);
            heardOf(heard, ringing, CallNews.Kind.CLAIMED);
            as("supervisor").queryParam("takeOver", true).post(path(ringing, "claim"));
            heardOf(heard, ringing, CallNews.Kind.TAKEN_OVER);
            as("supervisor").body(call(ringing, "PRANK")).post(API).then().statusCode(201);

            // Then
            heardOf(heard, ringing, CallNews.Kind.LOGGED);
            assertThat(heard)
                    .filteredOn(each -> each.callId().equals(ringing))
                    .extracting(CallNews.News::kind)
                    .containsExactly(
                            CallNews.Kind.RINGING,
                            CallNews.Kind.CLAIMED,
                            CallNews.Kind.TAKEN_OVER,
                            CallNews.Kind.LOGGED);
        } finally {
            following.cancel();
        }
    }

    @Test
    void theStreamTellsWhatHappenedAndTheIdAndNothingElse() throws Exception {
        // Given
        String number = number();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + API + "/events"))
                .header("Authorization", "Bearer " + IssuerResource.token("operator"))
                .build();
        CompletableFuture<?> stream = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));
        try {
            await().atMost(PATIENCE).until(() -> !lines.isEmpty()); // it is open before anything happens

            // When
            UUID ringing = CallTrial.ringing(transactions, exchange, number);
            news.changed();

            // Then
            await().atMost(PATIENCE).until(() -> lines.stream().anyMatch(line -> line.contains(ringing.toString())));
            int at = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains(ringing.toString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(lines.get(at)).isEqualTo("data:{\"callId\":\"" + ringing + "\"}");
            assertThat(lines.subList(Math.max(0, at - 3), at)).contains("event:ringing");
        } finally {
            stream.cancel(true);
        }
    }

    private record Lines(List<String> heard) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            heard.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            heard.add("failed: " + failure);
        }

        @Override
        public void onComplete() {
            heard.add("ended");
        }
    }

    private static void heardOf(List<CallNews.News> heard, UUID call, CallNews.Kind kind) {
        await().atMost(PATIENCE).until(() -> heard.contains(new CallNews.News(kind, call)));
    }

    @Test
    void aBlockedNumberRingsAndIsShownAsBlocked() {
        // Given
        String number = number();
        UUID prank = CallTrial.ringing(transactions, exchange, number);
        log(call(prank, "PRANK")).then().statusCode(201);

        // When
        block(Map.of("callId", prank.toString(), "reason", "Iseng berulang"))
                .then()
                .statusCode(201)
                .body("reason", equalTo("Iseng berulang"))
                .body("number", nullValue());

        // Then
        UUID again = CallTrial.ringing(transactions, exchange, number);
        as("operator")
                .get(API + "?state=RINGING")
                .then()
                .body("items.find { it.id == '" + again + "' }.blocked.reason", equalTo("Iseng berulang"));
        as("operator").post(path(again, "claim")).then().statusCode(200);
    }

    @Test
    void whoTellsOfAnEmergencyIsNotBlockedAndCannotBe() {
        // Given
        String number = number();
        String block = block(Map.of("number", number, "reason", "Iseng"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // When
        UUID fire = UUID.randomUUID();
        log(call(
                        fire,
                        "NORMAL",
                        "emergencyKind",
                        "FIRE",
                        "place",
                        Map.of("text", "Jl. Veteran"),
                        "caller",
                        Map.of("number", number)))
                .then()
                .statusCode(201);

        // Then
        as("operator").get(API + "/blocked-numbers").then().body("items.id", not(hasItem(block)));
        block(Map.of("callId", fire.toString(), "reason", "Iseng"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/number-in-emergency"));
        block(Map.of("number", number, "reason", "Iseng")).then().statusCode(409);
    }

    @Test
    void aBlockEndsByItselfAndIsLiftedByHand() {
        String number = number();
        String block = block(Map.of("number", number, "reason", "Iseng"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("operator").delete(API + "/blocked-numbers/" + block).then().statusCode(403);
        as("supervisor").delete(API + "/blocked-numbers/" + block).then().statusCode(204);
        as("supervisor").delete(API + "/blocked-numbers/" + block).then().statusCode(404);

        String other = block(Map.of("number", number, "reason", "Iseng")).path("id");
        update("update blocked_number set until = now() - interval '1 second' where id = ?1", UUID.fromString(other));
        as("operator").get(API + "/blocked-numbers").then().body("items.id", not(hasItem(other)));
        block(Map.of("number", "tidak tahu", "reason", "Iseng")).then().statusCode(422);
        block(Map.of("number", number())).then().statusCode(422);
    }

    @Test
    void theCallersEarlierCallsAreKnownAndCasesAreNamedAsUnknownWhileCaseServiceIsAway() {
        String number = number();
        log(call(UUID.randomUUID(), "GHOST", "caller", Map.of("number", number)));
        log(call(
                UUID.randomUUID(),
                "NORMAL",
                "emergencyKind",
                "MEDICAL",
                "narrative",
                "Sesak napas",
                "caller",
                Map.of("number", number)));
        UUID again = CallTrial.ringing(transactions, exchange, number);
        as("operator").post(path(again, "claim")).then().statusCode(200);

        as("operator")
                .get(path(again, "caller"))
                .then()
                .statusCode(200)
                .body("earlier", equalTo(2))
                .body("calls.type", equalTo(List.of("NORMAL", "GHOST")))
                .body("calls[0].emergencyKind", equalTo("MEDICAL"))
                .body("casesKnown", equalTo(false))
                .body("cases", hasSize(0));
    }

    @Test
    void aSecondCallerOfTheSameFloodIsShownTheFirst() {
        // Given
        String first = log(call(
                        UUID.randomUUID(),
                        "NORMAL",
                        "emergencyKind",
                        "NATURAL_DISASTER",
                        "narrative",
                        "Banjir masuk rumah warga",
                        "place",
                        Map.of("lat", -6.61, "lon", 107.38)))
                .path("complaintId");
        String secret = log(call(
                        UUID.randomUUID(),
                        "NORMAL",
                        "emergencyKind",
                        "NATURAL_DISASTER",
                        "narrative",
                        "Banjir di rumah saksi",
                        "caller",
                        Map.of("confidential", true),
                        "place",
                        Map.of("lat", -6.61, "lon", 107.38)))
                .path("complaintId");

        // When
        Response hints =
                hints(Map.of("lat", "-6.6105", "lon", "107.3801", "kind", "NATURAL_DISASTER", "text", "banjir"));

        // Then
        hints.then()
                .statusCode(200)
                .body("items[0].complaintId", equalTo(first))
                .body("items[0].trackingNumber", notNullValue())
                .body("items.complaintId", not(hasItem(secret)))
                .body("complete", equalTo(false));
        hints(Map.of()).then().statusCode(200).body("items", hasSize(0));
        hints(Map.of("lat", "x", "kind", "?", "areaCode", "1"))
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private static Response hints(Map<String, String> known) {
        return as("operator").body(known).post(API + "/hints");
    }

    @Test
    void aLandmarkThatACallerToldOfIsSuggestedToEverybodyAtOnce() {
        String name =
                "Warung Bu " + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "a");
        Map<String, Object> landmark =
                Map.of("id", UUID.randomUUID().toString(), "name", name, "lat", -6.556, "lon", 107.446);

        as("operator").body(landmark).post(API + "/landmarks").then().statusCode(201);
        as("operator").body(landmark).post(API + "/landmarks").then().statusCode(201);

        as("supervisor")
                .body(Map.of("q", name))
                .post(API + "/places")
                .then()
                .statusCode(200)
                .body("items.findAll { it.landmark == '" + name + "' }", hasSize(1))
                .body("items[0].kind", equalTo("LANDMARK"))
                .body("items[0].lat", equalTo(-6.556f));
        as("operator")
                .body(Map.of("name", name))
                .post(API + "/landmarks")
                .then()
                .statusCode(422);
        as("operator")
                .body(Map.of("name", name, "lat", 48.2, "lon", 16.3))
                .post(API + "/landmarks")
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsErasedAtACaseIsErasedHereAndStaysCounted() {
        // Given
        log(call(id, "NORMAL", "narrative", "Rahasia", "caller", Map.of("number", number(), "name", "Bu Imas")));
        ComplaintId complaint = ComplaintId.of(ReportOfCall.source(Desk.CALL_CENTER, id));

        // When
        CallTrial.run(transactions, session -> erased.follow(session, erasedEvent(complaint)));

        // Then
        assertThat(
                        count(
                                "id = ?1 and number is null and number_ref is null and caller is null and draft is null and subject is null and words is null and call_type = 'NORMAL'"))
                .isEqualTo(1);
    }

    private static CaseEvent erasedEvent(ComplaintId complaint) {
        return new CaseEvent(
                EventId.derivedFrom("case-event.v1", complaint, 2),
                complaint,
                0,
                2,
                CaseEvent.Type.ERASED,
                Instant.now(),
                "CLOSED",
                null,
                null);
    }

    @Test
    void whatIsKeptForATimeGoesWhenItsTimeIsOver() {
        draft("operator", id, 1, "diketik").then().statusCode(204);
        log(call(id, "NORMAL", "narrative", "Jalan rusak", "caller", Map.of("number", number())));

        sweepAt(Instant.now().plus(Duration.ofHours(7)));
        assertThat(count("id = ?1 and words is null and subject is null and draft is not null"))
                .isEqualTo(1);
        sweepAt(Instant.now().plus(Duration.ofHours(25)));
        assertThat(count("id = ?1 and draft is null and number is not null")).isEqualTo(1);
        sweepAt(Instant.now().plus(Duration.ofDays(181)));
        assertThat(
                        count(
                                "id = ?1 and number is null and caller is null and number_ref is null and call_type = 'NORMAL'"))
                .isEqualTo(1);
    }

    private void sweepAt(Instant now) {
        sweep.sweep(now).await().atMost(PATIENCE);
    }

    @Test
    void theDeadLetterDeskIsThere() {
        as("admin").get(API + "/dead-letters").then().statusCode(200);
        as("operator").get(API + "/dead-letters").then().statusCode(403);
    }

    @Test
    void aCallThatEndedLongAgoUnloggedLeavesTheList() {
        UUID ringing = CallTrial.ringing(transactions, exchange, number());
        as("operator").get(API).then().body("items.id", hasItem(ringing.toString()));

        CallTrial.run(transactions, session -> session.createNativeQuery("update call set begun_at = ?2 where id = ?1")
                .setParameter(1, ringing)
                .setParameter(2, Moments.at(Instant.now().minus(Duration.ofHours(13))))
                .executeUpdate());

        as("operator").get(API).then().body("items.id", not(hasItem(ringing.toString())));
        as("operator").get(API + "?state=LOGGED").then().statusCode(400);
    }

    private static Response draft(String account, UUID call, long version, String narrative) {
        return as(account)
                .body(Map.of("version", version, "fields", Map.of("narrative", narrative)))
                .put(path(call, "draft"));
    }

    private static Response block(Map<String, String> body) {
        return as("operator").body(body).post(API + "/blocked-numbers");
    }

    private static String path(UUID call, String act) {
        return API + "/" + call + (act.isEmpty() ? "" : "/" + act);
    }

    private long count(String where) {
        return CallTrial.run(transactions, session -> session.createNativeQuery(
                        "select count(*) from call where " + where, Long.class)
                .setParameter(1, id)
                .getSingleResult());
    }

    private void update(String sql, UUID row) {
        CallTrial.run(
                transactions,
                session -> session.createNativeQuery(sql).setParameter(1, row).executeUpdate());
    }
}

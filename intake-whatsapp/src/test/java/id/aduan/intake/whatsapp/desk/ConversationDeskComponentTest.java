package id.aduan.intake.whatsapp.desk;

import static id.aduan.intake.whatsapp.desk.Officers.API;
import static id.aduan.intake.whatsapp.desk.Officers.as;
import static id.aduan.intake.whatsapp.desk.Officers.browser;
import static id.aduan.intake.whatsapp.desk.Officers.reply;
import static id.aduan.intake.whatsapp.desk.Officers.take;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.intake.whatsapp.media.MediaContent;
import id.aduan.intake.whatsapp.media.MediaFolder;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class ConversationDeskComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ACCOUNT = "100200300";
    private static final String NUMBER = "6280000000147";
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2020-01-01T00:00:00Z");

    @Inject
    Transactions transactions;

    @Inject
    Sealed sealed;

    @Inject
    MediaFolder folder;

    @Inject
    ExpireTakeOvers expiry;

    private final UUID citizen = UUID.randomUUID();

    private <T> T run(java.util.function.Function<org.hibernate.reactive.mutiny.Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }

    private int sql(String statement, Object... parameters) {
        return run(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query = query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    private long count(String from) {
        return run(session -> session.createNativeQuery("select count(*) from " + from + " citizen = ?1", Long.class)
                .setParameter(1, citizen)
                .getSingleResult());
    }

    /** Somebody who wrote a while ago and asks for a person. */
    private void waiting(UUID id, Instant since, Instant windowUntil) {
        sql("""
                insert into citizen (id, created_at, account, language, last_said_at, person_wanted, wanted_because)
                values (?1, now(), ?2, 'su', ?3, ?3, 'ASKED_FOR')
                """, id, ACCOUNT, Moments.at(since));
        sql(
                "insert into lane (citizen, account, window_until, tokens, tokens_at) values (?1, ?2, ?3, 0, now())",
                id,
                ACCOUNT,
                Moments.at(windowUntil));
        sql(
                """
                insert into citizen_identity (account, kind, value_hash, value, citizen, valid_from)
                values (?1, 'WA_ID', ?2, ?3, ?4, now())
                """,
                ACCOUNT,
                sealed.digest("identity", id.toString()),
                sealed.seal(NUMBER.getBytes(UTF_8), "identity"),
                id);
    }

    private void waitingWithOpenWindow() {
        waiting(citizen, Instant.now().minusSeconds(600), Instant.now().plus(Duration.ofHours(20)));
    }

    private UUID said(Instant at, String words) {
        UUID id = UUID.randomUUID();
        sql(
                "insert into message (id, citizen, at, direction, kind, body) values (?1, ?2, ?3, 'IN', 'TEXT', ?4)",
                id,
                citizen,
                Moments.at(at),
                sealed.seal(words.getBytes(UTF_8), "message"));
        return id;
    }

    private String file(String mediaType, byte[] bytes) throws IOException {
        String mediaId = UUID.randomUUID().toString();
        folder.keep(mediaId, new MediaContent(bytes, mediaType));
        sql("""
                insert into media (id, citizen, account, provider_id, kind, state, sent_at, media_type)
                values (?1, ?2, ?3, 'm', 'VOICE', 'KEPT', now(), ?4)
                """, mediaId, citizen, ACCOUNT, mediaType);
        return mediaId;
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** A session goes on in the context in which it was opened. */
    private static <T> Uni<T> inContext(Uni<T> work) {
        Context caller = Vertx.currentContext();
        return work.emitOn(command -> caller.runOnContext(ignored -> command.run()));
    }

    /** Both have read the row before one of them can write it: only comparing while writing tells them apart. */
    @Test
    void ofTwoOfficersWhoTakeAtOnceOneGetsItAndTheOtherSeesWho() {
        waitingWithOpenWindow();
        CompletableFuture<Void> bothWait = new CompletableFuture<>();
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> holder = transactions
                .run(session -> session.createNativeQuery("select id from citizen where id = ?1 for update", UUID.class)
                        .setParameter(1, citizen)
                        .getSingleResult()
                        .invoke(locked -> held.complete(null))
                        .chain(() -> inContext(Uni.createFrom().completionStage(bothWait))))
                .subscribeAsCompletionStage();
        held.join();
        List<CompletableFuture<Response>> takes = Stream.of("operator", "triage")
                .map(account -> CompletableFuture.supplyAsync(() -> take(account, citizen)))
                .toList();
        await().atMost(PATIENCE)
                .until(() -> run(session ->
                                session.createNativeQuery("""
                                        select count(*) from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%handled_by%'
                                        """, Long.class).getSingleResult())
                        == 2);

        bothWait.complete(null);
        holder.join();
        List<Response> answers = takes.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response won = answers.stream()
                .filter(each -> each.statusCode() == 200)
                .findFirst()
                .orElseThrow();
        Response lost = answers.stream()
                .filter(each -> each.statusCode() == 409)
                .findFirst()
                .orElseThrow();
        String winner = won.jsonPath().getString("conversation.handledBy");
        lost.then()
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conversation-taken"))
                .body("handledBy", equalTo(winner))
                .body("handledUntil", notNullValue());
        assertThat(count("desk_log where act = 'TOOK' and")).isEqualTo(1);
    }

    @Test
    void onlyWhoHasTheConversationAnswersAndTheAnswerGoesOutOnce() {
        waitingWithOpenWindow();
        reply("operator", citizen, "{\"text\":\"Halo\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/conversation-not-taken"));
        take("operator", citizen).then().statusCode(200);

        reply("triage", citizen, "{\"text\":\"Saya juga menjawab\"}")
                .then()
                .statusCode(409)
                .body("handledBy", equalTo("operator"));
        assertThat(count("send where")).isZero();

        for (int i = 0; i < 2; i++) {
            as("operator")
                    .header("Idempotency-Key", "reply-1")
                    .body("{\"text\":\"Petugas berangkat hari ini.\"}")
                    .post(API + citizen + "/messages")
                    .then()
                    .statusCode(200);
        }

        assertThat(count("send where purpose = 'OFFICER' and officer = 'operator' and"))
                .isEqualTo(1);
        assertThat(count("desk_log where act = 'WROTE' and")).isEqualTo(1);
        as("operator")
                .get(API + citizen)
                .then()
                .body("messages[0].text", equalTo("Petugas berangkat hari ini."))
                .body("messages[0].speaker", equalTo("OFFICER"))
                .body("messages[0].officer", equalTo("operator"))
                .body("conversation.waitingSince", nullValue());
    }

    @Test
    void afterTheWindowOnlyATemplateGoes() throws IOException {
        waiting(
                citizen,
                Instant.now().minus(Duration.ofHours(25)),
                Instant.now().minus(Duration.ofHours(1)));
        take("operator", citizen).then().statusCode(200).body("conversation.windowOpen", equalTo(false));

        reply("operator", citizen, "{\"text\":\"Sudah beres\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/window-closed"));
        photo("operator", picture()).then().statusCode(409).body("type", equalTo("/problems/window-closed"));
        assertThat(count("send where")).isZero();

        reply("operator", citizen, "{\"text\":\"Lampu\\nsudah beres\",\"asTemplate\":true}")
                .then()
                .statusCode(200);
        as("operator")
                .get(API + citizen)
                .then()
                .body("messages[0].kind", equalTo("TEMPLATE"))
                .body("messages[0].text", equalTo("Lampu sudah beres"));
        assertThat(count("desk_log where act = 'SENT_TEMPLATE' and")).isEqualTo(1);
    }

    @Test
    void whoWaitsLongestStandsFirstAndNoNumberIsTold() {
        UUID later = UUID.randomUUID();
        waiting(citizen, Instant.parse("2020-02-01T00:00:00Z"), Instant.now());
        waiting(later, Instant.parse("2020-02-02T00:00:00Z"), Instant.now());

        Response list = as("triage").get("/api/v1/whatsapp/conversations");

        list.then()
                .statusCode(200)
                .body("items.find { it.id == '" + citizen + "' }.numberEndsWith", equalTo("147"))
                .body("items.find { it.id == '" + citizen + "' }.because", equalTo("ASKED_FOR"));
        List<String> ids = list.jsonPath().getList("items.id");
        assertThat(ids.indexOf(citizen.toString())).isLessThan(ids.indexOf(later.toString()));
        assertThat(list.asString()).doesNotContain(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "admin", "verifier", "officer.dlh"})
    void othersSeeAndDoNothing(String account) throws IOException {
        waitingWithOpenWindow();
        String voice = file("audio/ogg", "OggS-OpusHead".getBytes(UTF_8));
        as(account).get("/api/v1/whatsapp/conversations").then().statusCode(403);
        as(account).get(API + citizen).then().statusCode(403);
        as(account).get(API + citizen + "/files/" + voice).then().statusCode(403);
        take(account, citizen).then().statusCode(403);
        as(account).get("/whatsapp").then().statusCode(403);
        as(account)
                .get("/whatsapp/conversations/" + citizen + "/files/" + voice)
                .then()
                .statusCode(403);
        assertThat(count("desk_log where")).isZero();
    }

    @Test
    void aTakeOverWithoutAnAnswerEndsAndTheCitizenStillWaits() {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        sql("update citizen set handled_until = ?2 where id = ?1", citizen, LONG_AGO);

        expiry.expire().await().atMost(PATIENCE);

        assertThat(count("desk_log where act = 'EXPIRED' and officer = 'operator' and"))
                .isEqualTo(1);
        as("triage")
                .get(API + citizen)
                .then()
                .body("conversation.handledBy", nullValue())
                .body("conversation.waitingSince", notNullValue())
                .body("conversation.because", equalTo("ASKED_FOR"));
        reply("operator", citizen, "{\"text\":\"Terlambat\"}").then().statusCode(409);
        take("triage", citizen).then().statusCode(200);
    }

    @Test
    void aTakeOverThatHasRunOutKeepsNobodyFromTakingTheConversation() {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        sql("update citizen set handled_until = now() - interval '1 second' where id = ?1", citizen);

        take("triage", citizen).then().statusCode(200).body("conversation.handledBy", equalTo("triage"));
    }

    @Test
    void whoWroteAfterTheOfficersLastWordsWaitsAgainWhenTheTakeOverEnds() {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        reply("operator", citizen, "{\"text\":\"Ada foto?\"}").then().statusCode(200);
        said(Instant.now().plusSeconds(60), "Ini fotonya");
        sql("update citizen set handled_until = ?2 where id = ?1", citizen, LONG_AGO);

        expiry.expire().await().atMost(PATIENCE);

        as("triage")
                .get(API + citizen)
                .then()
                .body("conversation.waitingSince", notNullValue())
                .body("conversation.because", equalTo("LEFT_OPEN"));
    }

    @Test
    void whoHasItGivesItBackAndASupervisorWhatAnotherHas() {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        as("triage").post(API + citizen + "/hand-back").then().statusCode(409).body("handledBy", equalTo("operator"));

        as("operator").post(API + citizen + "/hand-back").then().statusCode(204);
        as("operator").post(API + citizen + "/hand-back").then().statusCode(409);
        take("triage", citizen).then().statusCode(200);
        as("supervisor").post(API + citizen + "/hand-back").then().statusCode(204);

        assertThat(count("desk_log where act = 'HANDED_BACK' and")).isEqualTo(2);
        as("triage")
                .get(API + citizen)
                .then()
                .body("conversation.handledBy", nullValue())
                .body("conversation.waitingSince", nullValue());
    }

    @Test
    void theConversationHearsThatAPersonCame() {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);

        long turns =
                run(session -> session.createNativeQuery("select state_version from citizen where id = ?1", Long.class)
                        .setParameter(1, citizen)
                        .getSingleResult());
        take("operator", citizen).then().statusCode(200);

        assertThat(turns).isEqualTo(1);
        assertThat(count("desk_log where act = 'TOOK' and"))
                .as("again is no second take-over")
                .isEqualTo(1);
    }

    @Test
    void aNumberIsRevealedForAReasonThatIsKept() {
        waitingWithOpenWindow();
        sql("update citizen set name = ?2 where id = ?1", citizen, sealed.seal("Warga Contoh".getBytes(UTF_8), "name"));
        as("operator")
                .body("{\"reason\":\"  \"}")
                .post(API + citizen + "/reveal")
                .then()
                .statusCode(422);

        as("operator")
                .body("{\"reason\":\"Minta ditelepon\"}")
                .post(API + citizen + "/reveal")
                .then()
                .statusCode(200)
                .body("phone", equalTo("+" + NUMBER))
                .body("name", equalTo("Warga Contoh"));
        as("triage")
                .get(API + citizen)
                .then()
                .body("history.find { it.act == 'REVEALED' }.officer", equalTo("operator"))
                .body("history.find { it.act == 'REVEALED' }.note", equalTo("Minta ditelepon"));
    }

    private Response photo(String account, byte[] bytes) {
        return given().auth()
                .oauth2(IssuerResource.token(account))
                .multiPart("photo", "x.png", bytes, "image/png")
                .multiPart("text", "Sudah diperbaiki")
                .post(API + citizen + "/messages");
    }

    @Test
    void aPhotoGoesOutCleanedAndWhatIsNoneIsRefused() throws IOException {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        photo("operator", "GIF89a not a picture".getBytes(UTF_8)).then().statusCode(422);

        photo("operator", picture()).then().statusCode(200);

        String href = as("operator")
                .get(API + citizen)
                .then()
                .body("messages[0].text", equalTo("Sudah diperbaiki"))
                .body("messages[0].file.mediaType", equalTo("image/png"))
                .extract()
                .path("messages[0].file.href");
        as("operator").get(href).then().statusCode(200).contentType("image/png");
        assertThat(count("desk_log where act = 'SENT_PHOTO' and")).isEqualTo(1);
    }

    @Test
    void aVoiceNoteIsPlayedInItsOwnConversationOnly() throws IOException {
        waitingWithOpenWindow();
        byte[] sound = "OggS0000OpusHead".getBytes(UTF_8);
        String voice = file("audio/ogg", sound);
        UUID other = UUID.randomUUID();
        waiting(other, Instant.now(), Instant.now());

        byte[] played = as("triage")
                .get(API + citizen + "/files/" + voice)
                .then()
                .statusCode(200)
                .contentType("audio/ogg")
                .header("Content-Security-Policy", containsString("sandbox"))
                .extract()
                .asByteArray();

        assertThat(played).isEqualTo(sound);
        as("triage").get(API + other + "/files/" + voice).then().statusCode(404);
        as("triage").get(API + citizen + "/files/..%2Fx").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\" \"}", "{}", "{\"text\":\"\\u200b\"}"})
    void wordsThatAreNoneAreNotSent(String body) {
        waitingWithOpenWindow();
        take("operator", citizen).then().statusCode(200);
        reply("operator", citizen, body).then().statusCode(422);
        assertThat(count("send where")).isZero();
    }

    @Test
    void thePagesShowTakeAnswerAndGiveBackWithoutAScript() {
        waitingWithOpenWindow();
        said(Instant.now().minusSeconds(600), "Halo <b>petugas</b>");
        String page = "/whatsapp/conversations/" + citizen;
        browser("operator")
                .get("/whatsapp?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("/whatsapp/conversations/"))
                .body(containsString("htmx.min.js"));
        browser("operator")
                .get(page + "?lang=en")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("media-src 'self'"))
                .body(containsString("Halo &lt;b&gt;petugas&lt;/b&gt;"))
                .body(containsString("Number ending in 147"))
                .body(not(containsString(NUMBER)))
                .body(not(containsString("id=\"reply\"")));

        browser("operator")
                .contentType(ContentType.URLENC)
                .formParam("x", "1")
                .post(page + "/take")
                .then()
                .statusCode(303);
        String html = browser("operator").get(page + "?lang=su").asString();
        assertThat(html).contains("id=\"reply\"").contains("Mohon kirim satu atau dua foto");
        String key = html.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");

        for (int i = 0; i < 2; i++) {
            browser("operator")
                    .multiPart("key", key)
                    .multiPart("text", "Mangga, ku abdi dipariksa")
                    .post(page + "/reply")
                    .then()
                    .statusCode(303);
        }
        assertThat(count("send where")).as("the same form twice is one message").isEqualTo(1);
        browser("triage")
                .multiPart("key", "other")
                .multiPart("text", "Teks yang hampir hilang")
                .post(page + "/reply")
                .then()
                .statusCode(409)
                .body(containsString("operator"));
        browser("operator").get(page + "/messages").then().statusCode(200).body(containsString("Mangga, ku abdi"));
        browser("operator")
                .contentType(ContentType.URLENC)
                .formParam("reason", "Minta ditelepon")
                .post(page + "/reveal")
                .then()
                .statusCode(200)
                .body(containsString(NUMBER));
        browser("operator")
                .contentType(ContentType.URLENC)
                .formParam("x", "1")
                .post(page + "/hand-back")
                .then()
                .statusCode(303);
        browser("supervisor").get("/whatsapp/canned").then().statusCode(200).body(containsString("minta-foto"));
    }

    @Test
    void whoHasTheOldAddressOfAMergedConversationGoesOnWithIt() {
        // Given: the officer took it when the citizen was still known as another one
        waitingWithOpenWindow();
        UUID gone = UUID.randomUUID();
        sql("insert into merged_citizen (gone, kept) values (?1, ?2)", gone, citizen);
        sql("insert into desk_log (citizen, at, officer, act) values (?1, now(), 'operator', 'TOOK')", gone);

        // When, then
        take("operator", gone).then().statusCode(200).body("conversation.id", equalTo(citizen.toString()));
        reply("operator", gone, "{\"text\":\"Saya masih di sini\"}").then().statusCode(200);
        as("operator")
                .get(API + gone)
                .then()
                .body("messages[0].text", equalTo("Saya masih di sini"))
                .body("history.act", equalTo(List.of("WROTE", "OPENED", "TOOK", "TOOK")));
        as("operator").post(API + gone + "/hand-back").then().statusCode(204);
    }

    @Test
    void whoLooksIsKeptOnce() {
        waitingWithOpenWindow();
        as("operator").get(API + citizen).then().statusCode(200);
        as("operator").get(API + citizen).then().statusCode(200);
        as("triage").get(API + citizen).then().statusCode(200);

        assertThat(count("desk_log where act = 'OPENED' and")).isEqualTo(2);
    }
}

package id.aduan.intake.callcenter.callbacks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.contracts.NoticeReceipt;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.intake.callcenter.calls.Caller;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** A notice for a caller puts him on the list; what comes of it goes back to case-service. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class CallBacksComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String NUMBER = "+6280000000112";
    private static final Caller CALLER = new Caller("Warga Rekaan", NUMBER, null, null);

    @Inject
    Transactions transactions;

    @Inject
    Sealed sealed;

    @Inject
    CallBackDesk desk;

    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());

    @Test
    void aReporterIsCalledAndCaseServiceHearsThatHeWasTold() {
        called(CALLER, complaint, null, "CALL_CENTER");
        Notice notice = notice(Channel.CALL_CENTER, Notice.Kind.ANSWERED, Language.SUNDANESE);

        publish(notice, "CALL_CENTER");
        publish(notice, "CALL_CENTER");
        Map<String, Object> waiting = waiting();

        assertThat(open()).as("once").isEqualTo(1);
        assertThat(waiting.get("numberEndsWith")).isEqualTo("112");
        assertThat(waiting.get("trackingNumber"))
                .isEqualTo(notice.trackingNumber().value());
        assertThat((String) waiting.get("saying"))
                .contains(
                        "parantos ngawaler",
                        "Lubang sudah ditambal.",
                        notice.trackingNumber().value());
        assertThat(waiting.toString()).doesNotContain("80000000112", "Warga Rekaan");

        ValidatableResponse revealed = act(waiting.get("id"), "reveal", null).statusCode(200);
        assertThat(revealed.extract().jsonPath().getString("phone")).isEqualTo(NUMBER);
        assertThat(revealed.extract().jsonPath().getString("name")).isEqualTo("Warga Rekaan");
        assertThat(waiting().get("calledBy")).isEqualTo("operator");
        assertThat(count("select count(*) from desk_log where act = 'REVEALED' and note = 'callback' and call in "
                        + "(select id from call where complaint_id = ?1)"))
                .isEqualTo(1);

        act(waiting.get("id"), "result", "{\"result\":\"DONE\",\"note\":\"Terima kasih katanya\"}")
                .statusCode(204);

        assertThat(open()).isZero();
        NoticeReceipt receipt = receipt();
        assertThat(receipt.state()).isEqualTo(NoticeReceipt.State.DELIVERED);
        assertThat(receipt.noticeId()).isEqualTo(notice.eventId());
        assertThat(receipt.channel()).isEqualTo(Channel.CALL_CENTER);
        act(waiting.get("id"), "result", "{\"result\":\"DONE\"}").statusCode(409);
        act(waiting.get("id"), "reveal", null).statusCode(409);
        act(UUID.randomUUID(), "reveal", null).statusCode(404);
        act("x", "reveal", null).statusCode(404);
        byte[] note = one("select note from callback_try where complaint_id = ?1", byte[].class);
        assertThat(new String(note, UTF_8)).doesNotContain("Terima kasih");
        assertThat(new String(sealed.open(note, CallBacks.NOTE), UTF_8)).isEqualTo("Terima kasih katanya");
    }

    @Test
    void whoIsNotReachedIsTriedAgainAndGivenUpInTheEnd() {
        called(CALLER, complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.CLOSED, Language.INDONESIAN), "CALL_CENTER");
        Object id = waiting().get("id");

        for (int tries = 1; tries < 5; tries++) {
            act(id, "result", "{\"result\":\"TRY_AGAIN\"}").statusCode(204);
            assertThat(waiting().get("tries")).isEqualTo(tries);
            assertThat(Instant.parse((String) waiting().get("nextTryAt")))
                    .isAfter(Instant.now().plusSeconds(3_000));
        }
        act(id, "result", "{\"result\":\"TRY_AGAIN\"}").statusCode(204);

        assertThat(open()).isZero();
        assertThat(receipt().state()).isEqualTo(NoticeReceipt.State.FAILED);
        assertThat(receipt().reason()).isEqualTo("UNREACHABLE");
        assertThat(count("select count(*) from callback_try where complaint_id = ?1"))
                .isEqualTo(5);
    }

    @Test
    void anotherContactIsTheOneThatIsUsed() {
        called(new Caller("Warga Rekaan", NUMBER, "+6280000000999", "warga@example.org"), complaint, null, "WALK_IN");
        publish(notice(Channel.WALK_IN, Notice.Kind.ANSWERED, Language.ENGLISH), "WALK_IN");

        Map<String, Object> waiting = waiting();

        assertThat(waiting.get("numberEndsWith")).isEqualTo("999");
        assertThat(waiting.get("desk")).isEqualTo("WALK_IN");
        assertThat(act(waiting.get("id"), "reveal", null)
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("phone"))
                .isEqualTo("+6280000000999");
        act(waiting.get("id"), "result", "{\"result\":\"UNREACHABLE\"}").statusCode(204);
        assertThat(receipt().channel()).isEqualTo(Channel.WALK_IN);
    }

    @Test
    void whoGaveAnAddressOnlyIsOnTheListToo() {
        called(new Caller(null, null, null, "warga@example.org"), complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.CLOSED, Language.INDONESIAN), "CALL_CENTER");

        assertThat(waiting().get("contact")).isEqualTo("EMAIL");
        assertThat(act(waiting().get("id"), "reveal", null).extract().jsonPath().getString("email"))
                .isEqualTo("warga@example.org");
    }

    @Test
    void whoCannotBeReachedIsToldToCaseServiceAtOnce() {
        called(Caller.UNKNOWN, complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.ANSWERED, Language.INDONESIAN), "CALL_CENTER");

        assertThat(receipt().reason()).isEqualTo("NO_CONTACT");
        assertThat(open()).isZero();
    }

    @Test
    void aNoticeThatIsOverIsNotToldAnyMore() {
        called(CALLER, complaint, null, "CALL_CENTER");
        Notice fresh = notice(Channel.CALL_CENTER, Notice.Kind.ANSWERED, Language.INDONESIAN);
        publish(fresh, "CALL_CENTER");
        waiting();
        run(session -> session.createNativeQuery("update callback set expires_at = now() where complaint_id = ?1")
                .setParameter(1, complaint.value())
                .executeUpdate());

        desk.expire(100).await().atMost(PATIENCE);

        assertThat(open()).isZero();
        assertThat(receipt().reason()).isEqualTo("EXPIRED");
    }

    @Test
    void whoJoinedTheReportOfAnotherIsToldOfTheEndWithoutAnythingThatIsTheOthers() {
        // 40 calls of 20 persons about one flood that came in by WhatsApp
        for (int i = 0; i < 40; i++) {
            called(
                    new Caller(null, "+62800000%05d".formatted(2_000 + i % 20), null, null),
                    null,
                    complaint,
                    "CALL_CENTER");
        }
        publish(notice(Channel.WHATSAPP, Notice.Kind.AT_AGENCY, Language.INDONESIAN), "WHATSAPP");
        Notice answered = notice(Channel.WHATSAPP, Notice.Kind.ANSWERED, Language.INDONESIAN);
        publish(answered, "WHATSAPP");
        await().atMost(PATIENCE).until(() -> open() == 20);

        List<Map<String, Object>> items = items();
        assertThat(items).hasSize(20).allSatisfy(item -> {
            assertThat(item.get("joined")).isEqualTo(true);
            assertThat(item.get("trackingNumber")).isNull();
            assertThat((String) item.get("saying"))
                    .contains("Dinas Pekerjaan Umum")
                    .doesNotContain("Lubang", answered.trackingNumber().value());
        });

        publish(notice(Channel.WHATSAPP, Notice.Kind.CLOSED, Language.INDONESIAN), "WHATSAPP");
        await().atMost(PATIENCE)
                .until(() -> items().stream().allMatch(item -> item.get("kind").equals("CLOSED")));
        assertThat(items()).hasSize(20).allMatch(item -> item.get("notices").equals(2));
        act(items().get(0).get("id"), "result", "{\"result\":\"DONE\"}").statusCode(204);
        assertThat(items()).hasSize(19);
        assertThat(receipts()).as("the receipt is the other door's").isEmpty();
    }

    @Test
    void aNoticeForAnotherDoorIsPassedOverUnread() {
        send(new EventId(UUID.randomUUID()), "not even JSON".getBytes(UTF_8), "WHATSAPP");
        called(CALLER, complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.ANSWERED, Language.INDONESIAN), "CALL_CENTER");

        waiting();
        assertThat(count("select count(*) from parked_record where record_key = cast(cast(?1 as uuid) as text)"))
                .isZero();
    }

    @Test
    void whoIsErasedIsCalledNoMore() {
        called(CALLER, complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.ANSWERED, Language.INDONESIAN), "CALL_CENTER");
        waiting();

        CaseEvent erased = new CaseEvent(
                EventId.derivedFrom("case-event.v1", complaint, 9),
                complaint,
                1,
                9,
                CaseEvent.Type.ERASED,
                Instant.now(),
                "CLOSED",
                null,
                null);
        send(Topic.CASE_EVENT, erased.eventId(), EventJson.write(erased), null);

        await().atMost(PATIENCE).until(() -> count("select count(*) from callback where complaint_id = ?1") == 0);
    }

    @Test
    void thePageWorksWithoutAScript() {
        called(new Caller("<b>Warga</b>", NUMBER, null, null), complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.WAITS_FOR_REPORTER, Language.INDONESIAN), "CALL_CENTER");
        Object id = waiting().get("id");
        for (String language : List.of("id", "su", "en")) {
            String list = page(given(), "/callcenter/callbacks?lang=" + language);
            assertThat(list)
                    .contains("lang=\"" + language + "\"", "/callcenter/callbacks/" + id + "/reveal")
                    .doesNotContain("80000000112", "Warga", "NOT_FOUND", "<script", "style=");
        }

        String person = given().auth()
                .oauth2(IssuerResource.token("operator"))
                .contentType("application/x-www-form-urlencoded")
                .post("/callcenter/callbacks/{id}/reveal", id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
        assertThat(person).contains(NUMBER, "tel:+6280000000112", "&lt;b&gt;Warga", "paling lambat 1/12/2026");

        given().auth()
                .oauth2(IssuerResource.token("operator"))
                .redirects()
                .follow(false)
                .formParam("result", "DONE")
                .formParam("note", "")
                .post("/callcenter/callbacks/{id}/result", id)
                .then()
                .statusCode(303);
        assertThat(page(given(), "/callcenter/callbacks?settled=done")).contains("Dicatat: sudah disampaikan.");
    }

    @Test
    void whoMayNotSeeThemDoesNot() {
        for (String account : List.of("auditor", "triage", "admin")) {
            given().auth()
                    .oauth2(IssuerResource.token(account))
                    .get("/api/v1/calls/callbacks")
                    .then()
                    .statusCode(403);
        }
        given().get("/api/v1/calls/callbacks").then().statusCode(401);
        called(CALLER, complaint, null, "CALL_CENTER");
        publish(notice(Channel.CALL_CENTER, Notice.Kind.CLOSED, Language.INDONESIAN), "CALL_CENTER");
        Object id = waiting().get("id");
        act(id, "result", "{\"result\":\"LATER\"}").statusCode(400);
        act(id, "result", "{}").statusCode(400);
        act(id, "result", "{\"result\":\"DONE\",\"note\":\"" + "x".repeat(501) + "\"}")
                .statusCode(422);
        assertThat(open()).isEqualTo(1);
    }

    private static String page(io.restassured.specification.RequestSpecification request, String address) {
        return request.auth()
                .oauth2(IssuerResource.token("operator"))
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void called(Caller caller, ComplaintId own, ComplaintId joined, String onDesk) {
        byte[] sealedCaller = caller.equals(Caller.UNKNOWN) ? null : sealed.seal(EventJson.write(caller), "caller");
        run(session -> session.createNativeQuery("""
                        insert into call (id, desk, begun_at, operator, logged_at, call_type, outcome, complaint_id, joined_to,
                                          caller)
                        values (?1, ?2, ?3, 'ani', ?3, 'NORMAL', 'FILED', cast(?4 as uuid), cast(?5 as uuid),
                                cast(?6 as bytea))
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, onDesk)
                .setParameter(3, Moments.at(Instant.now()))
                .setParameter(4, own == null ? null : own.value())
                .setParameter(5, joined == null ? null : joined.value())
                .setParameter(6, sealedCaller)
                .executeUpdate());
    }

    private Notice notice(Channel channel, Notice.Kind kind, Language language) {
        return new Notice(
                EventId.derivedFrom("notice.v1", complaint, channel, kind),
                complaint,
                TrackingNumber.of(complaint),
                channel,
                "p-0000",
                language,
                kind,
                Instant.now(),
                Instant.now().plusSeconds(86_400),
                "Dinas Pekerjaan Umum",
                kind == Notice.Kind.ANSWERED || kind == Notice.Kind.WAITS_FOR_REPORTER
                        ? "Lubang sudah ditambal."
                        : null,
                kind == Notice.Kind.WAITS_FOR_REPORTER ? LocalDate.of(2026, 12, 1) : null);
    }

    /** The one that waits of our report, as soon as it does. */
    private Map<String, Object> waiting() {
        await().atMost(PATIENCE).until(() -> !items().isEmpty());
        return items().get(0);
    }

    private List<Map<String, Object>> items() {
        return given()
                .auth()
                .oauth2(IssuerResource.token("operator"))
                .get("/api/v1/calls/callbacks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(item -> item.get("complaintId").equals(complaint.toString()))
                .toList();
    }

    private static ValidatableResponse act(Object id, String what, String body) {
        var request = given().auth().oauth2(IssuerResource.token("operator"));
        return (body == null ? request : request.contentType("application/json").body(body))
                .post("/api/v1/calls/callbacks/{id}/" + what, id)
                .then();
    }

    private long open() {
        return count("select count(distinct person) from callback where complaint_id = ?1 and state = 'OPEN'");
    }

    private NoticeReceipt receipt() {
        await().atMost(PATIENCE).until(() -> !receipts().isEmpty());
        return receipts().get(0);
    }

    /** What case-service hears of our report. */
    private List<NoticeReceipt> receipts() {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        List<NoticeReceipt> receipts = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.NOTICE_RECEIPT.wireName()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
                    if (complaint.toString().equals(each.key())) {
                        receipts.add(EventJson.read(each.value(), NoticeReceipt.class));
                    }
                }
            }
        }
        return receipts;
    }

    private void publish(Notice notice, String header) {
        send(notice.eventId(), EventJson.write(notice), header);
    }

    private void send(EventId eventId, byte[] body, String header) {
        send(Topic.NOTICE, eventId, body, header);
    }

    private void send(Topic topic, EventId eventId, byte[] body, String header) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(topic.wireName(), complaint.toString(), body);
            sent.headers().add(EventHeaders.ID, eventId.toString().getBytes(UTF_8));
            if (header != null) {
                sent.headers().add(Notice.CHANNEL_HEADER, header.getBytes(UTF_8));
            }
            producer.send(sent).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String sql) {
        return one(sql, Long.class);
    }

    private <T> T one(String sql, Class<T> type) {
        return run(session -> session.createNativeQuery(sql, type)
                .setParameter(1, complaint.value())
                .getSingleResult());
    }

    private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }
}

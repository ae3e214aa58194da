package id.aduan.intake.callcenter.figures;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Milestone;
import id.aduan.contracts.Topic;
import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.kit.events.EventJson;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a day that nobody else has calls in. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "callcenter"))
@WithTestResource(IssuerResource.class)
class FiguresComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Inject
    Transactions transactions;

    @TempDir
    Path folder;

    private LocalDate day;
    /** One o'clock at night in the regency. */
    private Instant one;

    @BeforeEach
    void aDayOfOurOwn() {
        day = LocalDate.of(2025, 3, 1).plusDays(3L * DAYS.getAndIncrement());
        one = day.atTime(1, 0).atZone(CallFigures.WIB).toInstant();
    }

    @Test
    void aNightIsCountedOnceInEachWay() {
        // answered after 4, 15, 16 and 20 seconds, and one that nobody rang
        call(one, "'NORMAL'", 4, 60, "ani", null);
        call(one.plusSeconds(60), "'GHOST'", 15, 20, "ani", null);
        call(one.plusSeconds(120), "'PRANK'", 16, 20, "budi", null);
        call(one.plusSeconds(3_600), "'INFORMASI'", 20, 90, "budi", null);
        call(one.plusSeconds(3_660), "'NORMAL'", null, 45, "budi", null);
        // rang and was given up; is open; rings; was by hand and is not logged
        run(
                "insert into call (id, desk, begun_at, offered_at, ended_at) values (?1, 'CALL_CENTER', ?2, ?2, ?3)",
                UUID.randomUUID(),
                at(one.plusSeconds(30)),
                at(one.plusSeconds(70)));
        run(
                "insert into call (id, desk, begun_at, offered_at, answered_at) values (?1, 'CALL_CENTER', ?2, ?2, ?3)",
                UUID.randomUUID(),
                at(one.plusSeconds(30)),
                at(one.plusSeconds(33)));
        run(
                "insert into call (id, desk, begun_at, offered_at) values (?1, 'CALL_CENTER', ?2, ?2)",
                UUID.randomUUID(),
                at(one.plusSeconds(30)));
        run(
                "insert into call (id, desk, begun_at, operator, opened_at) values (?1, 'CALL_CENTER', ?2, 'ani', ?2)",
                UUID.randomUUID(),
                at(one.plusSeconds(40)));
        // another desk and the next day
        run(
                "insert into call (id, desk, begun_at, operator, logged_at, call_type) values (?1, 'WALK_IN', ?2, 'ani', ?2, 'NORMAL')",
                UUID.randomUUID(),
                at(one));
        call(one.plus(Duration.ofHours(23)), "'NORMAL'", 1, 30, "ani", null);

        JsonPath figures = figures(day, day, "CALL_CENTER");

        assertThat(figures.getLong("total.total")).isEqualTo(9);
        assertThat(figures.getLong("total.normal")).isEqualTo(2);
        assertThat(figures.getLong("total.ghost")).isEqualTo(1);
        assertThat(figures.getLong("total.prank")).isEqualTo(1);
        assertThat(figures.getLong("total.informasi")).isEqualTo(1);
        assertThat(figures.getLong("total.abandoned")).isEqualTo(1);
        assertThat(figures.getLong("total.notLogged")).isEqualTo(3);
        for (String way : List.of("hours", "days", "operators")) {
            assertThat(figures.<Integer>getList(way + ".total").stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as(way)
                    .isEqualTo(9);
        }
        assertThat(figures.getLong("hours[1].total")).isEqualTo(7);
        assertThat(figures.getLong("hours[2].total")).isEqualTo(2);
        // of 3, 4, 15, 16, 20 seconds; the one by hand was not rung
        assertThat(figures.getLong("total.answer.known")).isEqualTo(5);
        assertThat(figures.getLong("total.answer.unknown")).isZero();
        assertThat(figures.getDouble("total.answer.medianSeconds")).isEqualTo(15.0);
        assertThat(figures.getDouble("total.answeredWithin15Percent")).isEqualTo(60.0);
        assertThat(figures.getDouble("total.answeredWithin20Percent")).isEqualTo(100.0);
        assertThat(figures.getLong("total.log.known")).isEqualTo(5);
        assertThat(figures.<String>getList("operators.operator")).containsExactly("ani", "budi", null);
        assertThat(figures(day, day.plusDays(1), "CALL_CENTER").getLong("total.total"))
                .isEqualTo(10);
        assertThat(figures(day, day, "WALK_IN").getLong("total.total")).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetBackMakesNoTimeNegative() {
        run("""
                insert into call (id, desk, begun_at, offered_at, answered_at, operator, logged_at, call_type)
                values (?1, 'CALL_CENTER', ?2, ?2, ?3, 'ani', ?3, 'PRANK')
                """, UUID.randomUUID(), at(one), at(one.minusSeconds(3_600)));

        JsonPath figures = figures(day, day, "CALL_CENTER");

        assertThat(figures.getDouble("total.answer.averageSeconds")).isZero();
        assertThat(figures.getDouble("total.log.averageSeconds")).isZero();
    }

    @Test
    void helpIsMeasuredByTheFactsOfTheCaseAndSaidToBeUnknownWithoutThem() {
        UUID fire = UUID.randomUUID();
        call(one, "'NORMAL'", 5, 40, "ani", fire);
        call(one, "'NORMAL'", 5, 40, "ani", UUID.randomUUID());
        publish(fact(fire, 3, one.plusSeconds(900), Milestone.ON_SCENE));
        publish(event(fire, 0, one.plusSeconds(1), CaseEvent.Type.OPENED, null, null)); // nobody has it yet
        publish(fact(fire, 1, one.plusSeconds(42), null));
        publish(fact(fire, 1, one.plusSeconds(42), null));
        publish(fact(fire, 2, one.plusSeconds(100), Milestone.ACKNOWLEDGED));
        publish(fact(fire, 4, one.plusSeconds(2_000), null)); // dispatched once more counts no more
        publish(fact(UUID.randomUUID(), 1, one, Milestone.ON_SCENE)); // a case of another door

        await().atMost(PATIENCE).until(() -> facts(fire) == 3);
        JsonPath figures = figures(day, day, "CALL_CENTER");

        assertThat(figures.getLong("total.emergencies")).isEqualTo(2);
        assertThat(figures.getLong("total.dispatch.known")).isEqualTo(1);
        assertThat(figures.getLong("total.dispatch.unknown")).isEqualTo(1);
        assertThat(figures.getDouble("total.dispatch.averageSeconds")).isEqualTo(42.0);
        assertThat(figures.getDouble("total.acknowledgement.averageSeconds")).isEqualTo(100.0);
        assertThat(figures.getDouble("total.onScene.averageSeconds")).isEqualTo(900.0);
        assertThat(figures.getLong("total.onTheWay.known")).isZero();
        assertThat(figures.getLong("total.onTheWay.unknown")).isEqualTo(2);
        assertThat(figures.getString("total.onTheWay.averageSeconds")).isNull();
    }

    @Test
    void theFilesSayWhatTheApiSays() throws IOException {
        call(one, "'NORMAL'", 4, 60, "=ani,\"1+1\"", null);
        call(one, "'GHOST'", 4, 10, "budi", null);

        String csv = given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .get("/api/v1/calls/figures.csv?lang=id&" + period())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"angka-112-" + day + ".csv\"")
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(1 + 24 + 1 + 2 + 1);
        assertThat(lines.get(0)).startsWith("\uFEFF,,Jumlah,Normal,Ghost,Prank,Informasi,Belum dicatat,Terputus");
        assertThat(lines.get(lines.size() - 1)).startsWith("Jumlah," + day + "/" + day + ",2,1,1,0,0,0,0,");
        assertThat(csv).as("no formula").contains("Operator,\"'=ani,\"\"1+1\"\"\",1,");

        byte[] sheet = given().auth()
                .oauth2(IssuerResource.token("auditor"))
                .get("/api/v1/calls/figures.xlsx?lang=en&" + period())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Path file = Files.write(folder.resolve("figures.xlsx"), sheet);
        List<String> entries = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.add(entry.getName());
                text.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        assertThat(entries)
                .contains(
                        "xl/worksheets/sheet1.xml",
                        "xl/worksheets/sheet2.xml",
                        "xl/worksheets/sheet3.xml",
                        "xl/worksheets/sheet4.xml");
        assertThat(text.toString()).contains("Figures of calls", "By operator", "Ghost");
        given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .get("/api/v1/calls/figures.pdf")
                .then()
                .statusCode(404);
    }

    @Test
    void thePageShowsThemWithoutAScript() {
        call(one, "'NORMAL'", 4, 60, "ani", null);

        for (String language : List.of("id", "su", "en")) {
            String page = given().auth()
                    .oauth2(IssuerResource.token("supervisor"))
                    .get("/callcenter/figures?lang=" + language + "&" + period())
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .extract()
                    .asString();
            assertThat(page)
                    .contains("lang=\"" + language + "\"", "01.00", day.toString())
                    .doesNotContain("<script", "style=", "NOT_FOUND");
        }
    }

    @Test
    void whoMayNotSeeThemDoesNot() {
        for (String account : List.of("operator", "triage", "admin")) {
            given().auth()
                    .oauth2(IssuerResource.token(account))
                    .get("/api/v1/calls/figures")
                    .then()
                    .statusCode(403);
        }
        given().get("/api/v1/calls/figures").then().statusCode(401);
        for (String wrong : List.of(
                "from=2026-11-28&to=2026-11-27",
                "from=yesterday",
                "from=+99999-01-01&to=+99999-01-01",
                "from=2025-01-01&to=2026-01-01",
                "desk=HALL")) {
            given().auth()
                    .oauth2(IssuerResource.token("supervisor"))
                    .get("/api/v1/calls/figures?" + wrong)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private long facts(UUID complaint) {
        return run(session -> session.createNativeQuery(
                        "select count(*) from incident_fact where complaint_id = ?1", Long.class)
                .setParameter(1, complaint)
                .getSingleResult());
    }

    private String period() {
        return "from=" + day + "&to=" + day;
    }

    private static JsonPath figures(LocalDate from, LocalDate to, String desk) {
        return given().auth()
                .oauth2(IssuerResource.token("supervisor"))
                .get("/api/v1/calls/figures?from=" + from + "&to=" + to + "&desk=" + desk)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** @param answer after how many seconds, or null for a call that was not rung */
    private void call(Instant begun, String type, Integer answer, int log, String operator, UUID emergency) {
        Instant answered = begun.plusSeconds(answer == null ? 0 : answer);
        run(
                """
                insert into call (id, desk, begun_at, offered_at, answered_at, opened_at, operator, logged_at, call_type,
                                  emergency_kind, complaint_id)
                values (?1, 'CALL_CENTER', ?2, %s, %s, ?3, ?4, ?5, %s, %s, cast(?6 as uuid))
                """.formatted(
                                answer == null ? "null" : "?2",
                                answer == null ? "null" : "?3",
                                type,
                                emergency == null ? "null" : "'FIRE'"),
                UUID.randomUUID(),
                at(begun),
                at(answered),
                operator,
                at(answered.plusSeconds(log)),
                emergency);
    }

    /** The first is that the case was opened with its agency, later ones that it went to another. */
    private static CaseEvent fact(UUID complaint, long version, Instant at, Milestone milestone) {
        CaseEvent.Type dispatched = version == 1 ? CaseEvent.Type.OPENED : CaseEvent.Type.DISPATCHED;
        return event(
                complaint,
                version,
                at,
                milestone == null ? dispatched : CaseEvent.Type.MILESTONE,
                new AgencyCode("damkar"),
                milestone);
    }

    private static CaseEvent event(
            UUID complaint, long version, Instant at, CaseEvent.Type type, AgencyCode agency, Milestone milestone) {
        ComplaintId id = new ComplaintId(complaint);
        return new CaseEvent(
                EventId.derivedFrom("case-event.v1", id, version),
                id,
                1,
                version,
                type,
                at,
                agency == null ? "RECEIVED" : "DISPATCHED",
                agency,
                null,
                milestone);
    }

    private static void publish(CaseEvent event) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KafkaResource.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                    Topic.CASE_EVENT.wireName(), event.complaintId().toString(), EventJson.write(event));
            sent.headers().add(EventHeaders.ID, event.eventId().toString().getBytes(UTF_8));
            producer.send(sent).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object at(Instant instant) {
        return Moments.at(instant);
    }

    private void run(String sql, Object... parameters) {
        run(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }
}

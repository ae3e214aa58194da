package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.acceptance.Project;
import id.aduan.contracts.EventHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be seen of the whole system while it runs: one trace, metrics, logs, the operations page, the canary. */
class SightIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES =
            List.of("intake-web", "intake-whatsapp", "intake-callcenter", "routing-service", "case-service");
    private static final Pattern METRIC = Pattern.compile("\\b(?:aduan|http|jvm|process)_[a-z_]+\\b");
    private static final Pattern LABELS = Pattern.compile("(\\w+)=\"");
    private static final String CANARY = "[0-9a-f-]{14}8[0-9a-f-]{21}";
    private static final String PERSON = "Tokoh Rekaan Pandang";
    private static final Map<String, Object> LAMP = Map.of(
            "kind",
            "COMPLAINT",
            "narrative",
            "Lampu jalan di depan sekolah mati sejak kemarin, gelap dan rawan.",
            "place",
            Map.of("text", "Desa Citeko, Plered"),
            "reporter",
            Map.of("name", PERSON, "phone", "+62 800 0000 0077"));

    private static WholeSystem system;
    private static Desk desk;
    private static Topics topics;

    @BeforeAll
    static void start() {
        system = WholeSystem.get();
        desk = new Desk(system);
        topics = new Topics(system);
    }

    @Test
    void aReportIsOneTraceAndOneCorrelationFromTheRequestToTheEventsOfItsCase() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String asked = "00-" + trace + "-00f067aa0ba902b7-01";
        String correlation = "uji-" + UUID.randomUUID();

        Answer answer = desk.web()
                .post(
                        "/api/v1/complaints",
                        Map.of(
                                "Idempotency-Key",
                                UUID.randomUUID().toString(),
                                "traceparent",
                                asked,
                                "X-Correlation-Id",
                                correlation),
                        LAMP)
                .expect(201);
        Desk.Filed filed = Desk.Filed.of(answer.json());
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        await().atMost(PATIENCE)
                .until(() -> !topics.of("case-event.v1", filed.complaintId()).isEmpty());

        assertThat(answer.header("X-Correlation-Id")).isEqualTo(correlation);
        List<ConsumerRecord<String, byte[]>> way = new ArrayList<>();
        for (String topic : List.of("complaint-received.v1", "complaint-routed.v1", "case-event.v1")) {
            List<ConsumerRecord<String, byte[]>> found = topics.of(topic, filed.complaintId());
            assertThat(found).as(topic).isNotEmpty();
            way.addAll(found);
        }
        assertThat(way).allSatisfy(each -> {
            assertThat(Topics.header(each, "traceparent")).as(each.topic()).startsWith("00-" + trace + "-");
            assertThat(Topics.header(each, EventHeaders.CORRELATION_ID))
                    .as(each.topic())
                    .isEqualTo(correlation);
        });
        assertThat(way.stream()
                        .map(each -> Topics.header(each, "traceparent").split("-")[2])
                        .collect(Collectors.toSet()))
                .as("each stage has a span of its own")
                .hasSizeGreaterThanOrEqualTo(3)
                .doesNotContain("00f067aa0ba902b7");
        assertThat(desk.web()
                        .get("/operations?number=" + filed.number(), Map.of())
                        .expect(200)
                        .text())
                .contains(trace, correlation, "accepted by the door WEB", "decision 1: ASSIGNED", "case OPENED")
                .doesNotContain(PERSON, "gelap", "Citeko");
    }

    @Test
    void everyMetricOfTheAlertsAndTheDashboardIsToldByTheRunningServices() throws IOException {
        String twice = UUID.randomUUID().toString();
        desk.awaitStatus(desk.file(twice, LAMP).complaintId(), "DISPATCHED");
        desk.file(twice, LAMP);
        desk.seeCase("supervisor", UUID.randomUUID().toString()).expect(404);
        Chat.ofSomebodyNew(desk.web()).says("menu").hears("Pilih di bawah");
        Set<String> wanted = new TreeSet<>();
        Project.read(Project.ROOT.resolve("deploy/prometheus/alerts.yml"))
                .lines()
                .filter(line -> !line.contains("summary:") && !line.contains("description:"))
                .forEach(line -> METRIC.matcher(line).results().forEach(found -> wanted.add(found.group())));
        JSON.readTree(Project.ROOT.resolve("deploy/grafana/dashboard.json").toFile())
                .findValues("expr")
                .forEach(each -> METRIC.matcher(each.asText()).results().forEach(found -> wanted.add(found.group())));

        assertThat(wanted).hasSizeGreaterThan(15);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        series().stream().map(line -> line.split("[{ ]")[0]).collect(Collectors.toSet()))
                .containsAll(wanted));
    }

    @Test
    void aduansOwnMetricsHaveAFixedSetOfLabelsAndNoNumbersInThem() {
        desk.seeCase("supervisor", UUID.randomUUID().toString()).expect(404);

        for (String line : series()) {
            if (line.startsWith("aduan_")) {
                assertThat(LABELS.matcher(line).results().map(found -> found.group(1)))
                        .as(line)
                        .isSubsetOf(
                                "stage",
                                "door",
                                "kind",
                                "problem",
                                "purpose",
                                "outcome",
                                "category",
                                "signature",
                                "desk",
                                "type",
                                "le");
                assertThat(line.replaceAll("le=\"[^\"]*\"", "").replaceAll(" \\S+$", ""))
                        .doesNotContainPattern("\\d");
            }
        }
    }

    @Test
    void aRecordThatFailsIsOnThePageAndInTheLogUnderItsCorrelationAndNobodyIsNamed() throws IOException {
        String correlation = "uji-" + UUID.randomUUID();
        String eventId = UUID.randomUUID().toString();
        topics.send(
                "citizen-action.v1",
                UUID.randomUUID().toString(),
                "{\"text\":\"" + PERSON + " +62 800 0000 0077\",",
                Map.of(EventHeaders.ID, eventId, EventHeaders.CORRELATION_ID, correlation));
        String[] letter = new String[1];
        await().atMost(PATIENCE).until(() -> (letter[0] = deadLetter(eventId)) != null);
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            desk.web().get("/operations", Map.of()).expect(200).text())
                    .contains("Dead letters of case-service.citizen-action")
                    .containsPattern("<a href=\"/cases/dead-letters\">[1-9]"));
        } finally {
            desk.web()
                    .post(
                            "/api/v1/cases/dead-letters/" + letter[0] + "/drop",
                            desk.as("admin"),
                            Map.of("reason", "Catatan rusak, dibuat untuk diperiksa."))
                    .expect(200);
        }

        List<JsonNode> lines = new ArrayList<>();
        for (String service : SERVICES) {
            for (String line : system.log(service)) {
                assertThat(line)
                        .as(service)
                        .startsWith("{")
                        .doesNotContain(PERSON, "80000000077", "0000 0077", "gelap dan rawan");
                JsonNode told = JSON.readTree(line);
                assertThat(told.path("service").asText()).isEqualTo(service);
                lines.add(told);
            }
        }
        assertThat(lines)
                .filteredOn(
                        line -> line.path("mdc").path("correlationId").asText().equals(correlation))
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line.path("message").asText()).contains("is parked"));
    }

    @Test
    void theOperationsPageShowsEachStageLiveAndSaysWhenANumberIsUnknown() {
        desk.awaitStatus(desk.file(UUID.randomUUID().toString(), LAMP).complaintId(), "DISPATCHED");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        desk.web().get("/operations", Map.of()).expect(200).text())
                .contains(
                        "routing-service.complaint-received",
                        "routing-service.complaint-routed",
                        "case-service.complaint-routed",
                        "case-service.outbox",
                        "Cases opened since the start",
                        "<td data-column=\"Door\">web</td>")
                .containsPattern("Applied a second\">\\d+\\.\\d")
                .doesNotContain("does not answer"));
        Answer unknown = desk.web().get("/operations?number=PWK-00000-00000-0", Map.of());
        assertThat(unknown.expect(200).text()).contains("No topic has a report of this number");
        Answer hostile = desk.web().get("/operations?number=%3Cscript%3Ealert(1)%3C/script%3E", Map.of());
        assertThat(hostile.expect(200).text()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(hostile.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void aCanaryComesThroughAndIsNoCaseForAnybody() {
        await().atMost(PATIENCE).until(() -> value("aduan_canary_seconds") > 0);
        assertThat(value("aduan_canary_last_seen_seconds")).isLessThan(400);
        List<ConsumerRecord<String, byte[]>> filed = topics.now(
                "complaint-routed.v1", each -> each.key() != null && each.key().matches(CANARY));
        assertThat(filed).isNotEmpty();
        String canary = filed.get(0).key();

        desk.seeCase("supervisor", canary).expect(404);
        assertThat(topics.of("case-event.v1", canary)).isEmpty();
        assertThat(desk.web()
                        .get("/api/v1/routing/triage?limit=100", desk.as("triage"))
                        .expect(200)
                        .text())
                .doesNotContain(canary);
        assertThat(desk.web()
                        .get("/operations?number=" + canary, Map.of())
                        .expect(200)
                        .text())
                .contains("decision 1:")
                .doesNotContain("case OPENED");
    }

    /** The id of the dead letter of an event at case-service's desk, or null. */
    private static String deadLetter(String eventId) {
        JsonNode list = desk.web()
                .get("/api/v1/cases/dead-letters", desk.as("admin"))
                .expect(200)
                .json();
        for (JsonNode cause : list.path("causes")) {
            for (JsonNode failed : cause.path("records")) {
                if (failed.path("eventId").asText().equals(eventId)) {
                    return failed.path("id").asText();
                }
            }
        }
        return null;
    }

    private static double value(String series) {
        return series().stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .max()
                .orElse(0);
    }

    private static Collection<String> series() {
        List<String> all = new ArrayList<>();
        for (String service : SERVICES) {
            desk.web()
                    .get(system.metricsOf(service).toString(), Map.of())
                    .expect(200)
                    .text()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(all::add);
        }
        return all;
    }
}

package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.canary;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.triage;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What /q/metrics tells after real traffic, and that it tells of nobody. */
@QuarkusTest
@Stack
class MetricsComponentTest {
    private static final String STAGE = "{stage=\"case-service.complaint-routed\"}";
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    @Inject
    Given given;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void theWayOfTheEventsIsCounted() {
        given.agencies();
        double applied = value("aduan_events_applied_total" + STAGE);
        double repeated = value("aduan_events_repeated_total" + STAGE);
        ComplaintReceived complaint = given.caseOf(given.reportOfBudi(false, false), assigned(1, DLH));
        Broker.route(complaint, assigned(1, DLH));
        EventId poison = new EventId(UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        Broker.send(Topic.COMPLAINT_ROUTED, key, poison, "{\"no\":".getBytes(StandardCharsets.UTF_8));
        as("officer.dlh").get(path(complaint)).then().statusCode(200);
        as("officer.dlh").get("/api/v1/cases/" + UUID.randomUUID()).then().statusCode(404);
        as("officer.dlh").queryParam("q", "Budi").get("/api/v1/cases").then().statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("aduan_events_applied_total" + STAGE)).isGreaterThan(applied);
            assertThat(value("aduan_events_repeated_total" + STAGE)).isGreaterThan(repeated);
            assertThat(value("aduan_parked_records" + STAGE)).isPositive();
            assertThat(value("aduan_parked_oldest_seconds" + STAGE)).isPositive();
            assertThat(value("aduan_waiting_records" + STAGE)).isZero();
        });
        String told = told();
        assertThat(told)
                .contains(
                        "aduan_waiting_oldest_seconds" + STAGE,
                        "aduan_held_partitions" + STAGE + " 0",
                        "aduan_event_age_seconds_bucket{stage=\"case-service.complaint-routed\",le=\"60.0\"",
                        "aduan_case_opened_seconds_count",
                        "aduan_waiting_records{stage=\"case-service.outbox\"}",
                        "aduan_waiting_oldest_seconds{stage=\"case-service.outbox\"}",
                        "aduan_problems_total{problem=\"case-not-found\"}",
                        "http_server_requests_seconds_count",
                        "jvm_memory_used_bytes",
                        "process_cpu_usage")
                .doesNotContain("kafka_consumer_", "hibernate_", "netty_", "worker_pool", "sql_pool");
        assertNobodyIsNamed(told, complaint, key);
    }

    @Test
    void whatIsAcceptedAndNoCaseInTimeIsToldUntilItIsOne() {
        ComplaintReceived complaint = report();
        await().atMost(PATIENCE).until(() -> value("aduan_complaints_overdue") == 0);

        Broker.send(Topic.COMPLAINT_RECEIVED, complaint.complaintId().toString(), complaint.eventId(), complaint);

        await().atMost(PATIENCE).until(() -> value("aduan_complaints_overdue") == 1);
        assertThat(value("aduan_complaints_overdue_oldest_seconds")).isGreaterThan(2);

        Broker.route(complaint, assigned(1, DLH));

        await().atMost(PATIENCE).until(() -> value("aduan_complaints_overdue") == 0);
        assertThat(value("aduan_complaints_overdue_oldest_seconds")).isZero();
    }

    @Test
    void aCanaryIsToldAndIsNoCaseAndNotOverdue() {
        Instant filed = Instant.now().minusSeconds(20);
        ComplaintReceived canary = canary(filed);
        double opened = value("aduan_case_opened_seconds_count");
        double unseen = value("aduan_canary_last_seen_seconds"); // since the start of the service, or a canary before
        assertThat(unseen).isPositive();

        Broker.send(Topic.COMPLAINT_RECEIVED, canary.complaintId().toString(), canary.eventId(), canary);
        Broker.route(canary, triage(1));

        await().atMost(PATIENCE).until(() -> value("aduan_canary_seconds") >= 20);
        assertThat(value("aduan_canary_last_seen_seconds")).isGreaterThanOrEqualTo(Math.min(20, unseen));
        ComplaintReceived later = report();
        Broker.send(Topic.COMPLAINT_RECEIVED, later.complaintId().toString(), later.eventId(), later);
        await().atMost(PATIENCE).until(() -> value("aduan_complaints_overdue") == 1);
        Broker.route(later, assigned(1, DLH));
        await().atMost(PATIENCE).until(() -> value("aduan_complaints_overdue") == 0);
        assertThat(value("aduan_case_opened_seconds_count")).isEqualTo(opened + 1);
        as("supervisor").get(path(canary)).then().statusCode(404);
        assertThat(Broker.caseEvents(canary.complaintId())).isEmpty();
    }

    private static void assertNobodyIsNamed(String told, ComplaintReceived complaint, String key) {
        assertThat(told.toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "budi",
                        "santoso",
                        "80000000012",
                        "pasar",
                        key,
                        complaint.complaintId().toString(),
                        complaint.trackingNumber().value().toLowerCase(Locale.ROOT));
        Matcher labels = LABEL.matcher(told);
        int found = 0;
        while (labels.find()) {
            found++;
            if (!Set.of("le", "status").contains(labels.group(1))) {
                assertThat(labels.group(2)).as(labels.group(1)).doesNotContainPattern("\\d{2}|PWK-|@");
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    private String told() {
        return given().get(metrics).then().statusCode(200).extract().asString();
    }

    private double value(String series) {
        return told().lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}

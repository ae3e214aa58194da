package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.action;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.notOurs;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.domain.SampleReports.triage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class CaseIntakeComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void everyReportBecomesACaseWhateverTheDecision() {
        ComplaintReceived assigned = report();
        ComplaintReceived triaged = report();
        ComplaintReceived referred = report();

        Broker.route(assigned, assigned(1, DLH));
        Broker.route(triaged, triage(1));
        Broker.route(referred, notOurs(1));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(database.status(assigned)).isEqualTo(CaseStatus.DISPATCHED);
            assertThat(database.status(triaged)).isEqualTo(CaseStatus.RECEIVED);
            assertThat(database.status(referred)).isEqualTo(CaseStatus.REFERRED);
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Broker.caseEvents(assigned.complaintId()))
                .extracting(CaseEvent::type, CaseEvent::version, CaseEvent::status, CaseEvent::agency)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(CaseEvent.Type.OPENED, 3L, "DISPATCHED", DLH)));
    }

    @Test
    void theTraceOfTheReportGoesOnInTheEventsOfItsCase() {
        ComplaintReceived complaint = report();
        ComplaintRouted routed = ComplaintRouted.of(complaint, assigned(1, DLH));
        String trace = UUID.randomUUID().toString().replace("-", "");

        Broker.send(
                Topic.COMPLAINT_ROUTED,
                complaint.complaintId().toString(),
                routed.eventId(),
                routed,
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-00", "ce_correlationid", "kata-12345"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Broker.read(Topic.CASE_EVENT))
                .filteredOn(event -> complaint.complaintId().toString().equals(event.key()))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(header(event, "traceparent")).startsWith("00-" + trace + "-");
                    assertThat(header(event, "traceparent")).doesNotContain("00f067aa0ba902b7");
                    assertThat(header(event, "ce_correlationid")).isEqualTo("kata-12345");
                }));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void redeliveredActHasOneEffect() {
        ComplaintReceived complaint = report();
        CitizenAction reply = action(complaint.complaintId(), CitizenAction.Type.REPLY, "Tambahan");
        Broker.route(complaint, assigned(1, DLH));
        Broker.route(complaint, assigned(1, DLH));
        Broker.act(reply);
        Broker.act(reply);
        CitizenAction last = action(complaint.complaintId(), CitizenAction.Type.REPLY, "Sudah");
        Broker.act(last);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(database.history(complaint))
                .endsWith(HistoryType.REPLIED, HistoryType.REPLIED));
        assertThat(database.history(complaint))
                .containsExactly(
                        HistoryType.RECEIVED,
                        HistoryType.VERIFIED,
                        HistoryType.DISPATCHED,
                        HistoryType.REPLIED,
                        HistoryType.REPLIED);
    }

    @Test
    void actThatComesBeforeItsCaseWaitsForIt() {
        ComplaintReceived complaint = report();
        Broker.act(action(complaint.complaintId(), CitizenAction.Type.REPLY, "Masih sama"));
        await().atMost(PATIENCE).until(() -> database.early(complaint) == 1);

        Broker.route(complaint, assigned(1, DLH));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(database.history(complaint))
                .containsExactly(
                        HistoryType.RECEIVED, HistoryType.VERIFIED, HistoryType.DISPATCHED, HistoryType.REPLIED));
        assertThat(database.early(complaint)).isZero();
    }

    @Test
    void decisionsThatComeEarlyAreAppliedInTheirOrderAndOldOnesIgnored() {
        ComplaintReceived complaint = report();
        Broker.route(complaint, notOurs(3));
        Broker.route(complaint, assigned(2, DISHUB));
        await().atMost(PATIENCE).until(() -> database.early(complaint) == 2);

        Broker.route(complaint, triage(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.status(complaint)).isEqualTo(CaseStatus.REFERRED));

        assertThat(database.history(complaint))
                .isEqualTo(List.of(
                        HistoryType.RECEIVED,
                        HistoryType.TRIAGED,
                        HistoryType.VERIFIED,
                        HistoryType.DISPATCHED,
                        HistoryType.REFERRED));
        assertThat(database.early(complaint)).isZero();
    }
}

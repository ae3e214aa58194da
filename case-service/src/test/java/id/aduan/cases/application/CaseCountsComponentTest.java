package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.durable.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class CaseCountsComponentTest {
    private static final String COUNTED =
            "select concat_ws('/', status, agency, kind, channel, confidential, count(*)) from cases"
                    + " group by status, agency, kind, channel, confidential order by 1";
    private static final String KEPT = "select concat_ws('/', status, agency, kind, channel, confidential, sum(n))"
            + " from case_count group by status, agency, kind, channel, confidential having sum(n) <> 0 order by 1";

    @Inject
    Transactions transactions;

    @Inject
    CaseCounts counts;

    @Inject
    Given given;

    @Inject
    Database database;

    @Test
    void whatEverChangesACaseTheSumsAreWhatCountingGives() {
        // Given
        List<ComplaintReceived> mine = List.of(given.caseAt(DLH), given.caseAt(DLH), given.caseAt(DLH));
        Random random = new Random(11);
        List<String> changes = List.of(
                "status = 'IN_PROGRESS'",
                "confidential = not confidential",
                "agency = null, status = 'RECEIVED'",
                "agency = 'dishub'",
                "updated_at = now()",
                "kind = 'ASPIRATION', channel = 'WALK_IN'",
                "status = 'DISPATCHED', agency = 'dlh'");

        // When
        for (int i = 0; i < 60; i++) {
            change(changes.get(random.nextInt(changes.size())), mine.subList(random.nextInt(2), 2 + random.nextInt(2)));
            if (i % 20 == 0) {
                given.caseAt(DLH);
            }
        }

        // Then
        assertThat(database.strings(KEPT)).isNotEmpty().isEqualTo(database.strings(COUNTED));
    }

    @Test
    void rollingUpTwiceAtOnceChangesNoSum() {
        // Given
        List<ComplaintReceived> mine = List.of(given.caseAt(DLH));
        for (int i = 0; i < 200; i++) {
            change("status = '" + (i % 2 == 0 ? "IN_PROGRESS" : "DISPATCHED") + "'", mine);
        }
        long before = database.count("select count(*) from case_count");

        // When
        Uni.join()
                .all(
                        transactions.run(session -> counts.rollUp()),
                        transactions.run(session -> counts.rollUp()),
                        transactions.run(session -> counts.rollUp()))
                .andFailFast()
                .await()
                .atMost(Given.PATIENCE);

        // Then
        assertThat(database.strings(KEPT)).isEqualTo(database.strings(COUNTED));
        assertThat(database.count("select count(*) from case_count")).isLessThan(before - 150);
    }

    private void change(String what, List<ComplaintReceived> complaints) {
        String ids = complaints.stream()
                .map(complaint -> "'" + complaint.complaintId() + "'")
                .collect(Collectors.joining(", "));
        database.execute("update cases set " + what + " where id in (" + ids + ")");
    }
}

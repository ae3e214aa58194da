package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The supervisor is called for what nobody acknowledges, once, however many instances look at it. */
@QuarkusTest
@Stack
class EscalationComponentTest {
    @Inject
    Given given;

    @Inject
    Database database;

    @Inject
    EscalateEmergencies escalate;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void instancesThatLookAtTheSameTimeCallTheSupervisorOnce() {
        // Given
        List<ComplaintReceived> fires =
                IntStream.range(0, 8).mapToObj(number -> waiting(70)).toList();

        // When
        Uni.combine()
                .all()
                .unis(Stream.generate(escalate::escalate).limit(4).toList())
                .discardItems()
                .await()
                .atMost(PATIENCE);
        escalate.escalate().await().atMost(PATIENCE);

        // Then
        assertThat(fires).allSatisfy(fire -> assertThat(database.history(fire))
                .containsOnlyOnce(HistoryType.ESCALATED)
                .endsWith(HistoryType.ESCALATED));
        as("supervisor")
                .get(path(fires.get(0)))
                .then()
                .statusCode(200)
                .body("progress.escalatedAt", notNullValue())
                .body("progress.awaitedSince", notNullValue());
        as("case-service")
                .get("/internal/history/verification")
                .then()
                .statusCode(200)
                .body("broken.caseId", not(hasItem(fires.get(0).complaintId().toString())));
    }

    @Test
    void whatSomebodyHasAcknowledgedOrWhatIsYoungIsNobodysAlarm() {
        ComplaintReceived young = waiting(0);
        ComplaintReceived taken = waiting(70);
        as("officer.dlh")
                .contentType(ContentType.JSON)
                .body(Map.of("milestone", "ACKNOWLEDGED"))
                .post(path(taken) + "/milestones")
                .then()
                .statusCode(200);

        escalate.escalate().await().atMost(PATIENCE);

        assertThat(database.history(young)).doesNotContain(HistoryType.ESCALATED);
        assertThat(database.history(taken)).doesNotContain(HistoryType.ESCALATED);
    }

    @Test
    void metricsTellHowManyWereCalledForAndHowLongTheOldestWaits() {
        waiting(90);

        escalate.escalate().await().atMost(PATIENCE);

        String told = given().get(metrics).asString();
        assertThat(told).contains("aduan_emergencies_escalated_total{kind=\"medical\"}");
        assertThat(told.lines()
                        .filter(line -> line.startsWith("aduan_emergencies_unacknowledged_oldest_seconds "))
                        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1])))
                .allMatch(seconds -> seconds >= 89);
    }

    private ComplaintReceived waiting(int seconds) {
        return given.caseOf(
                emergency(Instant.now().minusSeconds(seconds), EmergencyKind.FIRE, false), assigned(1, DLH));
    }
}

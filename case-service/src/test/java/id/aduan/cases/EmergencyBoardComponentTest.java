package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Screen;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher's board on real streams: up to date by itself, also after the connection broke, and for each his own. */
@QuarkusTest
@Stack
class EmergencyBoardComponentTest {
    private static final String OFFICER = "officer.dlh";

    @Inject
    Given given;

    @Inject
    Database database;

    @TestHTTPResource("/cases/emergencies/events")
    URI events;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void anEmergencyAndEachOfItsMilestonesAppearOnEveryScreenWithoutAReload() {
        try (Screen operator = new Screen(events, "operator");
                Screen supervisor = new Screen(events, "supervisor")) {
            operator.awaitLive();
            supervisor.awaitLive();
            Instant before = Instant.now();
            ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));

            await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> operator.shows(fire) && supervisor.shows(fire));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(operator.card(fire)).contains("Kebakaran", "Belum dikonfirmasi", "data-since", "Api besar");
            tell(OFFICER, fire, "ACKNOWLEDGED");

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(operator.card(fire)).contains("class=\"reached\"").doesNotContain("data-since");
                assertThat(supervisor.card(fire)).contains("class=\"reached\"");
            });
        }
    }

    @Test
    void aScreenWhoseConnectionBreaksAgainAndAgainMissesNoRow() {
        // Given a screen that loses its connection, and emergencies that come and go on meanwhile
        List<ComplaintReceived> filed = new ArrayList<>();
        try (Screen screen = new Screen(events, "supervisor")) {
            screen.awaitLive();
            for (int round = 0; round < 5; round++) {
                screen.cut();
                ComplaintReceived missed = emergency();
                Broker.route(missed, assigned(1, DLH));
                filed.add(missed);
                screen.connect();
                ComplaintReceived seen = emergency();
                Broker.route(seen, assigned(1, DISHUB));
                filed.add(seen);
                if (round > 0) {
                    tell("supervisor", filed.get(round * 2 - 2), "ON_SCENE");
                }
            }
            screen.cut();
            tell("supervisor", filed.get(0), "DONE");
            screen.connect();

            // When and then: it shows every one, each in the version that the case has now
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(filed).allSatisfy(each -> assertThat(screen.version(each))
                            .as(each.trackingNumber().value())
                            .isEqualTo(version(each))));
        }
    }

    @Test
    void whatEndsOrLeavesOnesSightLeavesTheScreen() {
        ComplaintReceived moving = given.caseOf(emergency(), assigned(1, DLH));
        ComplaintReceived forgotten = given.caseOf(emergency(), assigned(1, DLH));
        try (Screen screen = new Screen(events, OFFICER)) {
            await().atMost(PATIENCE).until(() -> screen.shows(moving) && screen.shows(forgotten));

            Broker.route(moving, assigned(2, DISHUB));
            Broker.act(id.aduan.cases.domain.SampleReports.action(
                    forgotten.complaintId(), id.aduan.contracts.CitizenAction.Type.ERASURE, null));

            await().atMost(PATIENCE).until(() -> !screen.shows(moving) && !screen.shows(forgotten));
        }
    }

    @Test
    void eachScreenShowsWhatItsViewerMaySee() {
        ComplaintReceived ours = given.caseOf(emergency(), assigned(1, DLH));
        ComplaintReceived theirs = given.caseOf(emergency(), assigned(1, DISHUB));
        ComplaintReceived closed =
                given.caseOf(emergency(Instant.now(), EmergencyKind.PUBLIC_SECURITY, true), assigned(1, DLH));
        ComplaintReceived ordinary = given.caseAt(DLH);

        for (String account : List.of("operator", "auditor", "verifier", "supervisor", OFFICER, "officer.dishub")) {
            boolean all = !account.startsWith("officer.");
            boolean dlh = account.equals(OFFICER);
            try (Screen screen = new Screen(events, account)) {
                screen.awaitLive();
                assertThat(screen.shows(ours)).as(account).isEqualTo(all || dlh);
                assertThat(screen.shows(theirs)).as(account).isEqualTo(all || !dlh);
                assertThat(screen.shows(closed)).as(account).isEqualTo(account.equals("supervisor") || dlh);
                assertThat(screen.shows(ordinary)).as(account).isFalse();
            }
        }
        as("triage").get("/cases/emergencies").then().statusCode(403);
        as("triage").get("/cases/emergencies/events").then().statusCode(403);
    }

    @Test
    void withoutScriptsItIsAPageWithForms() {
        ComplaintReceived fire = given.caseOf(emergency(), assigned(1, DLH));
        as("operator")
                .get("/cases/emergencies?lang=en")
                .then()
                .statusCode(200)
                .body(containsString(fire.trackingNumber().value()))
                .body(containsString("Not acknowledged"))
                .body(not(containsString("board-sound")));
        as("supervisor").get("/cases/emergencies").then().body(containsString("board-sound"));
        as("auditor").get("/cases/emergencies").then().statusCode(200).body(not(containsString("/milestones")));

        form("operator", fire, "ON_THE_WAY").then().statusCode(303);
        form("operator", fire, "ON_THE_WAY")
                .then()
                .statusCode(409)
                .contentType("text/html")
                .body(containsString("Sudah dicatat"));
        as("operator")
                .header("Accept", "application/json")
                .formParam("milestone", "ON_THE_WAY")
                .post("/cases/emergencies/" + fire.complaintId() + "/milestones")
                .then()
                .statusCode(409)
                .body("title", equalTo("Sudah dicatat"));
        as("operator")
                .get("/cases/" + fire.complaintId())
                .then()
                .statusCode(200)
                .body(containsString("Menuju lokasi"))
                .body(containsString("Perjalanan penanganan"));
    }

    private static io.restassured.response.Response form(String account, ComplaintReceived fire, String milestone) {
        return as(account)
                .formParam("milestone", milestone)
                .redirects()
                .follow(false)
                .post("/cases/emergencies/" + fire.complaintId() + "/milestones");
    }

    private void tell(String account, ComplaintReceived complaint, String milestone) {
        await().atMost(PATIENCE).until(() -> database.status(complaint) != null);
        as(account)
                .contentType(ContentType.JSON)
                .body(Map.of("milestone", milestone))
                .post(path(complaint) + "/milestones")
                .then()
                .statusCode(200);
    }

    private long version(ComplaintReceived complaint) {
        List<String> found = database.strings(
                "select version from cases where id = ?",
                complaint.complaintId().value());
        return found.isEmpty() ? -1 : Long.parseLong(found.get(0));
    }
}

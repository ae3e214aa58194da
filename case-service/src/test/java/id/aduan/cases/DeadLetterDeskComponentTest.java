package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DISHUB;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.report;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.stack.signin.Account;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class DeadLetterDeskComponentTest {
    private static final String API = "/api/v1/cases/dead-letters";
    private static final String PAGES = "/cases/dead-letters";

    @Inject
    Database database;

    @Inject
    Given given;

    /** The database refuses the cases that the test names, until it is mended. */
    @BeforeEach
    void casesThatTheDatabaseRefuses() {
        database.execute("create table if not exists refused_case (id uuid primary key)");
        database.execute("""
                create or replace function refuse_case() returns trigger language plpgsql as $$
                begin
                    if exists (select 1 from refused_case r where r.id = new.id) then
                        raise exception 'refused' using errcode = '23514';
                    end if;
                    return new;
                end
                $$
                """);
        database.execute("create or replace trigger refuse_case before insert on cases "
                + "for each row execute function refuse_case()");
    }

    @AfterEach
    void mended() {
        database.execute("drop trigger refuse_case on cases");
    }

    @Test
    void whatFailedIsSeenMaskedAndAppliedInOrderOnceItIsMended() {
        ComplaintReceived complaint = given.reportOfBudi(false, false);
        refuse(complaint);
        Broker.route(complaint, assigned(1, DLH));
        Broker.route(complaint, assigned(2, DISHUB));
        Broker.route(complaint, assigned(2, DISHUB));
        String id = waiting(complaint, 3);

        as("admin")
                .get(API)
                .then()
                .statusCode(200)
                .body("causes.consumer", hasItem("case-service.complaint-routed"))
                .body("causes.explanation", hasItem("Ditolak oleh aturan basis data"))
                .body("causes.records.flatten().find { it.id == '" + id + "' }.behind", equalTo(2))
                .body(
                        "causes.records.flatten().find { it.id == '" + id + "' }.key",
                        equalTo(complaint.complaintId().toString()));
        String seen =
                as("admin").get(API + "/" + id).then().statusCode(200).extract().asString();
        String page = as("admin")
                .get(PAGES + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (String shown : List.of(seen, page)) {
            assertThat(shown)
                    .contains(complaint.complaintId().toString(), "•••", "dlh")
                    .doesNotContain(
                            complaint.narrative(),
                            complaint.reporter().ref(),
                            complaint.reporter().contact().ciphertext(),
                            "Budi",
                            "+62800");
        }
        as("admin")
                .post(API + "/" + id + "/replay")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/replay-failed"))
                .body("waiting", equalTo(3));

        mend(complaint);
        as("admin")
                .post(API + "/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("applied", equalTo(3))
                .body("waiting", equalTo(0));

        assertThat(database.history(complaint))
                .startsWith(HistoryType.RECEIVED, HistoryType.VERIFIED, HistoryType.DISPATCHED)
                .containsOnlyOnce(HistoryType.RECEIVED);
        assertThat(database.strings(
                        "select decision from parked_decision where record_id = cast(? as uuid) order by id", id))
                .containsExactly("OPENED", "OPENED", "REPLAY_FAILED", "REPLAYED");
    }

    @Test
    void allOfACauseIsReplayedOnThePage() {
        ComplaintReceived one = report();
        ComplaintReceived other = report();
        Stream.of(one, other).forEach(this::refuse);
        Broker.route(one, assigned(1, DLH));
        Broker.route(other, assigned(1, DLH));
        String id = waiting(one, 1);
        waiting(other, 1);
        String page = as("admin")
                .get(PAGES + "?lang=en")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("Dead letters", "Replay all of this cause", PAGES + "/" + id);
        String cause =
                as("admin").get(API).path("causes.find { it.records.find { r -> r.id == '" + id + "' } != null }.id");
        Stream.of(one, other).forEach(this::mend);

        Response done = form().post(PAGES + "/causes/" + cause + "/replay");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).contains("done=replayed", "applied=2", "failed=0");
        assertThat(database.status(one)).isNotNull();
        assertThat(database.status(other)).isNotNull();
    }

    @Test
    void aDropNeedsAReasonAndReleasesThoseBehindIt() {
        ComplaintReceived complaint = report();
        refuse(complaint);
        Broker.route(complaint, assigned(1, DLH));
        Broker.route(complaint, assigned(2, DISHUB));
        String id = waiting(complaint, 2);

        form().formParam("reason", " ")
                .post(PAGES + "/" + id + "/drop")
                .then()
                .statusCode(400)
                .body(containsString("Tulis alasannya."));
        as("admin")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(API + "/" + id + "/drop")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].code", equalTo("REQUIRED"));
        Response done = form().formParam("reason", "Rekaman percobaan").post(PAGES + "/" + id + "/drop");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).contains("done=dropped", "applied=1", "failed=0");
        assertThat(parked(complaint)).isZero();
        assertThat(database.early(complaint)).isEqualTo(1);
        as("admin")
                .get(API + "/decisions")
                .then()
                .statusCode(200)
                .body(
                        "decisions.find { it.recordId == '" + id + "' && it.act == 'DROPPED' }.reason",
                        equalTo("Rekaman percobaan"));
        as("admin").get(API + "/" + id).then().statusCode(404).body("type", equalTo("/problems/dead-letter-not-found"));
        as("admin").get(API + "/no-id").then().statusCode(404);
    }

    @Test
    void onlyAdministratorsAndServicesMaySeeOrDecide() {
        String officer = Account.officerOf("dlh").name();

        as(officer).get(API).then().statusCode(403);
        as(officer).get(API + "/decisions").then().statusCode(403);
        as(officer).post(API + "/x/replay").then().statusCode(403);
        as(officer).post(API + "/causes/x/replay").then().statusCode(403);
        as(officer)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .post(API + "/x/drop")
                .then()
                .statusCode(403);
        as(officer).get(PAGES).then().statusCode(403);
        as(officer).get(PAGES + "/x").then().statusCode(403);
        as(officer)
                .contentType(ContentType.URLENC)
                .post(PAGES + "/x/drop")
                .then()
                .statusCode(403);
        given().get(API).then().statusCode(401);
    }

    private static io.restassured.specification.RequestSpecification form() {
        return as("admin").redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private void refuse(ComplaintReceived complaint) {
        database.execute(
                "insert into refused_case values (?)", complaint.complaintId().value());
    }

    private void mend(ComplaintReceived complaint) {
        database.execute(
                "delete from refused_case where id = ?", complaint.complaintId().value());
    }

    private long parked(ComplaintReceived complaint) {
        return database.count(
                "select count(*) from parked_record where record_key = ?",
                complaint.complaintId().toString());
    }

    /** The id of the first record of the complaint, as soon as so many are parked. */
    private String waiting(ComplaintReceived complaint, int records) {
        await().atMost(PATIENCE).until(() -> parked(complaint) == records);
        return database.strings(
                        "select id from parked_record where record_key = ? and not behind",
                        complaint.complaintId().toString())
                .get(0);
    }
}

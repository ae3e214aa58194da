package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.ComplaintReceived;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class HistoryComponentTest {
    @Inject
    Given given;

    @Inject
    Database database;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void lineCannotBeChangedOrTakenAwayWithTheServicesOwnRights() {
        UUID id = given.caseAt(DLH).complaintId().value();

        for (String attack : List.of(
                "update history_line set actor = 'staff/other' where case_id = ?",
                "delete from history_line where case_id = ?")) {
            assertThatThrownBy(() -> database.execute(attack, id)).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> database.execute("truncate history_line cascade"))
                .hasMessageContaining("append-only");
    }

    @Test
    void verificationFindsWhatSomebodyWithAllRightsHasChanged() {
        ComplaintReceived untouched = given.caseAt(DLH);
        ComplaintReceived forged = given.caseAt(DLH);
        ComplaintReceived reworded = given.caseAt(DLH);
        ComplaintReceived moved = given.caseAt(DLH);
        for (ComplaintReceived each : List.of(untouched, forged, reworded)) {
            act("officer.dlh", each, "answers", Map.of("text", "Sudah")).then().statusCode(200);
        }
        as("case-service")
                .get("/internal/history/verification")
                .then()
                .statusCode(200)
                .body("lines", greaterThan(10))
                .body("broken.caseId", not(hasItem(id(forged))));

        database.execute("alter table history_line disable trigger history_line_append_only");
        database.execute(
                "update history_line set actor = 'agency/other' where case_id = ? and seq = 4",
                forged.complaintId().value());
        database.execute("alter table history_line enable trigger history_line_append_only");
        database.execute(
                "update history_content set ciphertext = (select ciphertext from history_content where case_id = ? and seq = 1) "
                        + "where case_id = ? and seq = 4",
                reworded.complaintId().value(),
                reworded.complaintId().value());
        database.execute(
                "update cases set status = 'CLOSED' where id = ?",
                moved.complaintId().value());

        as("case-service")
                .get("/internal/history/verification")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("broken.find { it.caseId == '" + id(forged) + "' }.fault", equalTo("line 4 was changed"))
                .body(
                        "broken.find { it.caseId == '" + id(reworded) + "' }.fault",
                        equalTo("the words of line 4 were changed"))
                .body(
                        "broken.find { it.caseId == '" + id(moved) + "' }.fault",
                        equalTo("its status is not the one that its last line tells"))
                .body("broken.caseId", not(hasItem(id(untouched))));
    }

    @Test
    void onlyServicesAndAuditorsVerify() {
        as("supervisor").get("/internal/history/verification").then().statusCode(403);
        as("auditor").get("/internal/history/verification").then().statusCode(200);
    }

    private static String id(ComplaintReceived complaint) {
        return complaint.complaintId().toString();
    }
}

package id.aduan.cases;

import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.whatsAppAction;
import static id.aduan.cases.domain.SampleReports.whatsAppReport;
import static id.aduan.cases.support.Given.PATIENCE;
import static id.aduan.cases.support.Given.act;
import static id.aduan.cases.support.Given.as;
import static id.aduan.cases.support.Given.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.support.Broker;
import id.aduan.cases.support.Database;
import id.aduan.cases.support.Given;
import id.aduan.cases.support.Stack;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.kit.attachments.AttachmentStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a citizen does in his chat is a line of his case's story. */
@QuarkusTest
@Stack
class WhatsAppActsComponentTest {
    private static final String OFFICER = "officer.dlh";

    @Inject
    Given given;

    @Inject
    Database database;

    @Inject
    AttachmentStore store;

    @BeforeEach
    void agencies() {
        given.agencies();
    }

    @Test
    void replyWithAVoiceRecordingIsPlayedOnThePageOfTheCase() throws IOException {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        Attachment voice = store.put(complaint.complaintId(), new byte[] {'O', 'g', 'g', 'S', 0, 1}, "audio/ogg");
        Attachment paper = store.put(complaint.complaintId(), new byte[] {'%', 'P', 'D', 'F', 1}, "application/pdf");
        Broker.act(whatsAppAction(
                complaint.complaintId(), CitizenAction.Type.REPLY, "Ini rekamannya", List.of(voice, paper)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.history(complaint)).endsWith(HistoryType.REPLIED));

        String file = "/cases/" + complaint.complaintId() + "/attachments/";
        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("media-src 'self'"))
                .body(containsString("<audio controls preload=\"none\" src=\"" + file + voice.sha256()))
                .body(containsString("<a href=\"" + file + paper.sha256()))
                .body(containsString("Ini rekamannya"));
        as(OFFICER)
                .get(file + voice.sha256())
                .then()
                .statusCode(200)
                .contentType("audio/ogg")
                .header("Content-Disposition", containsString("inline"))
                .header("Content-Security-Policy", containsString("sandbox"));
        as(OFFICER)
                .get(file + paper.sha256())
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", containsString(".pdf"));
    }

    @Test
    void confirmationRatingAndReopeningAreShown() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        act(OFFICER, complaint, "answers", Map.of("text", "Sudah dipotong."))
                .then()
                .statusCode(200);
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.CONFIRMATION, null, List.of()));
        given.awaitStatus(complaint, CaseStatus.CLOSED);
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.RATING, null, List.of()));
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.DISPUTE, "Tumbang lagi", List.of()));
        given.awaitStatus(complaint, CaseStatus.DISPUTED);

        as(OFFICER).get(path(complaint)).then().body("stars", equalTo(5));
        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .body(containsString("Pelapor menyatakan selesai"))
                .body(containsString("Tumbang lagi"))
                .body(containsString("5 / 5"));
    }

    @Test
    void notFixedBeforeThereIsAnAnswerIsALineThatSaysSo() {
        ComplaintReceived complaint = given.caseOf(whatsAppReport(), assigned(1, DLH));
        Broker.act(whatsAppAction(complaint.complaintId(), CitizenAction.Type.DISPUTE, null, List.of()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.history(complaint)).endsWith(HistoryType.REPLIED));

        as(OFFICER)
                .get("/cases/" + complaint.complaintId())
                .then()
                .body(containsString("Pelapor mengatakan belum selesai."));
        assertThat(database.status(complaint)).isEqualTo(CaseStatus.DISPATCHED);
    }
}

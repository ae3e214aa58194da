package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One complaint from door to door, over everything that is real. */
class DoorToDoorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> RUBBISH = Map.of(
            "kind", "COMPLAINT",
            "narrative", "Sampah di TPS pinggir jalan sudah seminggu tidak diangkut, baunya ke mana-mana.",
            "place", Map.of("text", "Kelurahan Nagri Kaler"));

    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = new Desk(WholeSystem.get());
    }

    @Test
    void aReportIsAssignedAnsweredSeenClosedAndRated() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        JsonNode opened = desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        assertThat(opened.path("agency").path("code").asText()).isEqualTo("dlh");

        desk.officerActs("officer.dlh", filed.complaintId(), "acceptance", Map.of())
                .expect(200);
        desk.officerActs("officer.dlh", filed.complaintId(), "answers", Map.of("text", "Sudah diangkut pagi ini."))
                .expect(200);
        desk.trackedStatusBecomes(filed, "ANSWERED");
        assertThat(desk.track(filed).text()).contains("Sudah diangkut pagi ini.");

        desk.officerActs("verifier", filed.complaintId(), "closure", Map.of("text", "Dilihat di tempat: bersih."))
                .expect(200);
        desk.trackedStatusBecomes(filed, "CLOSED");
        desk.act(filed, key(), Map.of("type", "RATING", "stars", 5)).expect(202);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.seeCase("supervisor", filed.complaintId())
                        .json()
                        .path("stars")
                        .asInt())
                .isEqualTo(5));
    }

    @Test
    void theSameReportTwiceIsOneCaseWithOneNumber() {
        String key = key();
        Desk.Filed first = desk.file(key, RUBBISH);
        Desk.Filed again = desk.file(key, RUBBISH);
        Map<String, Object> changed = new HashMap<>(RUBBISH);
        changed.put("narrative", "Sampah di TPS sudah dua minggu tidak diangkut, lalatnya banyak sekali.");
        Desk.Filed other = desk.file(key, changed);

        assertThat(again).isEqualTo(first);
        assertThat(other.number()).isNotEqualTo(first.number());
        desk.awaitStatus(first.complaintId(), "DISPATCHED");
        desk.awaitStatus(other.complaintId(), "DISPATCHED");
    }

    @Test
    void anotherAgencysOfficerDoesNotEvenLearnThatItExists() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");

        desk.seeCase("officer.dishub", filed.complaintId()).expect(404);
        desk.seeCase("officer.dlh", filed.complaintId()).expect(200);
        desk.seeCase("operator", filed.complaintId()).expect(404); // who sees emergencies and nothing else
    }

    @Test
    void anAgencyCannotCloseAndAnOldStateIsRefused() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        String old = desk.seeCase("officer.dlh", filed.complaintId()).header("ETag");
        desk.officerActs("officer.dlh", filed.complaintId(), "acceptance", Map.of())
                .expect(200);

        Map<String, String> stale = new HashMap<>(desk.as("officer.dlh"));
        stale.put("If-Match", old);
        String answers = "/api/v1/cases/" + filed.complaintId() + "/answers";
        desk.web().post(answers, stale, Map.of("text", "x")).expect(412);
        desk.web().post(answers, desk.as("officer.dlh"), Map.of("text", "x")).expect(428);
        desk.officerActs("officer.dlh", filed.complaintId(), "closure", Map.of("text", "x"))
                .expect(403);
        Answer illegal = desk.officerActs("officer.dlh", filed.complaintId(), "acceptance", Map.of())
                .expect(409);
        assertThat(illegal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(illegal.json().path("legal")).isNotEmpty();
    }

    @Test
    void aReturnedCaseIsRoutedAnewOnceAndThenWaitsAtTriage() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        desk.officerActs(
                        "officer.dlh",
                        filed.complaintId(),
                        "return",
                        Map.of("reason", "NOT_RESPONSIBLE", "text", "Bukan wewenang kami."))
                .expect(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agency(filed.complaintId())).isNotEqualTo("dlh"));
        JsonNode second = desk.awaitStatus(filed.complaintId(), "DISPATCHED", "RECEIVED");
        if (second.path("status").asText().equals("DISPATCHED")) {
            String next = second.path("agency").path("code").asText();
            desk.officerActs(
                            "officer." + next,
                            filed.complaintId(),
                            "return",
                            Map.of("reason", "NOT_RESPONSIBLE", "text", "Bukan kami juga."))
                    .expect(200);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(triageQueue()).contains(filed.complaintId()));

        desk.web()
                .post(
                        "/api/v1/routing/triage/" + filed.complaintId() + "/decision",
                        desk.as("triage"),
                        Map.of(
                                "number",
                                decisions(filed.complaintId()),
                                "action",
                                "ASSIGN",
                                "agency",
                                "dlh",
                                "note",
                                "Wewenang DLH menurut tugas pokok."))
                .expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agency(filed.complaintId())).isEqualTo("dlh"));
    }

    @Test
    void aDisputeReopens() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        desk.officerActs("officer.dlh", filed.complaintId(), "acceptance", Map.of())
                .expect(200);
        desk.officerActs("officer.dlh", filed.complaintId(), "answers", Map.of("text", "Selesai."))
                .expect(200);
        desk.trackedStatusBecomes(filed, "ANSWERED");

        desk.act(filed, key(), Map.of("type", "DISPUTE", "text", "Masih menumpuk."))
                .expect(202);

        desk.trackedStatusBecomes(filed, "DISPUTED");
    }

    @Test
    void aWrongPinAndAnUnknownNumberAreNotToBeToldApart() {
        Desk.Filed filed = desk.file(key(), RUBBISH);
        String wrongPin = filed.pin().equals("000000") ? "000001" : "000000";

        Answer wrong = desk.web().get("/api/v1/complaints/" + filed.number(), Map.of("Tracking-Pin", wrongPin));
        Answer unknown = desk.web().get("/api/v1/complaints/PWK-00000-00000-0", Map.of("Tracking-Pin", wrongPin));

        assertThat(wrong.status()).isEqualTo(unknown.status()).isIn(403, 404);
        assertThat(wrong.json().path("type")).isEqualTo(unknown.json().path("type"));
        assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    }

    @Test
    void anAnonymousReporterIsShownToNobodyAndAConfidentialReportOnlyToTheAssigned() {
        Map<String, Object> report = new HashMap<>(RUBBISH);
        report.put("anonymous", true);
        report.put("confidential", true);
        report.put("reporter", Map.of("name", "Tokoh Rekaan", "phone", "+62 800 0000 0042"));
        Desk.Filed filed = desk.file(key(), report);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");

        for (String account : List.of("officer.dlh", "supervisor")) {
            assertThat(desk.seeCase(account, filed.complaintId()).expect(200).text())
                    .doesNotContain("Tokoh", "Rekaan", "80000000042", "0042");
        }
        desk.seeCase("officer.dishub", filed.complaintId()).expect(404);
        desk.seeCase("auditor", filed.complaintId()).expect(404);
    }

    @Test
    void erasureForgetsThePersonAndTheWords() {
        Map<String, Object> report = new HashMap<>(RUBBISH);
        String unusual = "kata" + UUID.randomUUID().toString().substring(0, 8);
        report.put("narrative", "Sampah menumpuk di TPS dan berbau, kata sandinya " + unusual);
        report.put("reporter", Map.of("name", "Tokoh Rekaan", "phone", "+62 800 0000 0043"));
        Desk.Filed filed = desk.file(key(), report);
        desk.awaitStatus(filed.complaintId(), "DISPATCHED");
        assertThat(desk.seeCase("supervisor", filed.complaintId()).text()).contains(unusual);

        desk.act(filed, key(), Map.of("type", "ERASURE")).expect(202);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        desk.seeCase("supervisor", filed.complaintId()).text())
                .doesNotContain(unusual));
        assertThat(desk.track(filed).text()).doesNotContain(unusual);
        assertThat(WholeSystem.get().aduan(60, "cases", "verify")).contains("true");
    }

    private static String agency(String complaintId) {
        return desk.seeCase("supervisor", complaintId)
                .json()
                .path("agency")
                .path("code")
                .asText();
    }

    /** How many decisions there are about a report. */
    private static int decisions(String complaintId) {
        return desk.web()
                .get("/api/v1/routing/decisions/" + complaintId, desk.as("triage"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    private static String triageQueue() {
        return desk.web()
                .get("/api/v1/routing/triage?limit=100", desk.as("triage"))
                .expect(200)
                .text();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

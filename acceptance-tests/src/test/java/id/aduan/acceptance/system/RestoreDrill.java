package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.stack.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore drill: a backup under load, a crash, PostgreSQL's folder gone, a restore; then the figures are compared. */
class RestoreDrill {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);
    private static final int SOME = 15;

    private final WholeSystem system = WholeSystem.get();
    private final Desk desk = new Desk(system);
    private final Crash crash = new Crash(system.home());

    @TempDir
    Path elsewhere;

    @Test
    void everyAcceptedReportIsOneCaseAgainAndLostWorkIsListed() throws Exception {
        long before = total();
        Set<String> filed = new HashSet<>();
        Desk.Filed kept = file(filed);
        Desk.Filed lost = file(filed);
        Desk.Filed returned = file(filed);
        for (Desk.Filed each : List.of(kept, lost, returned)) {
            desk.awaitStatus(each.complaintId(), "DISPATCHED");
        }
        String backup = elsewhere.resolve("backup").toString();
        String keys = backup + ".keys";
        backUpWhileReportsComeIn(backup, filed);
        assertThat(system.refusal(60, "restore", backup, keys)).contains("running system", "./aduan down");

        act(kept, "acceptance", Map.of());
        crash.archiveUntilNow(system.front().getPort() + 12);
        act(lost, "acceptance", Map.of());
        act(lost, "answers", Map.of("text", "Sudah diangkut."));
        act(returned, "return", Map.of("reason", "NOT_RESPONSIBLE", "text", "Bukan wewenang kami."));
        await().atMost(PATIENCE).until(() -> decisions(returned) == 2);
        desk.act(lost, UUID.randomUUID().toString(), Map.of("type", "REPLY", "text", "Terima kasih."))
                .expect(202);
        for (int i = 0; i < SOME; i++) {
            file(filed);
        }
        for (String id : filed) {
            await().atMost(PATIENCE).until(() -> desk.seeCase("supervisor", id).status() == 200);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        desk.seeCase("supervisor", lost.complaintId()).text())
                .contains("Terima kasih."));

        crash.now();
        long began = System.nanoTime();
        Path postgres = system.home().resolve("postgres");
        assertThat(system.refusal(60, "restore", backup, keys)).contains("overwrites nothing", "mv " + postgres);
        assertThat(system.refusal(60, "restore", backup)).contains("Which keys?");
        Directories.delete(postgres);
        String said = system.aduan(300, "restore", backup, keys);
        System.out.println(said);
        system.aduan(600, "up", "--detach");
        System.out.println("RESTORE: " + filed.size() + " reports, back after "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");

        assertThat(said)
                .contains("The epoch of versions is 2.")
                .containsPattern(lost.number() + ".*ACCEPTED")
                .containsPattern(lost.number() + ".*ANSWERED")
                .containsPattern(returned.number() + ".*RETURNED")
                .doesNotContain(kept.number(), "CITIZEN_ACTED", "OPENED");
        for (String id : filed) {
            await().atMost(PATIENCE).until(() -> desk.seeCase("supervisor", id).status() == 200);
        }
        assertThat(total() - before).as("each report once").isEqualTo(filed.size());
        assertThat(system.aduan(120, "cases", "verify")).contains("true");
        assertThat(status(kept)).isEqualTo("IN_PROGRESS");
        assertThat(status(lost)).as("what an officer did is lost").isEqualTo("DISPATCHED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        desk.seeCase("supervisor", lost.complaintId()).text())
                .as("what a citizen wrote is not")
                .contains("Terima kasih."));
        await().atMost(PATIENCE).until(() -> decisions(returned) == 2); // what routing made of the return is on Kafka

        // the version of this fact was another fact's before: who reads it must not take it for that one
        act(lost, "return", Map.of("reason", "NOT_RESPONSIBLE", "text", "Bukan wewenang kami."));
        await().atMost(PATIENCE).until(() -> decisions(lost) == 2);
        assertThat(well()).isTrue();
    }

    private void backUpWhileReportsComeIn(String folder, Set<String> filed) throws Exception {
        var go = new AtomicBoolean(true);
        var during = new ConcurrentLinkedQueue<String>();
        var sender = new Thread(() -> {
            while (go.get()) {
                during.add(report().complaintId());
                try {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_REPORTS.toMillis());
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        sender.start();
        await().until(() -> during.size() > 5);
        System.out.println(system.aduan(300, "backup", folder));
        int accepted = during.size();
        await().until(() -> during.size() > accepted + 5);
        go.set(false);
        sender.join();
        filed.addAll(during);
        assertThat(Path.of(folder).resolve("backup.json")).exists();
        assertThat(Files.readString(Path.of(folder + ".keys"))).contains("aduan.vault.master-key");
    }

    private Desk.Filed file(Set<String> filed) {
        Desk.Filed one = report();
        filed.add(one.complaintId());
        return one;
    }

    private Desk.Filed report() {
        String key = UUID.randomUUID().toString();
        return desk.file(
                key,
                Map.of(
                        "kind",
                        "COMPLAINT",
                        "narrative",
                        "Sampah di TPS pinggir jalan sudah seminggu tidak diangkut. Catatan " + key,
                        "place",
                        Map.of("text", "Kelurahan Nagri Kaler"),
                        "reporter",
                        Map.of("name", "Tokoh Rekaan", "phone", "+62 800 0000 0044")));
    }

    private void act(Desk.Filed report, String act, Map<String, ?> body) {
        desk.officerActs("officer.dlh", report.complaintId(), act, body).expect(200);
    }

    private int decisions(Desk.Filed report) {
        Answer answer = desk.web().get("/api/v1/routing/decisions/" + report.complaintId(), desk.as("triage"));
        return answer.status() == 200 ? answer.json().path("items").size() : 0;
    }

    private String status(Desk.Filed report) {
        return desk.seeCase("supervisor", report.complaintId())
                .expect(200)
                .json()
                .path("status")
                .asText();
    }

    private long total() {
        return desk.web()
                .get("/api/v1/cases?limit=1", desk.as("supervisor"))
                .expect(200)
                .json()
                .path("counts")
                .path("total")
                .asLong();
    }

    /** No group has lost its offset, nothing is parked. */
    private boolean well() {
        return List.of(2, 3).stream()
                .map(service -> "http://127.0.0.1:" + (system.front().getPort() + service + 20) + "/q/health/well")
                .allMatch(address -> desk.web().get(address, Map.of()).status() == 200);
    }
}

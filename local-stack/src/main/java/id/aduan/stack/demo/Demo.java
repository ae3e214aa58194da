package id.aduan.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.stack.demo.DemoClient.Filed;
import id.aduan.stack.demo.DemoClient.Reply;
import id.aduan.stack.launch.RunningStack;
import id.aduan.stack.launch.StackFailure;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends the reports of the demo through the doors, lets officers and citizens act, and prints what became of each. A
 * second run finds what is there and goes on from it.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int WORDS = 44;

    private final DemoClient client;
    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    private Demo(DemoClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    public static void main(String[] arguments) {
        new Demo(new DemoClient(RunningStack.ofEnvironment()), System.out).run();
    }

    private void run() {
        Map<DemoReport, Filed> filed = file();
        Map<DemoReport, JsonNode> cases = awaitCases(filed);
        out.println("Officers, a verifier, the triage desk and citizens go to work …");
        work(filed, cases);
        report(filed);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> out.println("  " + fault));
            throw new StackFailure(faults.size() + " steps of the demo were refused; what was answered is above.");
        }
    }

    private Map<DemoReport, Filed> file() {
        List<DemoReport> reports = DemoReport.all();
        out.println("Sending " + reports.size() + " reports through the web and the Ogan Lopian app …");
        Map<DemoReport, Filed> filed = new LinkedHashMap<>();
        for (DemoReport report : reports) {
            Reply reply = client.file(report);
            if (reply.status() == 201) {
                filed.put(
                        report,
                        new Filed(
                                reply.json().path("complaintId").asText(),
                                reply.json().path("trackingNumber").asText(),
                                reply.json().path("pin").asText()));
            } else {
                faults.add(report.key() + " was not taken: " + reply.problem());
            }
        }
        return filed;
    }

    private Map<DemoReport, JsonNode> awaitCases(Map<DemoReport, Filed> filed) {
        Map<DemoReport, JsonNode> cases = new LinkedHashMap<>();
        Instant end = Instant.now(Clock.systemUTC()).plus(PATIENCE);
        while (cases.size() < filed.size() && Instant.now(Clock.systemUTC()).isBefore(end)) {
            filed.forEach((report, number) -> {
                if (!cases.containsKey(report)) {
                    Reply seen = see(number);
                    if (seen.isFine()) {
                        cases.put(report, seen.json());
                    }
                }
            });
            pause();
        }
        if (cases.size() < filed.size()) {
            faults.add((filed.size() - cases.size()) + " reports are no case after " + PATIENCE.toSeconds() + " s");
        }
        return cases;
    }

    /** Every third assigned case stays as it is; the others get some way. */
    private void work(Map<DemoReport, Filed> filed, Map<DemoReport, JsonNode> cases) {
        int turn = 0;
        int decided = 0;
        for (Map.Entry<DemoReport, JsonNode> entry : cases.entrySet()) {
            Filed number = filed.get(entry.getKey());
            String status = entry.getValue().path("status").asText();
            if (status.equals("DISPATCHED")) {
                String officer = "officer."
                        + entry.getValue().path("agency").path("code").asText();
                workOn(turn++, officer, number);
            } else if (status.equals("RECEIVED") && decided < 2) {
                decided += decide(number) ? 1 : 0;
            }
        }
    }

    private void workOn(int turn, String officer, Filed filed) {
        switch (turn % 9) {
            case 0, 3 -> {
                take(officer, filed);
                step(client.actWithPhoto(
                        officer,
                        filed.complaintId(),
                        "answers",
                        "Sudah kami tangani pagi ini. Terima kasih atas laporannya.",
                        Picture.PARK));
                if (awaitCitizen(filed, "ANSWERED")) {
                    step(client.citizenActs(filed, filed.number() + "-ok", Map.of("type", "CONFIRMATION")));
                    step(client.citizenActs(
                            filed, filed.number() + "-stars", Map.of("type", "RATING", "stars", turn == 0 ? 5 : 4)));
                }
            }
            case 1 -> {
                take(officer, filed);
                step(client.act(
                        officer,
                        filed.complaintId(),
                        "answers",
                        Map.of("text", "Petugas sudah ke lokasi dan selesai.")));
                step(client.actWithPhoto(
                        "verifier",
                        filed.complaintId(),
                        "closure",
                        "Diperiksa di tempat, sudah sesuai.",
                        Picture.PARK));
            }
            case 4 -> {
                take(officer, filed);
                step(client.act(officer, filed.complaintId(), "answers", Map.of("text", "Sudah diperbaiki.")));
                if (awaitCitizen(filed, "ANSWERED")) {
                    step(client.citizenActs(
                            filed,
                            filed.number() + "-no",
                            Map.of("type", "DISPUTE", "text", "Belum, masih sama seperti kemarin.")));
                }
            }
            case 5 ->
                step(client.act(
                        officer,
                        filed.complaintId(),
                        "return",
                        Map.of("reason", "NOT_RESPONSIBLE", "text", "Bukan tugas dinas kami.")));
            case 7 -> {
                take(officer, filed);
                step(client.act(
                        officer,
                        filed.complaintId(),
                        "postponement",
                        Map.of(
                                "until",
                                LocalDate.now(WIB).plusDays(14).toString(),
                                "text",
                                "Mohon kirim foto dan patokan lokasi yang lebih jelas.")));
            }
            case 8 -> {
                take(officer, filed);
                step(client.act(
                        officer,
                        filed.complaintId(),
                        "inability",
                        Map.of(
                                "reason",
                                "NO_BUDGET",
                                "text",
                                "Anggaran tahun ini sudah habis, diusulkan tahun depan.")));
            }
            default -> take(officer, filed);
        }
    }

    private void take(String officer, Filed filed) {
        step(client.act(officer, filed.complaintId(), "acceptance", Map.of()));
    }

    private boolean decide(Filed filed) {
        Reply waiting = client.get("/api/v1/routing/triage/" + filed.complaintId(), "triage");
        if (!waiting.isFine()) {
            return false; // confidential reports are for the coordinator
        }
        Reply decided = client.decide(
                filed.complaintId(),
                Map.of("number", 1, "action", "ASSIGN", "agency", "dputr", "note", "Jalan kabupaten."));
        step(decided);
        return decided.isFine();
    }

    private boolean awaitCitizen(Filed filed, String status) {
        Instant end = Instant.now(Clock.systemUTC()).plusSeconds(20);
        while (Instant.now(Clock.systemUTC()).isBefore(end)) {
            if (see(filed).json().path("status").asText().equals(status)) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** 409 is what a second run finds where the first has been. */
    private void step(Reply reply) {
        if (!reply.isFine() && reply.status() != 409) {
            faults.add("a step was refused: " + reply.problem());
        }
    }

    private void report(Map<DemoReport, Filed> filed) {
        Map<String, Integer> totals = new TreeMap<>();
        out.println();
        out.printf(
                Locale.ROOT,
                "%-18s %-6s %-20s %-" + WORDS + "s %-16s %s%n",
                "number",
                "PIN",
                "kind",
                "report",
                "agency",
                "status");
        filed.forEach((report, number) -> {
            JsonNode now = see(number).json();
            String status = now.path("status").asText("?");
            totals.merge(status, 1, Integer::sum);
            out.printf(
                    Locale.ROOT,
                    "%-18s %-6s %-20s %-" + WORDS + "s %-16s %s%n",
                    number.number(),
                    number.pin(),
                    report.kind().toLowerCase(Locale.ROOT).replace('_', ' '),
                    report.firstWords(WORDS),
                    now.path("agency").path("code").asText("-"),
                    status.toLowerCase(Locale.ROOT).replace('_', ' '));
        });
        int sum = totals.values().stream().mapToInt(Integer::intValue).sum();
        out.println();
        totals.forEach((status, count) -> out.printf(
                Locale.ROOT, "  %-16s %3d%n", status.toLowerCase(Locale.ROOT).replace('_', ' '), count));
        out.printf(Locale.ROOT, "  %-16s %3d%n", "all", sum);
        out.println();
        out.println(
                "Look on: /triage as triage, /cases as supervisor or officer.dlh, /lacak with a number and its PIN.");
    }

    private Reply see(Filed filed) {
        return client.get("/api/v1/cases/" + filed.complaintId(), "supervisor");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}

package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.stack.demo.DemoClient.Filed;
import id.aduan.stack.demo.DemoClient.Reply;
import id.aduan.stack.launch.RunningStack;
import id.aduan.stack.launch.StackFailure;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sends the reports of the demo through the doors, lets officers and citizens act, and prints what became of each. A
 * second run finds what is there and goes on from it.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WHATSAPP = "intake-whatsapp";
    private static final String CALL_CENTER = "intake-callcenter";

    private final DemoClient client;
    private final PrintStream out;
    private final List<String> faults = new ArrayList<>();

    private Demo(DemoClient client, PrintStream out) {
        this.client = requireNonNull(client, "client is null");
        this.out = requireNonNull(out, "out is null");
    }

    public static void main(String[] arguments) {
        new Demo(new DemoClient(RunningStack.ofEnvironment()), System.out).run();
    }

    private void run() {
        List<DemoReport> reports = DemoReport.all();
        out.println("Sending " + reports.size() + " reports by the web and the Ogan Lopian app …");
        long already = client.get("/api/v1/cases?limit=1", "supervisor")
                .json()
                .path("counts")
                .path("total")
                .asLong();
        Map<DemoReport, Filed> filed = file(reports);
        Set<DemoReport> cases = awaitCases(filed);
        out.println("The triage desk, officers, a verifier and reporters go to work …");
        DemoStory story = new DemoStory(client, filed, Clock.systemUTC());
        reports.stream().filter(cases::contains).forEach(story::play);
        faults.addAll(story.faults());
        List<String> chatted = chat();
        List<String> called = call();
        DemoSummary summary = new DemoSummary(client, filed);
        summary.print(out);
        if (already > 0) {
            out.println("Some reports were here before this run; the same reports keep their numbers and PINs.");
        }
        story.notes().forEach(note -> out.println("Note: " + note));
        chatted.forEach(note -> out.println("Note: " + note));
        called.forEach(note -> out.println("Note: " + note));
        out.println();
        summary.whereToLook(out);
        if (!faults.isEmpty()) {
            out.println();
            faults.forEach(fault -> out.println("Failed: " + fault));
            throw new StackFailure(faults.size() + (faults.size() == 1 ? " step" : " steps")
                    + " of the demo failed, see above. What was done stays; ./aduan demo tries the rest again.");
        }
    }

    /** Where there is the door of WhatsApp, some report by it; what went another way is told. */
    private List<String> chat() {
        if (!client.has(WHATSAPP)) {
            return List.of();
        }
        out.println("Some citizens chat by WhatsApp …");
        DemoChats chats = new DemoChats(client);
        chats.play(out);
        return chats.notes();
    }

    /** Where there is a call center, a night at 112; what went another way is told. */
    private List<String> call() {
        if (!client.has(CALL_CENTER)) {
            return List.of();
        }
        out.println("A busy night at 112: ghost calls, a flood, one fire …");
        DemoNight night = new DemoNight(client);
        night.play(out);
        return night.notes();
    }

    private Map<DemoReport, Filed> file(List<DemoReport> reports) {
        Map<DemoReport, Filed> filed = new LinkedHashMap<>();
        for (DemoReport report : reports) {
            Reply reply = client.file(report);
            if (!reply.isFine()) {
                faults.add(report.key() + " was not taken: " + reply.problem());
                continue;
            }
            Filed number = number(reply);
            filed.put(report, number);
            if (report.sentTwice()) {
                Reply again = client.file(report);
                if (!again.isFine() || !number(again).equals(number)) {
                    faults.add(report.key() + " was sent twice and got another number: " + again.problem());
                }
            }
        }
        return filed;
    }

    private static Filed number(Reply reply) {
        return new Filed(
                reply.json().path("complaintId").asText(),
                reply.json().path("trackingNumber").asText(),
                reply.json().path("pin").asText());
    }

    /** Those that are cases; a report is one when case-service knows it and routing has said something about it. */
    private Set<DemoReport> awaitCases(Map<DemoReport, Filed> filed) {
        Set<DemoReport> cases = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (cases.size() < filed.size() && System.nanoTime() < end) {
            filed.forEach((report, number) -> {
                if (!cases.contains(report) && isRouted(number)) {
                    cases.add(report);
                }
            });
            pause();
        }
        filed.keySet().stream()
                .filter(report -> !cases.contains(report))
                .forEach(report -> faults.add(report.key() + " is no routed case after " + PATIENCE.toSeconds()
                        + " s: ./aduan status says what does not run"));
        return cases;
    }

    private boolean isRouted(Filed number) {
        Reply seen = client.get("/api/v1/cases/" + number.complaintId(), "supervisor");
        if (!seen.isFine()) {
            return false;
        }
        for (JsonNode line : seen.json().path("history")) {
            if (!line.path("type").asText().equals("RECEIVED")) {
                return true;
            }
        }
        return false;
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}

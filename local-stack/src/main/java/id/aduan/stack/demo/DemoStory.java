package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.stack.demo.DemoClient.Filed;
import id.aduan.stack.demo.DemoClient.Reply;
import id.aduan.stack.demo.DemoStep.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays what happens to reports. A step that stands in a case's history already is not done again. */
final class DemoStory {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Set<String> AT_AN_AGENCY = Set.of("DISPATCHED", "IN_PROGRESS", "ANSWERED", "DISPUTED");

    private final DemoClient client;
    private final Map<DemoReport, Filed> filed;
    private final Clock clock;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    DemoStory(DemoClient client, Map<DemoReport, Filed> filed, Clock clock) {
        this.client = requireNonNull(client, "client is null");
        this.filed = Map.copyOf(filed);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What failed, in words. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What went another way than the story has it, since somebody else acted or routing decided otherwise. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Plays the story of a report as far as it goes. */
    void play(DemoReport report) {
        Filed number = filed.get(report);
        Map<DemoStep.Act, Integer> times = new EnumMap<>(DemoStep.Act.class);
        for (DemoStep step : report.story()) {
            int time = times.merge(step.act(), 1, Integer::sum);
            if (lines(number, step) >= time) {
                continue;
            }
            if (step.act().actor() == Actor.AGENCY && !comesToAnAgency(report, number)) {
                notes.add(number.number() + " is at no agency, so nobody could " + words(step) + ".");
                return;
            }
            Reply reply = take(report, number, step, time);
            if (reply.status() == 409) {
                notes.add(number.number() + " has gone another way, so nobody could " + words(step) + ": "
                        + reply.problem());
                return;
            }
            if (!reply.isFine()) {
                faults.add(number.number() + " (" + report.key() + "), " + words(step) + ": " + reply.problem());
                return;
            }
            if (!arrives(number, step, time)) {
                faults.add(number.number() + " (" + report.key() + "), " + words(step) + ": it is not in the history"
                        + " after " + PATIENCE.toSeconds() + " s; ./aduan logs case-service says why");
                return;
            }
        }
    }

    private Reply take(DemoReport report, Filed number, DemoStep step, int time) {
        return switch (step.act().actor()) {
            case AGENCY ->
                staffActs("officer." + see(number).path("agency").path("code").asText(), number, step);
            case VERIFIER -> staffActs("verifier", number, step);
            case DESK -> client.decide("triage", number.complaintId(), decision("triage", number, step));
            case REPORTER -> {
                String key = report.key() + "-" + step.act().words() + "-" + time;
                ObjectNode action = body(step).put("type", step.act().wire());
                yield client.reporterActs(number, key, action, step.picture());
            }
        };
    }

    private Reply staffActs(String account, Filed number, DemoStep step) {
        String act = step.act().wire();
        return step.picture() == null
                ? client.act(account, number.complaintId(), act, body(step))
                : client.actWithPhoto(account, number.complaintId(), act, step.text(), step.picture());
    }

    private ObjectNode body(DemoStep step) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (step.text() != null) {
            body.put("text", step.text());
        }
        if (step.reason() != null) {
            body.put("reason", step.reason());
        }
        if (step.act() == DemoStep.Act.RETURN && step.target() != null) {
            body.put("suggestion", step.target());
        }
        if (step.act() == DemoStep.Act.POSTPONE) {
            body.put(
                    "until",
                    LocalDate.now(clock.withZone(WIB)).plusDays(step.number()).toString());
        }
        if (step.act() == DemoStep.Act.RATE) {
            body.put("stars", step.number());
        }
        return body;
    }

    private ObjectNode decision(String account, Filed number, DemoStep step) {
        JsonNode seen = client.get("/api/v1/routing/triage/" + number.complaintId(), account)
                .json();
        ObjectNode decision = JsonNodeFactory.instance
                .objectNode()
                .put("number", seen.path("decision").path("number").asInt(1))
                .put("action", step.act().wire())
                .put("note", step.text());
        if (step.act() == DemoStep.Act.TRIAGE_MERGE) {
            return decision.put("into", numberOf(step.target()));
        }
        return decision.put("agency", step.target());
    }

    private String numberOf(String key) {
        return filed.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(key))
                .map(entry -> entry.getValue().number())
                .findFirst()
                .orElse("");
    }

    /** Where routing was not sure of what the story needs, the desk decides; the coordinator what is confidential. */
    private boolean comesToAnAgency(DemoReport report, Filed number) {
        JsonNode seen = see(number);
        boolean waits = seen.path("status").asText().equals("RECEIVED");
        if (waits && !report.expected().equals(DemoReport.TRIAGE)) {
            String account = seen.path("confidential").asBoolean() ? "supervisor" : "triage";
            DemoStep assign = new DemoStep(
                    DemoStep.Act.TRIAGE_ASSIGN, "Dibaca petugas dan diteruskan.", null, null, report.expected(), 0);
            Reply reply = client.decide(account, number.complaintId(), decision(account, number, assign));
            notes.add(number.number() + " waited at triage; the desk sent it to " + report.expected() + "."
                    + (reply.isFine() ? "" : " It was refused: " + reply.problem()));
        }
        return within(() -> AT_AN_AGENCY.contains(see(number).path("status").asText()));
    }

    private boolean arrives(Filed number, DemoStep step, int time) {
        return within(() -> lines(number, step) >= time);
    }

    private int lines(Filed number, DemoStep step) {
        int lines = 0;
        for (JsonNode line : see(number).path("history")) {
            lines += line.path("type").asText().equals(step.act().line()) ? 1 : 0;
        }
        return lines;
    }

    private JsonNode see(Filed number) {
        return client.get("/api/v1/cases/" + number.complaintId(), "supervisor").json();
    }

    private static boolean within(Check check) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Demo.pause();
        }
        return true;
    }

    private static String words(DemoStep step) {
        return step.act().words();
    }

    @FunctionalInterface
    private interface Check {
        boolean holds();
    }
}

package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.stack.demo.DemoClient.Filed;
import id.aduan.stack.demo.DemoClient.Reply;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of each report, as a table with totals that add up. */
final class DemoSummary {
    private static final int WORDS = 42;
    private static final String ROW = "%-18s %-7s %-12s %-" + WORDS + "s %-17s %s%n";
    private static final Map<String, String> KINDS =
            Map.of("COMPLAINT", "complaint", "INFORMATION_REQUEST", "question", "ASPIRATION", "aspiration");

    private final DemoClient client;
    private final Map<DemoReport, Filed> filed;

    DemoSummary(DemoClient client, Map<DemoReport, Filed> filed) {
        this.client = requireNonNull(client, "client is null");
        this.filed = new LinkedHashMap<>(filed);
    }

    void print(PrintStream out) {
        Map<String, Map<String, Integer>> totals = new TreeMap<>();
        out.println();
        out.printf(Locale.ROOT, ROW, "number", "PIN", "kind", "first words", "agency", "status");
        filed.forEach((report, number) -> {
            Reply seen = client.get("/api/v1/cases/" + number.complaintId(), "supervisor");
            String status = seen.isFine() ? words(seen.json().path("status").asText()) : "not a case yet";
            String kind = KINDS.getOrDefault(report.kind(), report.kind());
            totals.computeIfAbsent(status, each -> new TreeMap<>()).merge(kind, 1, Integer::sum);
            out.printf(
                    Locale.ROOT,
                    ROW,
                    number.number(),
                    number.pin(),
                    kind,
                    padded(report.firstWords(WORDS)),
                    agency(seen.json()),
                    status);
        });
        out.println();
        String total = "  %-16s %10s %9s %11s %7s%n";
        out.printf(Locale.ROOT, total, "", "complaints", "questions", "aspirations", "all");
        Map<String, Integer> all = new TreeMap<>();
        totals.forEach((status, kinds) -> {
            total(out, total, status, kinds);
            kinds.forEach((kind, count) -> all.merge(kind, count, Integer::sum));
        });
        total(out, total, "all", all);
        out.println();
    }

    /** Examples that are in the table above. */
    void whereToLook(PrintStream out) {
        out.println("Where to look next, at " + client.front() + ":");
        filed.values().stream()
                .findFirst()
                .ifPresent(first -> out.println("  /lacak          as a reporter, for instance " + first.number()
                        + " with PIN " + first.pin()));
        out.println("  /cases          as officer.dlh (the cases of one agency), as supervisor (all of them)");
        out.println("  /triage         as triage: what waits for a person");
        out.println("  ./aduan cases verify   checks the history of every case");
    }

    private static void total(PrintStream out, String format, String name, Map<String, Integer> kinds) {
        out.printf(
                Locale.ROOT,
                format,
                name,
                count(kinds, "complaint"),
                count(kinds, "question"),
                count(kinds, "aspiration"),
                kinds.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static String count(Map<String, Integer> kinds, String kind) {
        return kinds.containsKey(kind) ? kinds.get(kind).toString() : "-";
    }

    private static String agency(JsonNode seen) {
        String status = seen.path("status").asText();
        if (status.equals("REFERRED")) {
            return "(not ours)";
        }
        return seen.path("agency").path("code").asText(status.equals("RECEIVED") ? "(triage)" : "-");
    }

    /** An emoji is one character to the reader and two to the formatter. */
    private static String padded(String text) {
        int missing = WORDS - text.codePointCount(0, text.length());
        return missing > 0 ? text + " ".repeat(missing) : text;
    }

    private static String words(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

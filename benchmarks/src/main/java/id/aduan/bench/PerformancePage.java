package id.aduan.bench;

import id.aduan.bench.figures.StageRun;
import id.aduan.bench.figures.Table;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code docs/performance.md}: a section for each stage that was ever measured, in the order of the stages, each with the
 * day and the machine of its own run.
 */
final class PerformancePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String SECTION = "## ";
    private static final String HEAD = """
            # Performance

            Made by `./aduan bench --write`; do not edit. What is measured and how is in
            [ADR 80](adr/0080-benchmarks-beside-their-floors.md): each stage beside a bare program that does the same, in turns.
            Bold is the median of the rounds, in brackets the least and the most; the ratio is project to floor. Figures depend on
            the machine, ratios much less. What is wanted is marked: ✓ is met, ✗ is missed.
            """;

    private final Map<Stage, List<String>> sections = new EnumMap<>(Stage.class);

    /** The page as it stands; the section of a stage that there is no more is left out, a row without a mark gets it. */
    static PerformancePage read(String text) {
        PerformancePage page = new PerformancePage();
        List<String> section = new ArrayList<>(); // what stands above the first one is written anew
        for (String line : text.lines().toList()) {
            if (line.startsWith(SECTION)) {
                section = new ArrayList<>();
                List<String> begun = section;
                Stage.named(line.substring(SECTION.length()).strip())
                        .ifPresent(stage -> page.sections.put(stage, begun));
            }
            section.add(Table.marked(line));
        }
        return page;
    }

    /** Puts a run in the place of the section that its stage has had. */
    void put(StageRun run) {
        Stage stage = Stage.of(run.stage());
        List<String> lines = new ArrayList<>();
        lines.add(SECTION + stage.word());
        lines.add("");
        lines.add(stage.meaning() + ". " + DAY.format(run.at()) + "; " + run.machine() + "; " + run.how() + ".");
        lines.add("");
        lines.addAll(Table.of(run.measurements()));
        for (String note : run.notes()) {
            lines.add("");
            lines.add(note);
        }
        sections.put(stage, lines);
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (List<String> lines : sections.values()) {
            text.append('\n').append(String.join("\n", lines).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}

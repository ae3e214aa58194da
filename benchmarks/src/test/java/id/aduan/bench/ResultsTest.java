package id.aduan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.bench.figures.Measurement;
import id.aduan.bench.figures.Metric;
import id.aduan.bench.figures.Rounds;
import id.aduan.bench.figures.StageRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final String ROUTING = """
            ## routing

            a backlog is decided. 1 October 2026, 10:00 UTC; another machine; 5 rounds, 30 s each.

            | load | floor | project | ratio | wanted |
            |---|--:|--:|--:|---|
            | backlog of 200,000, decisions/s | **5,664** (5,289 … 5,676) | **2,455** (2,372 … 2,602) | 0.43 | ✗ ratio ≥ 0.7 |

            a note of routing
            """;

    @TempDir
    private Path project;

    private Results results;
    private Path page;

    @BeforeEach
    void folders() throws Exception {
        results = new Results(project);
        page = Files.createDirectories(project.resolve("docs")).resolve("performance.md");
    }

    @Test
    void theFirstRunMakesThePage() throws Exception {
        results.write(run("intake", 200));

        assertThat(page)
                .content()
                .startsWith("# Performance\n")
                .contains("\n## intake\n\nPOST → 201. 24 November 2026, 20:00 UTC; a machine; 3 rounds, 20 s each.\n")
                .contains(
                        "| 1 connection, reports/s | **200** (200 … 200) | **100** (100 … 100) | 0.50 | ✗ ratio ≥ 0.8 |\n")
                .endsWith("\na note\n");
    }

    @Test
    void aRunTakesThePlaceOfItsStagesSectionAndLeavesTheOthersAsTheyAre() throws Exception {
        results.write(run("intake", 200));
        Files.writeString(page, Files.readString(page) + "\n" + ROUTING);

        results.write(run("intake", 50));

        assertThat(page)
                .content()
                .endsWith("a note\n\n" + ROUTING)
                .contains("| **50** (50 … 50) | **100** (100 … 100) | 2 | ✓ ratio ≥ 0.8 |")
                .containsOnlyOnce("## intake")
                .doesNotContain("**200**");
    }

    @Test
    void anotherStageIsAddedInTheOrderOfTheStages() throws Exception {
        Files.writeString(page, "# Performance\n\nwords of another day\n\n" + ROUTING);

        results.write(run("footprint", 100));
        results.write(run("whole-way", 100));

        String written = Files.readString(page);
        assertThat(written.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## whole-way", "## routing", "## footprint");
        assertThat(written).contains("\n\n" + ROUTING + "\n## footprint").doesNotContain("another day");
    }

    @Test
    void theSectionOfAStageThatThereIsNoMoreIsDropped() throws Exception {
        Files.writeString(page, "# Performance\n\n## pigeons\n\nletters/s\n\n" + ROUTING);

        results.write(run("intake", 100));

        assertThat(page)
                .content()
                .endsWith("a note\n\n" + ROUTING)
                .doesNotContain("pigeons")
                .doesNotContain("letters/s");
    }

    @Test
    void aPageWithNothingNewIsWrittenAsItIs() throws Exception {
        results.write(run("intake", 100));
        String before = Files.readString(page);

        results.write(run("intake", 100));

        assertThat(page).hasContent(before);
    }

    private static StageRun run(String stage, double floor) {
        Measurement measurement = new Measurement(
                stage,
                Metric.higher("1 connection, reports/s", "ratio ≥ 0.8"),
                Rounds.of(floor, floor, floor),
                Rounds.of(100, 100, 100));
        return new StageRun(
                stage,
                Instant.parse("2026-11-24T20:00:00Z"),
                "a machine",
                "3 rounds, 20 s each",
                List.of(measurement),
                List.of("a note"));
    }
}

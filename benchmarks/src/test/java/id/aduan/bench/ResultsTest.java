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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @Test
    void thePageHasTheLatestRunOfEachStageInTheirOrder(@TempDir Path project) throws Exception {
        Files.createDirectories(project.resolve("docs"));
        Results results = new Results(project);
        results.keep(run("routing", 1));
        results.keep(run("intake", 100));
        results.keep(run("intake", 200));

        String page = Files.readString(results.write());

        assertThat(page)
                .startsWith("# Performance\n")
                .contains("POST → 201. 24 November 2026, 20:00 UTC; a machine; 3 rounds, 20 s each.")
                .contains(
                        "| 1 connection, reports/s | **200** (200 … 200) | **100** (100 … 100) | 0.50 | ratio ≥ 0.8 |")
                .contains("\na note\n");
        assertThat(page.indexOf("## intake")).isLessThan(page.indexOf("## routing"));
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

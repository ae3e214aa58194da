package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.aduan.acceptance.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alert rules are read by Prometheus' own tool, and each rings when it should. */
class AlertsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path RULES = Project.ROOT.resolve("deploy/prometheus/alerts.yml");
    private static final Path TESTS = Project.ROOT.resolve("deploy/prometheus/alerts.test.yml");

    @BeforeEach
    void promtool() {
        boolean there = Files.isExecutable(PROMTOOL);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(PROMTOOL + " is missing: install Debian's prometheus");
        }
        assumeTrue(
                there, "The alert rules are not tested: there is no /usr/bin/promtool. Debian: apt install prometheus");
    }

    @Test
    void theRulesAreInOrder() throws IOException, InterruptedException {
        assertThat(run("check", "rules", RULES.toString())).contains("SUCCESS");
    }

    @Test
    void eachRuleRingsWhenItShould() throws IOException, InterruptedException {
        String tests = Project.read(TESTS);
        List<String> alerts = Project.read(RULES)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("- alert: "))
                .map(line -> line.substring("- alert: ".length()))
                .toList();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert));
        assertThat(run("test", "rules", TESTS.toString())).contains("SUCCESS");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}

package id.aduan.bench;

import id.aduan.bench.figures.Measurement;
import id.aduan.bench.figures.StageRun;
import id.aduan.bench.figures.Table;
import id.aduan.bench.stage.CasesStage;
import id.aduan.bench.stage.ConversationsStage;
import id.aduan.bench.stage.EmergenciesStage;
import id.aduan.bench.stage.FootprintStage;
import id.aduan.bench.stage.IntakeStage;
import id.aduan.bench.stage.NoticesStage;
import id.aduan.bench.stage.PagesStage;
import id.aduan.bench.stage.RoutingStage;
import id.aduan.bench.stage.Run;
import id.aduan.bench.stage.WebhookStage;
import id.aduan.bench.stage.WholeWayStage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./aduan bench} runs. The system property {@code aduan.project} names the root of the sources. */
public final class Bench {
    static final String USAGE = """
            Measures each stage of the pipeline beside a bare program that does the same, in turns.

              ./aduan bench [STAGE…] [--json] [--rounds N] [--seconds N] [--size N] [--profile] [--write]

              stages     intake, whole-way, burst, routing, cases, webhook, conversations, notices, emergencies, pages,
                         footprint; all of them when none is named
              --json     a line of JSON for each figure: stage, load, floor, project, ratio
              --rounds   turns of each side (3)
              --seconds  how long each load lasts (30)
              --size     records of a backlog, or cases behind the pages, instead of the stage's own
              --profile  flame graphs of the services, in benchmarks/target/runs
              --write    write what was measured into docs/performance.md; its other sections stay as they are
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        Options options;
        try {
            options = Options.read(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        Path project = Path.of(System.getProperty("aduan.project", "."))
                .toAbsolutePath()
                .normalize();
        Results results = new Results(project);
        boolean failed = false;
        for (Stage stage : options.stages()) {
            System.err.println(stage.word() + ": " + stage.meaning());
            Run run = Run.of(
                    stage.word(),
                    project,
                    options.rounds(),
                    Duration.ofSeconds(options.seconds()),
                    options.size(),
                    options.profile(),
                    System.err::println);
            boolean early = false;
            try {
                measure(stage, run);
            } catch (Exception e) { // the other stages can be measured all the same
                early = true;
                System.err.println(stage.word() + " ended early:");
                e.printStackTrace();
            }
            failed |= early;
            StageRun measured = new StageRun(
                    stage.word(),
                    Instant.now(),
                    Results.machine(),
                    options.told() + (early ? ", ended early" : ""),
                    run.measurements(),
                    run.notes());
            if (!measured.measurements().isEmpty()) {
                results.keep(measured);
                print(options, measured);
                if (options.write()) { // at once: the next stage may take an hour, or be broken off
                    System.err.println("Written: " + results.write(measured));
                }
            }
        }
        System.exit(failed ? 1 : 0); // threads of clients may linger
    }

    private static void measure(Stage stage, Run run) throws Exception {
        switch (stage) {
            case INTAKE -> IntakeStage.measure(run);
            case WHOLE_WAY -> WholeWayStage.measure(run);
            case BURST -> WholeWayStage.measureBursts(run);
            case ROUTING -> RoutingStage.measure(run);
            case CASES -> CasesStage.measure(run);
            case WEBHOOK -> WebhookStage.measure(run);
            case CONVERSATIONS -> ConversationsStage.measure(run);
            case NOTICES -> NoticesStage.measure(run);
            case EMERGENCIES -> EmergenciesStage.measure(run);
            case PAGES -> PagesStage.measure(run);
            case FOOTPRINT -> FootprintStage.measure(run);
        }
    }

    private static void print(Options options, StageRun measured) {
        if (options.json()) {
            measured.measurements().stream().map(Measurement::line).forEach(System.out::println);
        } else {
            System.out.println();
            System.out.println(measured.stage() + ", " + measured.how());
            Table.of(measured.measurements()).forEach(System.out::println);
            measured.notes().forEach(System.out::println);
            System.out.println();
        }
    }
}

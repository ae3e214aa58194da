package id.aduan.bench.stage;

import static java.util.Objects.requireNonNull;

import id.aduan.bench.figures.Measurement;
import id.aduan.bench.figures.Turns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of one stage: its settings, and what it has brought so far.
 *
 * @param stage its word
 * @param project the root of the sources
 * @param time how long a load lasts
 * @param size the size that was asked for; 0 for the stage's own
 */
public record Run(
        String stage,
        Path project,
        int rounds,
        Duration time,
        int size,
        boolean profile,
        Consumer<String> say,
        List<Measurement> measurements,
        List<String> notes) {
    public Run {
        requireNonNull(stage, "stage is null");
        requireNonNull(project, "project is null");
        requireNonNull(time, "time is null");
        requireNonNull(say, "say is null");
    }

    public static Run of(
            String stage, Path project, int rounds, Duration time, int size, boolean profile, Consumer<String> say) {
        return new Run(stage, project, rounds, time, size, profile, say, new ArrayList<>(), new ArrayList<>());
    }

    int sizeOr(int own) {
        return size == 0 ? own : size;
    }

    /** A fourth of the time of a load, for what warms up before it. */
    Duration warmUp() {
        return time.dividedBy(4);
    }

    /** Where logs, flame graphs and the like of this run go. */
    Path folder() {
        return project.resolve("benchmarks/target/runs").resolve(stage);
    }

    void takeTurns(Turns.Turn floor, Turns.Turn project) throws Exception {
        measurements.addAll(new Turns(stage, rounds, say).take(floor, project));
    }

    void note(String text) {
        notes.add(text);
    }
}

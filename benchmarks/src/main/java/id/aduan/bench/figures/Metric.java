package id.aduan.bench.figures;

import static java.util.Objects.requireNonNull;

/**
 * One figure of a stage under a load.
 *
 * @param load the load and the unit, as {@code 64 connections, reports/s}
 * @param goal what the ratio or the figure has to reach, in the words of a {@link Goal}; empty when nothing is asked
 */
public record Metric(String load, Better better, String goal) {
    public Metric {
        requireNonNull(load, "load is null");
        requireNonNull(better, "better is null");
        requireNonNull(goal, "goal is null");
        var unused = new Goal(goal); // what cannot be judged is told at once, not after an hour
    }

    public static Metric higher(String load, String goal) {
        return new Metric(load, Better.HIGHER, goal);
    }

    public static Metric lower(String load, String goal) {
        return new Metric(load, Better.LOWER, goal);
    }
}

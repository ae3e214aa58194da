package id.aduan.bench.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Measures floor and project in turns, so that whatever changes on the machine changes for both. */
public final class Turns {
    private final String stage;
    private final int rounds;
    private final Consumer<String> say;

    public Turns(String stage, int rounds, Consumer<String> say) {
        if (rounds < 1) {
            throw new IllegalArgumentException("there must be at least one round");
        }
        this.stage = stage;
        this.rounds = rounds;
        this.say = say;
    }

    /** One turn of one side: all figures that it brings. */
    @FunctionalInterface
    public interface Turn {
        Map<Metric, Double> measure() throws Exception;
    }

    /** Floor, project, floor, project …; a figure that only one side brings has no rounds on the other. */
    public List<Measurement> take(Turn floor, Turn project) throws Exception {
        Map<Metric, List<Double>> floors = new LinkedHashMap<>();
        Map<Metric, List<Double>> projects = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            add(floors, "floor", round, floor.measure());
            add(projects, "project", round, project.measure());
        }
        Set<Metric> metrics = new LinkedHashSet<>(floors.keySet());
        metrics.addAll(projects.keySet());
        List<Measurement> taken = new ArrayList<>();
        for (Metric metric : metrics) {
            taken.add(new Measurement(
                    stage,
                    metric,
                    new Rounds(floors.getOrDefault(metric, List.of())),
                    new Rounds(projects.getOrDefault(metric, List.of()))));
        }
        return taken;
    }

    private void add(Map<Metric, List<Double>> sides, String side, int round, Map<Metric, Double> figures) {
        figures.forEach((metric, value) -> {
            sides.computeIfAbsent(metric, first -> new ArrayList<>()).add(value);
            say.accept(
                    "  round %d/%d  %-7s  %s: %s".formatted(round, rounds, side, metric.load(), Table.number(value)));
        });
    }
}

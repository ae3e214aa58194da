package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.load.Door;
import id.aduan.bench.load.ReportBodies;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.gazetteer.Gazetteer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** POST → 201 in a closed loop, beside a bare Vert.x server with a Kafka producer. Nobody consumes meanwhile. */
public final class IntakeStage {
    private static final List<Integer> CONNECTIONS = List.of(1, 64, 256);
    private static final String[] OTHERS = {"routing-service", "case-service"};

    private IntakeStage() {}

    public static void measure(Run run) throws Exception {
        ReportBodies bodies = new ReportBodies(Gazetteer.load(), 1);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker)) {
            URI bare = floors.intake();
            floors.freeze();
            try (Door floor = new Door(bare, bodies);
                    Door project = new Door(URI.create(system.service("intake-web") + "/api/v1/complaints"), bodies);
                    Profiler profiler = Profiler.of(run, system, "intake-web")) {
                for (int connections : CONNECTIONS) {
                    run.takeTurns(
                            () -> {
                                system.freeze(OTHERS);
                                system.freeze("intake-web");
                                floors.thaw();
                                try {
                                    return figures(run, floor, connections);
                                } finally {
                                    floors.freeze();
                                    system.thaw("intake-web");
                                }
                            },
                            () -> profiler.during(
                                    connections + "-connections", () -> figures(run, project, connections)));
                }
            }
        }
    }

    private static Map<Metric, Double> figures(Run run, Door door, int connections) {
        Door.Outcome outcome = door.closed(connections, run.warmUp(), run.time());
        if (outcome.accepted() < outcome.sent()) {
            run.say().accept("    " + (outcome.sent() - outcome.accepted()) + " reports were not accepted");
        }
        String load = connections + (connections == 1 ? " connection" : " connections");
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.higher(load + ", reports/s", "ratio ≥ 0.8"), outcome.perSecond());
        figures.put(Metric.lower(load + ", p50 ms", ""), outcome.answers().percentile(50));
        figures.put(
                Metric.lower(load + ", p99 ms", "ratio ≤ 1.3"),
                outcome.answers().percentile(99));
        return figures;
    }
}

package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.Topic;
import java.util.Map;

/** A backlog of received reports is decided, beside a bare loop. The project keeps its desk's tables at the same time. */
public final class RoutingStage {
    private static final int BACKLOG = 200_000;
    private static final String SERVICE = "routing-service";

    private RoutingStage() {}

    public static void measure(Run run) throws Exception {
        int count = run.sizeOr(BACKLOG);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker);
                Profiler profiler = Profiler.of(run, system, SERVICE)) {
            Backlog backlog = new Backlog(run, system, floors.keys());
            floors.routing();
            floors.freeze();
            system.freeze(SERVICE, "intake-web", "case-service");
            Metric metric = Metric.higher("backlog of %,d, decisions/s".formatted(count), "ratio ≥ 0.7");
            run.takeTurns(
                    () -> {
                        long before = broker.written(Floors.ROUTED);
                        backlog.receivedByFloor(count);
                        floors.thaw();
                        try {
                            return Map.of(metric, Backlog.rate(count, () -> broker.written(Floors.ROUTED) - before));
                        } finally {
                            floors.freeze();
                        }
                    },
                    () -> {
                        String routed = Topic.COMPLAINT_ROUTED.wireName();
                        long before = broker.written(routed);
                        backlog.received(count);
                        system.thaw(SERVICE);
                        try {
                            return profiler.during(
                                    "backlog",
                                    () -> Map.of(metric, Backlog.rate(count, () -> broker.written(routed) - before)));
                        } finally {
                            system.freeze(SERVICE);
                        }
                    });
        }
    }
}

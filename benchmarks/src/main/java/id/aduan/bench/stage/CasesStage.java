package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.floor.BareCases;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.SystemUnderTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A backlog of decisions becomes cases, beside a bare loop over JDBC that writes the same rows in the same transactions. */
public final class CasesStage {
    private static final int BACKLOG = 100_000;
    private static final String SERVICE = "case-service";

    private CasesStage() {}

    public static void measure(Run run) throws Exception {
        int count = run.sizeOr(BACKLOG);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker);
                Profiler profiler = Profiler.of(run, system, SERVICE)) {
            FloorDatabase database = FloorDatabase.create(system);
            Backlog backlog = new Backlog(run, system, floors.keys());
            floors.cases(database, BareCases.Extent.ALL_ROWS);
            floors.freeze();
            system.freeze(SERVICE, "intake-web", "routing-service");
            Metric metric = Metric.higher("backlog of %,d, cases/s".formatted(count), "ratio ≥ 0.5");
            try (Connection floor = database.connect();
                    Connection project = system.connect("cases")) {
                run.takeTurns(
                        () -> {
                            long before = cases(floor);
                            backlog.routedByFloor(count);
                            floors.thaw();
                            try {
                                return Map.of(metric, Backlog.rate(count, () -> cases(floor) - before));
                            } finally {
                                floors.freeze();
                            }
                        },
                        () -> {
                            long before = cases(project);
                            backlog.routed(count);
                            system.thaw(SERVICE);
                            try {
                                return profiler.during(
                                        "backlog",
                                        () -> Map.of(metric, Backlog.rate(count, () -> cases(project) - before)));
                            } finally {
                                system.freeze(SERVICE);
                            }
                        });
            }
        }
    }

    private static long cases(Connection connection) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from cases")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the cases cannot be counted", e);
        }
    }
}

package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.floor.BareCases;
import id.aduan.bench.load.CaseWatch;
import id.aduan.bench.load.Door;
import id.aduan.bench.load.ReportBodies;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.gazetteer.Gazetteer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** From POST to a case that can be seen, beside three bare programs in a row; at steady rates, and in bursts. */
public final class WholeWayStage {
    private static final List<Integer> RATES = List.of(10, 200);
    private static final List<Integer> BURSTS = List.of(1200, 2000);
    private static final int LONGEST_BURST = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WARMING = 1000;
    private static final Duration WARMING_TIME = Duration.ofSeconds(5);
    private static final int LEAST_ROUNDS = 10;
    private static final int MOST_ROUNDS = 20;
    private static final double SETTLED = 1.05;
    private static final Duration LOOK = Duration.ofMillis(50);

    private WholeWayStage() {}

    /** How long it takes at a steady rate. */
    public static void measure(Run run) throws Exception {
        with(run, ways -> {
            for (int rate : RATES) {
                run.takeTurns(
                        () -> ways.floorAlone(() -> steady(run, rate, ways.bare(), ways.floorDatabase())),
                        () -> ways.profiler()
                                .during(rate + "-a-second", () -> steady(run, rate, ways.real(), ways.caseDatabase())));
            }
        });
    }

    /** What becomes of more than usual. */
    public static void measureBursts(Run run) throws Exception {
        with(run, ways -> {
            for (int rate : BURSTS) {
                run.takeTurns(
                        () -> ways.floorAlone(() -> burst(run, rate, ways.bare(), ways.floorDatabase())),
                        () -> ways.profiler()
                                .during(rate + "-a-second", () -> burst(run, rate, ways.real(), ways.caseDatabase())));
            }
        });
    }

    /** A database that can be asked. */
    @FunctionalInterface
    private interface Database {
        Connection connect() throws SQLException;
    }

    /** Both ways from the door to the case. */
    private record Ways(
            SystemUnderTest system,
            Floors floors,
            Door bare,
            Door real,
            Database floorDatabase,
            Database caseDatabase,
            Profiler profiler) {
        /** The project costs nothing meanwhile. */
        <T> T floorAlone(Callable<T> turn) throws Exception {
            String[] services = system.services().toArray(String[]::new);
            system.freeze(services);
            floors.thaw();
            try {
                return turn.call();
            } finally {
                floors.freeze();
                system.thaw(services);
            }
        }
    }

    /** What is measured with both. */
    @FunctionalInterface
    private interface Work {
        void on(Ways ways) throws Exception;
    }

    private static void with(Run run, Work work) throws Exception {
        ReportBodies bodies = new ReportBodies(Gazetteer.load(), 2);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker);
                Profiler profiler = Profiler.of(run, system, system.services().toArray(String[]::new))) {
            FloorDatabase database = FloorDatabase.create(system);
            floors.routing();
            floors.cases(database, BareCases.Extent.ONE_ROW);
            try (Door bare = new Door(floors.intake(), bodies);
                    Door real = new Door(URI.create(system.service("intake-web") + "/api/v1/complaints"), bodies)) {
                floors.freeze();
                Database cases = () -> system.connect("cases");
                Ways ways = new Ways(system, floors, bare, real, database::connect, cases, profiler);
                warmUp(run, ways);
                work.on(ways);
            }
        }
    }

    /** Both sides run until they get no faster, and their consumers have found their groups again after being frozen. */
    private static void warmUp(Run run, Ways ways) throws Exception {
        run.say().accept("  warming up both sides");
        ways.floorAlone(() -> settle(run, "floor", ways.bare(), ways.floorDatabase()));
        settle(run, "project", ways.real(), ways.caseDatabase());
    }

    /** A program that has just started is measured as its compiler, not as itself: rounds until the last one won nothing. */
    private static Void settle(Run run, String side, Door door, Database database) throws Exception {
        awaitConsumers(door, database);
        double rate = 0;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            double before = rate;
            List<UUID> accepted = Collections.synchronizedList(new ArrayList<>());
            long began = System.nanoTime();
            door.open(WARMING, WARMING_TIME, (id, due) -> accepted.add(id));
            try (Connection connection = database.connect()) {
                awaitCases(connection, accepted);
            }
            rate = accepted.size() / ((System.nanoTime() - began) / 1e9);
            run.say().accept("    %s, round %d: %s cases a second".formatted(side, round, Math.round(rate)));
            if (round >= LEAST_ROUNDS && rate < before * SETTLED) {
                break;
            }
        }
        return null;
    }

    private static Map<Metric, Double> steady(Run run, int rate, Door door, Database database) throws Exception {
        awaitConsumers(door, database);
        try (CaseWatch watch = new CaseWatch(database.connect())) {
            Door.Outcome outcome = door.open(rate, run.time(), watch::await);
            int missing = watch.awaitAll(PATIENCE);
            if (missing > 0 || outcome.accepted() < outcome.sent()) {
                run.say()
                        .accept("    of " + outcome.sent() + " reports " + outcome.accepted() + " were accepted, "
                                + missing + " of them are no cases");
            }
            boolean slow = rate == RATES.get(0);
            Map<Metric, Double> figures = new LinkedHashMap<>();
            figures.put(
                    Metric.lower(rate + "/s, visible p50 ms", slow ? "≤ 20 ms" : ""),
                    watch.visible().percentile(50));
            figures.put(
                    Metric.lower(rate + "/s, visible p99 ms", slow ? "≤ 60 ms" : "ratio ≤ 3"),
                    watch.visible().percentile(99));
            figures.put(
                    Metric.lower(rate + "/s, POST → 201 p50 ms", ""),
                    outcome.answers().percentile(50));
            figures.put(
                    Metric.lower(rate + "/s, POST → 201 p99 ms", ""),
                    outcome.answers().percentile(99));
            return figures;
        }
    }

    private static Map<Metric, Double> burst(Run run, int rate, Door door, Database database) throws Exception {
        awaitConsumers(door, database);
        Duration time = Duration.ofSeconds(Math.min(LONGEST_BURST, run.time().toSeconds()));
        List<UUID> accepted = Collections.synchronizedList(new ArrayList<>());
        long began = System.nanoTime();
        Door.Outcome outcome = door.open(rate, time, (id, due) -> accepted.add(id));
        int missing;
        try (Connection connection = database.connect()) {
            missing = awaitCases(connection, accepted);
        }
        double drained = (System.nanoTime() - began - time.toNanos()) / 1e9;
        boolean kept = rate == BURSTS.get(0);
        String load = rate + "/s for " + time.toSeconds() + " s, ";
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.higher(load + "sent", ""), (double) outcome.sent());
        figures.put(Metric.higher(load + "accepted", ""), (double) outcome.accepted());
        figures.put(Metric.lower(load + "accepted and no case", "0"), (double) missing);
        figures.put(
                Metric.lower(load + "seconds until all are cases", kept ? "kept up with: ≤ 1" : "≤ 30"),
                Math.max(0, drained));
        figures.put(
                Metric.lower(load + "POST → 201 p99 ms", ""), outcome.answers().percentile(99));
        return figures;
    }

    /** Returns when all are cases or the patience is over, and tells how many are not. */
    private static int awaitCases(Connection connection, List<UUID> accepted) throws Exception {
        List<UUID> open = new ArrayList<>(accepted);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var query = connection.prepareStatement("select id from cases where id = any(?)")) {
            while (!open.isEmpty() && System.nanoTime() < end) {
                // the last ones first: as long as they are missing nothing else has to be asked
                List<UUID> asked = open.subList(Math.max(0, open.size() - 1000), open.size());
                query.setArray(1, connection.createArrayOf("uuid", asked.toArray()));
                List<UUID> found = new ArrayList<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
                if (found.size() < asked.size()) {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
                asked.removeAll(new HashSet<>(found));
            }
        }
        return open.size();
    }

    /** One report goes all the way, so that nobody is still joining his group when it counts. */
    private static void awaitConsumers(Door door, Database database) throws Exception {
        try (CaseWatch watch = new CaseWatch(database.connect())) {
            door.open(1, Duration.ofSeconds(6), watch::await);
            watch.awaitAll(PATIENCE);
        }
    }
}

package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.figures.Turns;
import id.aduan.bench.floor.BareCases;
import id.aduan.bench.floor.BareDispatch;
import id.aduan.bench.load.Board;
import id.aduan.bench.load.CallBodies;
import id.aduan.bench.load.CallDesk;
import id.aduan.bench.load.Dispatcher;
import id.aduan.bench.load.Latencies;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.Topic;
import id.aduan.gazetteer.Gazetteer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From an operator who logs an emergency to its card on a dispatcher's screen, by the stream that the browser reads: alone,
 * among all other calls, and while a backlog of ordinary reports is worked off.
 */
public final class EmergenciesStage {
    private static final int BACKLOG = 50_000;
    private static final int OPERATORS = 20;
    private static final int CALLS = 20;
    private static final int EMERGENCIES = CALLS / 10;
    private static final int WARMING = 5 * CALLS;
    private static final int WARMING_PART = 5;
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final double UNDER_WAY = 0.98;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration DRAINED = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String DOOR = "intake-callcenter";
    private static final String[] WORKERS = {"routing-service", "case-service"};

    private EmergenciesStage() {}

    /** A database that can be asked. */
    @FunctionalInterface
    private interface Database {
        Connection connect() throws SQLException;
    }

    /**
     * The floor or the project.
     *
     * @param desk where calls are logged
     * @param board opens a screen
     * @param heapUp writes so many ordinary reports, on which nobody works before all of them are there
     * @param waiting how many ordinary reports are no cases yet
     * @param unread how many records have yet to be read of all that reports bring
     * @param database where the cases are
     * @param done tells that nobody waits for help any more, so that those who do come first on the screens
     */
    private record Side(
            CallDesk desk,
            Supplier<Board> board,
            IntConsumer heapUp,
            LongSupplier waiting,
            LongSupplier unread,
            Database database,
            Consumer<Collection<UUID>> done) {}

    /**
     * What is sent.
     *
     * @param words how it is called in the table
     * @param whole every kind of call, of which one in ten is an emergency; else nothing but emergencies
     */
    private record Load(String words, int perSecond, Duration time, boolean whole, int backlog) {
        long calls() {
            return perSecond * time.toSeconds();
        }
    }

    public static void measure(Run run) throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker);
                Profiler profiler = Profiler.of(run, system, DOOR, WORKERS[0], WORKERS[1])) {
            FloorDatabase database = FloorDatabase.create(system);
            try (Connection connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute(BareDispatch.TABLE);
            }
            floors.routing();
            floors.cases(database, BareCases.Extent.ONE_ROW);
            URI bare = floors.dispatch(database);
            floors.freeze();
            List<String> sessions = Stream.generate(() -> system.token("operator"))
                    .limit(OPERATORS)
                    .toList();
            try (CallDesk toFloor = new CallDesk(bare, sessions, false);
                    CallDesk toProject = new CallDesk(system.service(DOOR), sessions, true)) {
                Backlog backlog = new Backlog(run, system, floors.keys());
                Side floor = floor(toFloor, bare, floors, backlog, broker, database, sessions.get(0));
                Side project = project(toProject, system, backlog, broker);
                CallBodies bodies = new CallBodies(Gazetteer.load(), 4);
                Load warming = new Load(
                        "warming up", WARMING, run.warmUp().multipliedBy(2), true, backlog(run) / WARMING_PART);
                run.say().accept("  warming up both sides");
                floorAlone(system, floors, () -> figures(run, floor, bodies, warming));
                figures(run, project, bodies, warming);
                for (Load load : loads(run)) {
                    run.takeTurns(
                            () -> floorAlone(system, floors, () -> figures(run, floor, bodies, load)),
                            () -> profiler.during(
                                    load.words().replaceAll("\\W+", "-"), () -> figures(run, project, bodies, load)));
                }
            }
        }
    }

    private static int backlog(Run run) {
        return run.sizeOr(BACKLOG);
    }

    private static List<Load> loads(Run run) {
        Duration minute = run.time().multipliedBy(2);
        String mix = CALLS + " calls/s, " + EMERGENCIES + " of them emergencies";
        return List.of(
                new Load(EMERGENCIES + " emergencies/s alone", EMERGENCIES, run.time(), false, 0),
                new Load(mix, CALLS, minute, true, 0),
                new Load(
                        String.format(Locale.ROOT, "%s, beside a backlog of %,d", mix, backlog(run)),
                        CALLS,
                        minute,
                        true,
                        backlog(run)));
    }

    private static Side floor(
            CallDesk desk,
            URI bare,
            Floors floors,
            Backlog backlog,
            Broker broker,
            FloorDatabase database,
            String session) {
        LongSupplier waiting =
                () -> broker.lag("floor.routing", Floors.RECEIVED) + broker.lag("floor.cases", Floors.ROUTED);
        return new Side(
                desk,
                () -> new Board(bare, session),
                count -> {
                    floors.freeze();
                    backlog.receivedByFloor(count);
                    floors.thaw();
                },
                waiting,
                waiting,
                database::connect,
                done -> {});
    }

    private static Side project(CallDesk desk, SystemUnderTest system, Backlog backlog, Broker broker) {
        String received = Topic.COMPLAINT_RECEIVED.wireName();
        String routed = Topic.COMPLAINT_ROUTED.wireName();
        String events = Topic.CASE_EVENT.wireName();
        LongSupplier waiting = () -> broker.lag("routing-service.complaint-received", received)
                + broker.lag("case-service.complaint-routed", routed);
        return new Side(
                desk,
                () -> new Board(system.front(), system.token("operator")),
                count -> {
                    system.freeze(WORKERS);
                    backlog.received(count);
                    system.thaw(WORKERS);
                },
                waiting,
                () -> waiting.getAsLong()
                        + broker.lag("routing-service.complaint-routed", routed)
                        + broker.lag("routing-service.case-event", events),
                () -> system.connect("cases"),
                done -> new Dispatcher(system.front(), system.token("supervisor")).done(done));
    }

    /** The project costs nothing meanwhile. */
    private static Map<Metric, Double> floorAlone(SystemUnderTest system, Floors floors, Turns.Turn turn)
            throws Exception {
        String[] services = system.services().toArray(String[]::new);
        system.freeze(services);
        floors.thaw();
        try {
            return turn.measure();
        } finally {
            floors.freeze();
            system.thaw(services);
        }
    }

    private static Map<Metric, Double> figures(Run run, Side side, CallBodies bodies, Load load) throws Exception {
        try (Board board = side.board().get()) {
            List<UUID> shown = new ArrayList<>(firstOnes(run, side, bodies, board));
            if (load.backlog() > 0) {
                side.heapUp().accept(load.backlog());
                await(() -> side.waiting().getAsLong() <= load.backlog() * UNDER_WAY, "the backlog is not worked off");
            }
            CallDesk.Outcome outcome =
                    side.desk().log(load.perSecond(), load.time(), load.whole() ? bodies::next : bodies::emergency);
            long left = side.waiting().getAsLong();
            int missing = board.awaitAll(outcome.emergencies().keySet(), PATIENCE);
            if (board.breaks() > 0) {
                run.say().accept("    the stream of the board broke " + board.breaks() + " times");
            }
            Latencies latencies = board.shown(outcome.emergencies());
            await(() -> side.unread().getAsLong() == 0, "records are left unread");
            int lost = awaitCases(side, outcome.reports());
            shown.addAll(outcome.emergencies().keySet());
            side.done().accept(shown);

            Map<Metric, Double> figures = new LinkedHashMap<>();
            String words = load.words() + ", ";
            figures.put(
                    Metric.higher(words + "calls accepted", String.format(Locale.ROOT, "≥ %,d", load.calls())),
                    (double) outcome.accepted());
            figures.put(Metric.lower(words + "emergencies never on the board", "0"), (double) missing);
            figures.put(Metric.lower(words + "reports accepted and no case", "0"), (double) lost);
            figures.put(Metric.lower(words + "to the board p50 ms", ""), latencies.percentile(50));
            figures.put(Metric.lower(words + "to the board p99 ms", "≤ 1,000 ms"), latencies.percentile(99));
            figures.put(Metric.lower(words + "to the board at most ms", ""), latencies.percentile(100));
            figures.put(
                    Metric.lower(words + "POST → 201 p99 ms", ""),
                    outcome.answers().percentile(99));
            if (load.backlog() > 0) {
                figures.put(Metric.lower(words + "left of it after the last call", ""), (double) left);
            }
            return figures;
        }
    }

    /** Some emergencies go all the way, so that nobody is still joining his group when it counts. */
    private static Collection<UUID> firstOnes(Run run, Side side, CallBodies bodies, Board board) {
        CallDesk.Outcome outcome = side.desk().log(EMERGENCIES, FIRST, bodies::emergency);
        int missing = board.awaitAll(outcome.emergencies().keySet(), PATIENCE);
        if (missing > 0 || outcome.accepted() < outcome.sent()) {
            run.say()
                    .accept("    of the first " + outcome.sent() + " emergencies " + outcome.accepted()
                            + " were accepted, " + missing + " of them are not on the board");
        }
        return outcome.emergencies().keySet();
    }

    private static void await(BooleanSupplier done, String otherwise) {
        long end = System.nanoTime() + DRAINED.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Returns when all are cases or the patience is over, and tells how many are not. */
    private static int awaitCases(Side side, List<UUID> reports) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = side.database().connect();
                var query = connection.prepareStatement("select count(*) from cases where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", reports.toArray()));
            while (true) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    int missing = reports.size() - rows.getInt(1);
                    if (missing == 0 || System.nanoTime() > end) {
                        return missing;
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }
}

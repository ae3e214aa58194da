package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.floor.BareCases;
import id.aduan.bench.load.CaseWatch;
import id.aduan.bench.load.Door;
import id.aduan.bench.load.ReportBodies;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Footprint;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.gazetteer.Gazetteer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each process takes: memory, allocation for a report that goes all the way, and the time until it serves. */
public final class FootprintStage {
    private static final int RATE = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SERVICES = List.of("intake-web", "routing-service", "case-service");
    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");

    private FootprintStage() {}

    public static void measure(Run run) throws Exception {
        ReportBodies bodies = new ReportBodies(Gazetteer.load(), 4);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker)) {
            FloorDatabase database = FloorDatabase.create(system);
            URI bare = floors.intake();
            floors.routing();
            floors.cases(database, BareCases.Extent.ALL_ROWS);
            floors.freeze();
            String[] services = SERVICES.toArray(String[]::new);
            try (Door floor = new Door(bare, bodies);
                    Door project = new Door(URI.create(system.service("intake-web") + "/api/v1/complaints"), bodies)) {
                run.takeTurns(
                        () -> {
                            system.freeze(services);
                            floors.thaw();
                            try {
                                return figures(run, floor, database.connect(), processes(floors.pids()));
                            } finally {
                                floors.freeze();
                                system.thaw(services);
                            }
                        },
                        () -> {
                            List<Long> pids = SERVICES.stream().map(system::pid).toList();
                            return figures(run, project, system.connect("cases"), processes(pids));
                        });
                run.takeTurns(() -> startUp(floors), () -> startUp(system));
            }
        }
    }

    private static Map<String, Footprint> processes(List<Long> pids) {
        Map<String, Footprint> processes = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES.size(); i++) {
            processes.put(SERVICES.get(i), new Footprint(pids.get(i)));
        }
        return processes;
    }

    private static Map<Metric, Double> figures(
            Run run, Door door, Connection connection, Map<String, Footprint> processes) throws Exception {
        try (CaseWatch watch = new CaseWatch(connection)) {
            door.open(RATE, run.warmUp(), watch::await);
            watch.awaitAll(PATIENCE);
            Map<String, Long> before = new LinkedHashMap<>();
            processes.forEach((name, process) -> before.put(name, process.allocated()));
            Door.Outcome outcome = door.open(RATE, run.time(), watch::await);
            watch.awaitAll(PATIENCE);
            Map<Metric, Double> figures = new LinkedHashMap<>();
            processes.forEach((name, process) -> {
                double bytes = process.allocated() - before.get(name);
                figures.put(Metric.lower(name + ", KB allocated a report", ""), bytes / 1024 / outcome.accepted());
                figures.put(Metric.lower(name + ", MB resident", ""), process.resident() / 1024.0 / 1024);
            });
            return figures;
        }
    }

    private static Map<Metric, Double> startUp(Floors floors) {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES.size(); i++) {
            figures.put(startUp(SERVICES.get(i)), floors.startUps().get(i).toNanos() / 1e9);
        }
        return figures;
    }

    /** As each service says in its log; they start beside each other and beside the machine's other work. */
    private static Map<Metric, Double> startUp(SystemUnderTest system) throws IOException {
        Map<Metric, Double> figures = new LinkedHashMap<>();
        for (String service : SERVICES) {
            Matcher started = STARTED.matcher(Files.readString(system.log(service)));
            if (started.find()) {
                figures.put(startUp(service), Double.parseDouble(started.group(1)));
            }
        }
        return figures;
    }

    private static Metric startUp(String service) {
        return Metric.lower(service + ", seconds to start", "");
    }
}

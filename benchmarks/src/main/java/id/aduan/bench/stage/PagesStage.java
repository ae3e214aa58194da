package id.aduan.bench.stage;

import id.aduan.bench.figures.Measurement;
import id.aduan.bench.figures.Metric;
import id.aduan.bench.figures.Rounds;
import id.aduan.bench.floor.CaseGenerator;
import id.aduan.bench.floor.FloorKeys;
import id.aduan.bench.load.Browser;
import id.aduan.bench.load.Latencies;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.secrets.TrackingPin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** The pages that people wait for, through the front, while cases grow in number; the floor is the smallest number. */
public final class PagesStage {
    private static final int MOST = 1_000_000;
    private static final int MAKERS = 2;
    private static final int KNOWN = 500;
    private static final int WARM_UP = 30;

    private PagesStage() {}

    /** A case that can be looked at. */
    private record Known(String id, String number) {}

    /** One look at a page. */
    @FunctionalInterface
    private interface Look {
        /** Gives the nanoseconds that it took. */
        long take(Known known);
    }

    public static void measure(Run run) throws Exception {
        int most = run.sizeOr(MOST);
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say())) {
            Map<Metric, List<Double>> smallest = new LinkedHashMap<>();
            int made = 0;
            for (int size : List.of(most / 100, most / 10, most)) {
                fill(run, system, size - made);
                made = size;
                List<Known> known = known(system);
                for (Map.Entry<String, Look> page : pages(system).entrySet()) {
                    look(run, page.getKey(), page.getValue(), known, size, smallest);
                }
            }
            run.note("The plans of what the pages asked at %,d cases:".formatted(most));
            QueryLog queries = new QueryLog(system);
            Known one = known(system).get(0);
            for (Map.Entry<String, Look> page : pages(system).entrySet()) {
                String plans = queries.during(() -> page.getValue().take(one));
                run.note("### " + page.getKey() + "\n\n```\n" + plans + "```");
            }
        }
    }

    private static void fill(Run run, SystemUnderTest system, int count) throws SQLException {
        List<CompletableFuture<Void>> makers = new ArrayList<>();
        FloorKeys keys = FloorKeys.make(run.folder().resolve("keys"));
        List<CaseGenerator> generators = new ArrayList<>();
        for (int i = 0; i < MAKERS; i++) {
            Connection connection = DriverManager.getConnection(
                    system.jdbcUrl("cases") + "?reWriteBatchedInserts=true", "cases", system.secret("database.cases"));
            generators.add(new CaseGenerator(
                    connection,
                    keys,
                    system.secret("aduan.vault.master-key"),
                    system.secret("aduan.secrets.reporter-ref"),
                    System.nanoTime() + i));
        }
        long began = System.nanoTime();
        for (CaseGenerator generator : generators) {
            makers.add(CompletableFuture.runAsync(() -> {
                try {
                    generator.make(count / MAKERS);
                } catch (SQLException e) {
                    throw new IllegalStateException("the cases cannot be made", e);
                }
            }));
        }
        makers.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - began) / 1e9;
        for (CaseGenerator generator : generators) {
            generator.settle();
        }
        String told = "%,d cases with their histories were made in %.0f s, %,.0f a second."
                .formatted(count, seconds, count / seconds);
        run.say().accept("  " + told);
        run.note(told);
    }

    private static List<Known> known(SystemUnderTest system) throws SQLException {
        List<Known> known = new ArrayList<>();
        try (Connection connection = system.connect("cases");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, tracking_number from cases where agency is not null order by id limit " + KNOWN)) {
            while (rows.next()) {
                known.add(new Known(rows.getString(1), rows.getString(2)));
            }
        }
        return known;
    }

    private static Map<String, Look> pages(SystemUnderTest system) {
        Browser supervisor = new Browser(system.front());
        supervisor.signIn("/cases", "supervisor");
        Browser officer = new Browser(system.front());
        officer.signIn("/cases", "officer.dlh");
        Browser citizen = new Browser(system.front());
        TrackingPin pins = new TrackingPin(system.secret("aduan.secrets.tracking-pin"), Optional.empty());
        Map<String, Look> pages = new LinkedHashMap<>();
        pages.put("inbox of the supervisor", known -> supervisor.get("/cases"));
        pages.put("inbox of an agency", known -> officer.get("/cases"));
        pages.put("search by a word", known -> supervisor.get("/cases?q=drainase"));
        pages.put("case", known -> supervisor.get("/cases/" + known.id()));
        pages.put("tracking", known -> {
            String pin = pins.of(new TrackingNumber(known.number()));
            citizen.submit("/lacak", Map.of("number", known.number(), "pin", pin));
            return citizen.get("/lacak/laporan");
        });
        return pages;
    }

    private static void look(
            Run run, String page, Look look, List<Known> known, int size, Map<Metric, List<Double>> smallest) {
        Random random = new Random(size);
        for (int i = 0; i < WARM_UP; i++) {
            look.take(known.get(random.nextInt(known.size())));
        }
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < run.rounds(); round++) {
            Latencies latencies = new Latencies();
            long until = System.nanoTime() + run.time().toNanos();
            while (System.nanoTime() < until) {
                latencies.add(look.take(known.get(random.nextInt(known.size()))));
            }
            rounds.computeIfAbsent("p50", first -> new ArrayList<>()).add(latencies.percentile(50));
            rounds.computeIfAbsent("p95", first -> new ArrayList<>()).add(latencies.percentile(95));
        }
        rounds.forEach((percentile, values) -> {
            Metric small = Metric.lower(page + ", " + percentile, "");
            List<Double> base = smallest.computeIfAbsent(small, first -> values);
            String goal = percentile.equals("p95") ? "≤ 50 ms, ratio ≤ 1.2" : "";
            Metric metric =
                    Metric.lower("%s, %s ms at %,d".formatted(page, percentile, size), base == values ? "" : goal);
            Measurement measurement = new Measurement(
                    run.stage(), metric, base == values ? new Rounds(List.of()) : new Rounds(base), new Rounds(values));
            run.measurements().add(measurement);
            run.say()
                    .accept(String.format(
                            Locale.ROOT,
                            "  %s: %.1f",
                            metric.load(),
                            measurement.project().median()));
        });
    }
}

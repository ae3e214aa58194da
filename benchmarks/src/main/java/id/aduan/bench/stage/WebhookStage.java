package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.figures.Turns;
import id.aduan.bench.load.Door;
import id.aduan.bench.load.Webhook;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.SystemUnderTest;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A signed POST → 200 in a closed loop, beside a bare Vert.x server with a Kafka producer. The same process takes the turns
 * of the conversations, which wait meanwhile; a last load shows the webhook while they are taken.
 */
public final class WebhookStage {
    private static final List<Integer> CONNECTIONS = List.of(1, 64, 256);
    private static final int WITH_TURNS = 64;
    private static final String SERVICE = "intake-whatsapp";
    private static final String[] OTHERS = {"intake-web", "routing-service", "case-service"};
    private static final Duration HEAPING_UP = Duration.ofSeconds(2);

    private WebhookStage() {}

    public static void measure(Run run) throws Exception {
        try (SystemUnderTest system = SystemUnderTest.start(run.project(), run.say());
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker)) {
            String secret = system.secret("aduan.secrets.whatsapp-app");
            URI bare = floors.webhook();
            floors.freeze();
            system.freeze(OTHERS);
            try (Webhook floor = new Webhook(bare, secret);
                    Webhook project = new Webhook(URI.create(system.service(SERVICE) + "/webhooks/whatsapp"), secret);
                    Profiler profiler = Profiler.of(run, system, SERVICE)) {
                try (Connection turns = system.connectAsSuperuser("whatsapp")) {
                    stopTurns(turns);
                    for (int connections : CONNECTIONS) {
                        run.takeTurns(
                                () -> alone(floors, system, () -> figures(run, floor, connections)),
                                () -> profiler.during(
                                        connections + "-connections", () -> figures(run, project, connections)));
                    }
                }
                run.takeTurns(Map::of, () -> withTurns(run, project));
            }
        }
    }

    /** The consumer waits for the lock until the connection ends. */
    private static void stopTurns(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table inbox in access exclusive mode");
        }
    }

    /** The project costs nothing meanwhile. */
    private static Map<Metric, Double> alone(Floors floors, SystemUnderTest system, Turns.Turn turn) throws Exception {
        system.freeze(SERVICE);
        floors.thaw();
        try {
            return turn.measure();
        } finally {
            floors.freeze();
            system.thaw(SERVICE);
        }
    }

    private static Map<Metric, Double> figures(Run run, Webhook webhook, int connections) {
        Door.Outcome outcome = webhook.closed(connections, run.warmUp(), run.time());
        if (outcome.accepted() < outcome.sent()) {
            run.say().accept("    " + (outcome.sent() - outcome.accepted()) + " were not answered with 200");
        }
        String load = connections + (connections == 1 ? " connection" : " connections");
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.higher(load + ", updates/s", ""), outcome.perSecond());
        figures.put(
                Metric.lower(load + ", p50 ms", "≤ 250 ms"), outcome.answers().percentile(50));
        figures.put(Metric.lower(load + ", p99 ms", ""), outcome.answers().percentile(99));
        return figures;
    }

    private static Map<Metric, Double> withTurns(Run run, Webhook webhook) {
        webhook.closed(WITH_TURNS, Duration.ZERO, HEAPING_UP); // so that there are turns to take all the time
        Door.Outcome outcome = webhook.closed(WITH_TURNS, run.warmUp(), run.time());
        String load = WITH_TURNS + " connections, turns taken beside, ";
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.higher(load + "updates/s", ""), outcome.perSecond());
        figures.put(Metric.lower(load + "p50 ms", "≤ 250 ms"), outcome.answers().percentile(50));
        figures.put(Metric.lower(load + "p99 ms", ""), outcome.answers().percentile(99));
        return figures;
    }
}

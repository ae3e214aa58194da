package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.floor.BareChat;
import id.aduan.bench.load.Chatters;
import id.aduan.bench.load.Door;
import id.aduan.bench.load.Graph;
import id.aduan.bench.load.Webhook;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.SystemUnderTest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a citizen's message at the webhook to the bot's answer at the provider, with the statuses that follow each answer;
 * beside two bare programs in a row. The provider's limits are lifted on both sides.
 */
public final class ConversationsStage {
    static final int NO_LIMIT = 100_000;

    private static final List<Integer> CITIZENS = List.of(1, 64, 256);
    private static final String SERVICE = "intake-whatsapp";
    private static final String[] OTHERS = {"intake-web", "routing-service", "case-service"};
    private static final Duration JOINING = Duration.ofSeconds(10);

    private ConversationsStage() {}

    /** What makes the door send to a stand-in, as fast as it can. */
    static String options(Graph graph, int perSecond) {
        return String.join(
                " ",
                "-Daduan.intake.whatsapp.graph.url=" + graph.address(),
                "-Daduan.intake.whatsapp.sending.per-second=" + perSecond,
                "-Daduan.intake.whatsapp.sending.pair-burst=" + NO_LIMIT);
    }

    public static void measure(Run run) throws Exception {
        try (Graph graph = new Graph();
                SystemUnderTest system = SystemUnderTest.start(run.project(), run.say(), options(graph, NO_LIMIT));
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker)) {
            String secret = system.secret("aduan.secrets.whatsapp-app");
            FloorDatabase database = FloorDatabase.create(system, BareChat.TABLES);
            URI bare = floors.webhook();
            floors.chat(BareChat.Work.UPDATES, database, graph.address(), NO_LIMIT);
            floors.freeze();
            system.freeze(OTHERS);
            try (Webhook toFloor = new Webhook(bare, secret);
                    Webhook toProject =
                            new Webhook(URI.create(system.service(SERVICE) + "/webhooks/whatsapp"), secret);
                    Profiler profiler = Profiler.of(run, system, SERVICE)) {
                Chatters floor = new Chatters(toFloor, graph);
                Chatters project = new Chatters(toProject, graph);
                for (int citizens : CITIZENS) {
                    run.takeTurns(
                            () -> {
                                system.freeze(SERVICE);
                                floors.thaw();
                                try {
                                    return figures(run, floor, citizens);
                                } finally {
                                    floors.freeze();
                                    system.thaw(SERVICE);
                                }
                            },
                            () -> profiler.during(citizens + "-citizens", () -> figures(run, project, citizens)));
                }
            }
        }
    }

    private static Map<Metric, Double> figures(Run run, Chatters chatters, int citizens) {
        chatters.closed(1, Duration.ZERO, JOINING); // whoever was frozen finds his group again
        Door.Outcome outcome = chatters.closed(citizens, run.warmUp(), run.time());
        if (outcome.accepted() < outcome.sent()) {
            run.say().accept("    " + (outcome.sent() - outcome.accepted()) + " messages were not answered");
        }
        String load = citizens + (citizens == 1 ? " citizen" : " citizens at once");
        Map<Metric, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.higher(load + ", turns/s", ""), outcome.perSecond());
        figures.put(Metric.lower(load + ", p50 ms", ""), outcome.answers().percentile(50));
        figures.put(Metric.lower(load + ", p99 ms", ""), outcome.answers().percentile(99));
        return figures;
    }
}

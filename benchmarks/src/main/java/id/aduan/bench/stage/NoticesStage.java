package id.aduan.bench.stage;

import id.aduan.bench.figures.Metric;
import id.aduan.bench.floor.BareChat;
import id.aduan.bench.floor.Clients;
import id.aduan.bench.load.Graph;
import id.aduan.bench.load.Webhook;
import id.aduan.bench.stack.Broker;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.SystemUnderTest;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.events.EventJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A backlog of notices goes out, one to each of many citizens, beside a bare sender: once as fast as the provider allows,
 * where it counts how near the limit one comes and that no second has more, and once as fast as one can.
 */
public final class NoticesStage {
    private static final int BACKLOG = 2_000;
    private static final int AT_ONCE = 500;

    /** As the door is set; WhatsApp allows 80, in and out together. */
    private static final int LIMIT = 60;

    private static final int ALLOWED = 80;
    private static final String SERVICE = "intake-whatsapp";
    private static final String[] OTHERS = {"intake-web", "routing-service", "case-service"};
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private NoticesStage() {}

    public static void measure(Run run) throws Exception {
        measure(run, LIMIT, "limit of " + LIMIT + "/s");
        measure(run, ConversationsStage.NO_LIMIT, "no limit");
    }

    private static void measure(Run run, int perSecond, String load) throws Exception {
        int count = run.sizeOr(BACKLOG);
        try (Graph graph = new Graph();
                SystemUnderTest system =
                        SystemUnderTest.start(run.project(), run.say(), ConversationsStage.options(graph, perSecond));
                Broker broker = new Broker(system.bootstrap());
                Floors floors = new Floors(run, system, broker)) {
            FloorDatabase database = FloorDatabase.create(system, BareChat.TABLES);
            floors.chat(BareChat.Work.NOTICES, database, graph.address(), perSecond);
            floors.freeze();
            system.freeze(OTHERS);
            List<UUID> ofFloor = filed(database, count);
            List<UUID> ofProject = filed(run, system, graph, count);
            try (Profiler profiler = Profiler.of(run, system, SERVICE)) {
                run.takeTurns(
                        () -> {
                            system.freeze(SERVICE);
                            write(system, Floors.NOTICES, ofFloor);
                            floors.thaw();
                            try {
                                return figures(graph, count, perSecond, load);
                            } finally {
                                floors.freeze();
                                system.thaw(SERVICE);
                            }
                        },
                        () -> profiler.during(load.replace(' ', '-').replace("/", "-a-"), () -> {
                            system.freeze(SERVICE);
                            write(system, Topic.NOTICE.wireName(), ofProject);
                            system.thaw(SERVICE);
                            return figures(graph, count, perSecond, load);
                        }));
            }
        }
    }

    private static Map<Metric, Double> figures(Graph graph, int count, int perSecond, String load) {
        long before = graph.taken();
        graph.forget();
        double rate = Backlog.rate(count, () -> graph.taken() - before);
        Map<Metric, Double> figures = new LinkedHashMap<>();
        boolean limited = perSecond == LIMIT;
        figures.put(Metric.higher(load + ", notices/s", limited ? "ratio ≥ 0.95" : ""), rate);
        if (limited) {
            figures.put(Metric.lower(load + ", most in a second", "≤ " + ALLOWED), (double) graph.mostInASecond());
        }
        return figures;
    }

    /** Reports of as many citizens of the floor. */
    private static List<UUID> filed(FloorDatabase database, int count) throws SQLException {
        try (Connection connection = database.connect();
                var insert = connection.prepareStatement("insert into filed (complaint_id, phone) values (?, ?)")) {
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                insert.setObject(1, id);
                insert.setString(2, Webhook.phone(i));
                insert.addBatch();
            }
            insert.executeBatch();
            return ids;
        }
    }

    /** Reports of as many citizens of the project, who have each said a word so that they may be written to. */
    private static List<UUID> filed(Run run, SystemUnderTest system, Graph graph, int count) throws Exception {
        run.say().accept("  " + count + " citizens say a word");
        long before = graph.taken();
        URI address = URI.create(system.service(SERVICE) + "/webhooks/whatsapp");
        try (Webhook webhook = new Webhook(address, system.secret("aduan.secrets.whatsapp-app"))) {
            for (int from = 0; from < count; from += AT_ONCE) {
                List<String> phones = IntStream.range(from, Math.min(count, from + AT_ONCE))
                        .mapToObj(Webhook::phone)
                        .toList();
                List<String> ids = phones.stream().map(each -> webhook.nextId()).toList();
                webhook.post(Webhook.messages(phones, ids, "halo"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (graph.taken() - before < count && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        try (Connection connection = system.connect("whatsapp");
                var insert = connection.prepareStatement("""
                        insert into filed (complaint_id, citizen, account, draft_id, filed_at)
                        select gen_random_uuid(), id, account, 'bench', now() from citizen returning complaint_id
                        """);
                var rows = insert.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            if (ids.size() != count) {
                throw new IllegalStateException("of " + count + " citizens the door knows " + ids.size());
            }
            return ids;
        }
    }

    private static void write(SystemUnderTest system, String topic, List<UUID> complaints) {
        AtomicReference<Exception> failed = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = Clients.bulkProducer(system.bootstrap())) {
            for (UUID id : complaints) {
                Notice notice = notice(new ComplaintId(id));
                ProducerRecord<String, byte[]> event = Clients.event(
                        topic,
                        Topic.NOTICE.wireName(),
                        id.toString(),
                        notice.eventId(),
                        notice.at(),
                        EventJson.write(notice));
                event.headers()
                        .add(Notice.CHANNEL_HEADER, Channel.WHATSAPP.name().getBytes(StandardCharsets.UTF_8));
                var unused = producer.send(event, (written, failure) -> {
                    if (failure != null) {
                        failed.set(failure);
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("the notices could not be written", failed.get());
        }
    }

    private static Notice notice(ComplaintId complaint) {
        Instant now = Instant.now();
        return new Notice(
                new EventId(UUID.randomUUID()),
                complaint,
                TrackingNumber.of(complaint),
                Channel.WHATSAPP,
                "bench",
                Language.INDONESIAN,
                Notice.Kind.AT_AGENCY,
                now,
                now.plus(Duration.ofDays(1)),
                "Dinas Lingkungan Hidup",
                null,
                null);
    }
}

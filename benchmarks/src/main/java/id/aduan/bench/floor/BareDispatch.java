package id.aduan.bench.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Program;
import id.aduan.cases.vault.MasterKey;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Topic;
import id.aduan.contracts.TrackingNumber;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.secrets.TrackingPin;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The way of a call in one program: POST → its row → Kafka → 201; and of an emergency from there: decision → Kafka → the row
 * of its case → every open screen. A call whose row is there already is told to Kafka again, by the same ids, so one that was
 * not answered may be sent again. Arguments: port, bootstrap, three topics (received; urgent received, urgent routed),
 * database, keys, three secrets.
 */
public final class BareDispatch {
    /** The statement that makes the table of calls, beside those of the cases. */
    public static final String TABLE =
            "create table call (id uuid primary key, type text not null, logged_at timestamptz not null default now())";

    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrap;
    private final String received;
    private final String urgentReceived;
    private final String urgentRouted;
    private final String url;
    private final FloorKeys keys;
    private final BareCall calls;
    private final TrackingPin pins;
    private final MasterKey masterKey;
    private final KafkaProducer<String, byte[]> producer;
    private final ExecutorService rows = Executors.newSingleThreadExecutor(work -> daemon("rows", work));
    private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
    private final JsonMapper json = new JsonMapper();

    private BareDispatch(String... arguments) {
        this.bootstrap = arguments[1];
        this.received = arguments[2];
        this.urgentReceived = arguments[3];
        this.urgentRouted = arguments[4];
        this.url = arguments[5];
        this.keys = FloorKeys.of(arguments[6]);
        this.calls = new BareCall(Gazetteer.load(), keys.sealer(), new ReporterRefs(arguments[7]));
        this.pins = new TrackingPin(arguments[8], Optional.empty());
        this.masterKey = new MasterKey(arguments[9]);
        this.producer = Clients.producer(bootstrap);
    }

    /** An open connection, written to on its own event loop. */
    private record Screen(Context loop, HttpServerResponse response) {
        void show(String message) {
            loop.runOnContext(write -> {
                if (!response.closed()) {
                    response.write(message);
                }
            });
        }
    }

    public static void main(String[] arguments) throws SQLException {
        BareDispatch program = new BareDispatch(arguments);
        program.start(program::decide, "decisions");
        program.start(program::open, "cases");
        Connection connection = program.connect();
        connection.setAutoCommit(true);
        Vertx.vertx()
                .deployVerticle(program.new Server(Integer.parseInt(arguments[0]), connection))
                .onSuccess(deployed -> Program.ready())
                .onFailure(BareDispatch::halt);
    }

    private void start(Callable<Void> loop, String name) {
        daemon(name, () -> {
                    try {
                        loop.call();
                    } catch (Exception e) { // a floor that goes on without its half would be no floor
                        halt(e);
                    }
                })
                .start();
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void halt(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, FloorDatabase.NAME, FloorDatabase.NAME);
        connection.setAutoCommit(false);
        return connection;
    }

    private Void decide() throws Exception {
        new BareRouting().loop(bootstrap, "floor.dispatch-routing", urgentReceived, urgentRouted, () -> {});
        return null;
    }

    private Void open() throws SQLException {
        CaseWriter writer = new CaseWriter(connect(), keys.pair(), masterKey);
        try (var consumer = Clients.consumer(bootstrap, "floor.dispatch-cases")) {
            consumer.subscribe(List.of(urgentRouted));
            while (true) {
                List<ComplaintRouted> batch = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    batch.add(EventJson.read(each.value(), ComplaintRouted.class));
                }
                if (!batch.isEmpty()) {
                    writer.writeOne(batch);
                    String message = message(
                            false,
                            batch.stream()
                                    .map(ComplaintRouted::complaint)
                                    .map(each -> card(
                                            each.complaintId().value(),
                                            each.trackingNumber().value(),
                                            each.receivedAt()))
                                    .toList());
                    screens.forEach(screen -> screen.show(message));
                    consumer.commitAsync();
                }
            }
        }
    }

    private static Map<String, Object> card(UUID id, String number, Instant receivedAt) {
        return Map.of(
                "id",
                id.toString(),
                "html",
                "<article id=\"e-" + id + "\">" + number + " " + receivedAt + "</article>");
    }

    private String message(boolean whole, List<Map<String, Object>> cards) {
        return "event: board\ndata: "
                + text(Map.of("whole", whole, "at", Instant.now().toString(), "rows", cards, "gone", List.of()))
                + "\n\n";
    }

    private String text(Map<String, Object> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are always JSON", e);
        }
    }

    /** One event loop: there are few calls. */
    private final class Server extends AbstractVerticle {
        private final int port;
        private final Connection connection;

        Server(int port, Connection connection) {
            this.port = port;
            this.connection = connection;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(request -> {
                        switch (request.path()) {
                            case "/api/v1/calls" -> request.body().onSuccess(body -> take(request, body));
                            case "/cases/emergencies/events" -> watch(request);
                            default -> request.response().setStatusCode(404).end();
                        }
                    })
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void take(HttpServerRequest request, Buffer body) {
            BareCall.Call call;
            try {
                call = calls.read(body.getBytes());
            } catch (IllegalArgumentException e) {
                request.response().setStatusCode(400).end();
                return;
            }
            rows.execute(() -> {
                try (var insert = connection.prepareStatement(
                        "insert into call (id, type) values (?, ?) on conflict do nothing")) {
                    insert.setObject(1, call.id());
                    insert.setString(2, call.type());
                    insert.executeUpdate();
                } catch (SQLException e) {
                    answer(request, call, e);
                    return;
                }
                publish(request, call);
            });
        }

        private void publish(HttpServerRequest request, BareCall.Call call) {
            ComplaintReceived report = call.report();
            if (report == null) {
                answer(request, call, null);
                return;
            }
            var unused = producer.send(
                    Clients.event(
                            call.isEmergency() ? urgentReceived : received,
                            Topic.COMPLAINT_RECEIVED.wireName(),
                            report.complaintId().toString(),
                            report.eventId(),
                            report.receivedAt(),
                            EventJson.write(report)),
                    (written, failure) -> answer(request, call, failure));
        }

        private void answer(HttpServerRequest request, BareCall.Call call, Exception failure) {
            context.runOnContext(write -> {
                if (failure != null) {
                    request.response().setStatusCode(503).end();
                    return;
                }
                Map<String, Object> receipt = new LinkedHashMap<>();
                receipt.put("callId", call.id().toString());
                if (call.report() != null) {
                    TrackingNumber number = call.report().trackingNumber();
                    receipt.put("complaintId", call.report().complaintId().toString());
                    receipt.put("trackingNumber", number.value());
                    receipt.put("pin", pins.of(number));
                }
                request.response()
                        .setStatusCode(201)
                        .putHeader("Content-Type", "application/json")
                        .end(text(receipt));
            });
        }

        /** A screen is told all that there is, and from then on what comes; what comes in between it is told twice. */
        private void watch(HttpServerRequest request) {
            HttpServerResponse response =
                    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            Screen screen = new Screen(context, response);
            response.closeHandler(closed -> screens.remove(screen));
            screens.add(screen);
            rows.execute(() -> {
                List<Map<String, Object>> cards = new ArrayList<>();
                try (var statement = connection.createStatement();
                        var found = statement.executeQuery("select id, tracking_number, received_at from cases"
                                + " where urgency = 'EMERGENCY' order by received_at desc limit 500")) {
                    while (found.next()) {
                        cards.add(card(
                                found.getObject(1, UUID.class),
                                found.getString(2),
                                found.getTimestamp(3).toInstant()));
                    }
                } catch (SQLException e) {
                    halt(e);
                }
                screen.show(message(true, cards));
            });
        }
    }
}

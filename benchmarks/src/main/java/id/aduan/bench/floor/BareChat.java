package id.aduan.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Program;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.Notice;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.kit.events.EventJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads updates or notices, locks the citizen's row, writes state and message in one transaction a poll; then posts the
 * messages and writes down what became of them. Arguments: bootstrap, topic, work, database, Graph API, messages a second,
 * key.
 */
public final class BareChat {
    /** Statements that make its tables. */
    public static final List<String> TABLES = List.of(
            "create table inbox (event_id uuid primary key)",
            "create table citizen (phone text primary key, state bytea, version bigint not null default 0)",
            "create table filed (complaint_id uuid primary key, phone text not null)",
            "create table send (id uuid primary key, seq bigint generated always as identity, phone text not null,"
                    + " state text not null, body bytea, wamid text)",
            "create index send_queue on send (seq) where state = 'QUEUED'");

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int IN_FLIGHT = 200;
    private static final int PORTION = 50;
    private static final long LOOK_MILLIS = 20;
    private static final String ACCOUNT = "106540352242900";
    private static final String STATE = "state";
    private static final String BODY = "body";
    private static final String QUESTION =
            "📍 Di mana tempatnya? Ketuk tombol di bawah untuk mengirim lokasi, atau ketik nama"
                    + " desa atau kelurahannya, misalnya Ciseureuh. Patokan juga boleh. Tidak tahu? Ketik lewati.";
    private static final JsonMapper JSON = new JsonMapper();

    private final String bootstrap;
    private final String url;
    private final String graph;
    private final int perSecond;
    private final BareUpdate updates;
    private final Semaphore wanted = new Semaphore(0);
    private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger flying = new AtomicInteger();

    private BareChat(String bootstrap, String url, String graph, int perSecond, String key) {
        this.bootstrap = bootstrap;
        this.url = url;
        this.graph = graph;
        this.perSecond = perSecond;
        this.updates = new BareUpdate(key);
    }

    /** What it reads. */
    public enum Work {
        UPDATES,
        NOTICES
    }

    private record Answered(UUID id, String wamid) {}

    public static void main(String[] arguments) throws SQLException {
        BareChat program =
                new BareChat(arguments[0], arguments[3], arguments[4], Integer.parseInt(arguments[5]), arguments[6]);
        Thread sender = new Thread(program::send, "sender");
        sender.setDaemon(true);
        sender.start();
        program.loop(arguments[1], Work.valueOf(arguments[2]));
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                url + "?reWriteBatchedInserts=true", FloorDatabase.NAME, FloorDatabase.NAME);
        connection.setAutoCommit(false);
        return connection;
    }

    // In

    private void loop(String topic, Work work) throws SQLException {
        try (var consumer = Clients.consumer(bootstrap, "floor.chat");
                Connection connection = connect()) {
            consumer.subscribe(List.of(topic));
            Program.ready();
            while (true) {
                List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
                consumer.poll(POLL).forEach(batch::add);
                if (!batch.isEmpty()) {
                    List<ConsumerRecord<String, byte[]>> fresh = claim(connection, batch);
                    if (work == Work.UPDATES) {
                        apply(connection, fresh);
                    } else {
                        tell(connection, fresh);
                    }
                    connection.commit();
                    consumer.commitAsync();
                    wanted.release();
                }
            }
        }
    }

    /** Those that have not been applied before. */
    private static List<ConsumerRecord<String, byte[]>> claim(
            Connection connection, List<ConsumerRecord<String, byte[]>> batch) throws SQLException {
        Set<UUID> fresh = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into inbox (event_id) select unnest(?) on conflict do nothing returning event_id")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", batch.stream().map(BareChat::id).toArray()));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return batch.stream().filter(each -> fresh.remove(id(each))).toList();
    }

    private static UUID id(ConsumerRecord<String, byte[]> each) {
        return UUID.fromString(
                new String(each.headers().lastHeader(EventHeaders.ID).value(), UTF_8));
    }

    private void apply(Connection connection, List<ConsumerRecord<String, byte[]>> fresh) throws SQLException {
        Map<String, List<WhatsAppUpdate>> messages = new TreeMap<>(); // in one order, so that nobody blocks another
        List<JsonNode> statuses = new ArrayList<>();
        Map<UUID, String> words = new HashMap<>();
        for (ConsumerRecord<String, byte[]> each : fresh) {
            WhatsAppUpdate update = EventJson.read(each.value(), WhatsAppUpdate.class);
            JsonNode envelope = updates.open(update);
            if (update.kind() == WhatsAppUpdate.Kind.STATUS) {
                statuses.add(envelope.path("status"));
            } else {
                JsonNode message = envelope.path("message");
                words.put(
                        update.eventId().value(),
                        message.path("text").path("body").asText());
                messages.computeIfAbsent(message.path("from").asText(), first -> new ArrayList<>())
                        .add(update);
            }
        }
        turns(connection, messages, words);
        statuses.sort(Comparator.comparing(BareChat::sendOf)); // as in record: neither waits for the other in a circle
        try (PreparedStatement update =
                connection.prepareStatement("update send set state = ?, wamid = ? where id = cast(? as uuid)")) {
            for (JsonNode status : statuses) {
                update.setString(1, status.path("status").asText().toUpperCase(Locale.ROOT));
                update.setString(2, status.path("id").asText());
                update.setString(3, sendOf(status));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static String sendOf(JsonNode status) {
        return status.path("biz_opaque_callback_data").asText();
    }

    private void turns(Connection connection, Map<String, List<WhatsAppUpdate>> messages, Map<UUID, String> words)
            throws SQLException {
        Map<String, byte[]> states = locked(connection, messages.keySet());
        try (PreparedStatement keep = connection.prepareStatement(
                        "update citizen set state = ?, version = version + 1 where phone = ?");
                PreparedStatement send = connection.prepareStatement(
                        "insert into send (id, phone, state, body) values (?, ?, 'QUEUED', ?)")) {
            for (Map.Entry<String, List<WhatsAppUpdate>> of : messages.entrySet()) {
                byte[] state = states.get(of.getKey());
                for (WhatsAppUpdate each : of.getValue()) {
                    UUID id = each.eventId().value();
                    state = next(state, words.get(id));
                    keep.setBytes(1, state);
                    keep.setString(2, of.getKey());
                    keep.addBatch();
                    queue(send, id, of.getKey(), QUESTION);
                }
            }
            keep.executeBatch();
            send.executeBatch();
        }
    }

    private static Map<String, byte[]> locked(Connection connection, Set<String> phones) throws SQLException {
        Map<String, byte[]> states = new HashMap<>();
        var wanted = connection.createArrayOf("text", phones.toArray());
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into citizen (phone) select unnest(?) on conflict do nothing");
                PreparedStatement lock = connection.prepareStatement(
                        "select phone, state from citizen where phone = any(?) order by phone for update")) {
            insert.setArray(1, wanted);
            insert.executeUpdate();
            lock.setArray(1, wanted);
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString(1), rows.getBytes(2));
                }
            }
        }
        return states;
    }

    /** The state of a talk that remembers what was said last, as large as one that waits for a place. */
    private byte[] next(byte[] sealed, String said) {
        try {
            ObjectNode state =
                    sealed == null ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(updates.open(sealed, STATE));
            state.put("version", 1).put("said", said).put("asked", "PLACE").put("question", QUESTION);
            state.put("turns", state.path("turns").asInt() + 1);
            return updates.seal(JSON.writeValueAsBytes(state), STATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Connection connection, List<ConsumerRecord<String, byte[]>> fresh) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select phone from filed where complaint_id = ?");
                PreparedStatement send = connection.prepareStatement(
                        "insert into send (id, phone, state, body) values (?, ?, 'QUEUED', ?)")) {
            for (ConsumerRecord<String, byte[]> each : fresh) {
                Notice notice = EventJson.read(each.value(), Notice.class);
                find.setObject(1, notice.complaintId().value());
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        queue(
                                send,
                                notice.eventId().value(),
                                row.getString(1),
                                notice.trackingNumber() + ": " + notice.agencyName());
                    }
                }
            }
            send.executeBatch();
        }
    }

    private void queue(PreparedStatement send, UUID id, String phone, String text) throws SQLException {
        send.setObject(1, id);
        send.setString(2, phone);
        send.setBytes(3, updates.seal(text.getBytes(UTF_8), BODY));
        send.addBatch();
    }

    // Out

    private void send() {
        HttpClient http = Vertx.vertx()
                .createHttpClient(
                        new HttpClientOptions().setMaxPoolSize(IN_FLIGHT).setKeepAlive(true));
        try (Connection connection = connect()) {
            double depth = perSecond / 3.0; // so that no second has more than four thirds
            double tokens = depth;
            long at = System.nanoTime();
            while (true) {
                if (wanted.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                }
                long now = System.nanoTime();
                tokens = Math.min(depth, tokens + (now - at) / 1e9 * perSecond);
                at = now;
                record(connection);
                int room = (int) Math.min(Math.min(PORTION, IN_FLIGHT - flying.get()), tokens);
                int gone = room <= 0 ? 0 : claimAndPost(connection, http, room);
                tokens -= gone;
                connection.commit();
                if (gone == PORTION) {
                    wanted.release();
                }
            }
        } catch (SQLException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update send set state = 'ACCEPTED', wamid = ? where id = ? and state = 'SENDING'")) {
            Map<String, Answered> inOrder = new TreeMap<>();
            for (Answered next = answered.poll(); next != null; next = answered.poll()) {
                inOrder.put(next.id().toString(), next);
            }
            for (Answered next : inOrder.values()) {
                update.setString(1, next.wamid());
                update.setObject(2, next.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** That they go out is committed before they do; returns how many. */
    private int claimAndPost(Connection connection, HttpClient http, int room) throws SQLException {
        Map<UUID, byte[]> bodies = new HashMap<>();
        try (PreparedStatement claim = connection.prepareStatement("""
                update send s set state = 'SENDING' from (
                    select id from send where state = 'QUEUED' order by seq limit ? for update skip locked) next
                where s.id = next.id returning s.id, s.phone, s.body
                """)) {
            claim.setInt(1, room);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    bodies.put(id, message(id, rows.getString(2), updates.open(rows.getBytes(3), BODY)));
                }
            }
        }
        connection.commit();
        bodies.forEach((id, body) -> post(http, id, body));
        return bodies.size();
    }

    private static byte[] message(UUID id, String phone, byte[] text) {
        ObjectNode json = JSON.createObjectNode();
        json.put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("to", "+" + phone);
        json.put("type", "text").putObject("text").put(BODY, new String(text, UTF_8));
        json.put("biz_opaque_callback_data", id.toString());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(HttpClient http, UUID id, byte[] body) {
        flying.incrementAndGet();
        http.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(graph + "/v24.0/" + ACCOUNT + "/messages")
                        .putHeader("content-type", "application/json"))
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body())
                .map(answer -> wamid(answer.getBytes()))
                .onComplete(done -> {
                    flying.decrementAndGet();
                    if (done.succeeded()) {
                        answered.add(new Answered(id, done.result()));
                    }
                    wanted.release();
                });
    }

    private static String wamid(byte[] answer) {
        try {
            return JSON.readTree(answer).path("messages").path(0).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

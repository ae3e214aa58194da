package id.aduan.bench.floor;

import id.aduan.bench.stack.FloorDatabase;
import id.aduan.bench.stack.Program;
import id.aduan.cases.vault.MasterKey;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Consume and write rows over JDBC, batched, one transaction a poll; then the events of the outbox. Arguments:
 * bootstrap, topic, topic of case events, database, keys, master key, extent.
 */
public final class BareCases {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int EVENTS_AT_ONCE = 500;

    /** What is written of a case. */
    public enum Extent {
        /** Everything that the project writes, its inbox and its outbox included. */
        ALL_ROWS,
        /** The row that makes it visible. */
        ONE_ROW
    }

    private final String url;
    private final String bootstrap;
    private final CaseWriter writer;
    private final Extent extent;
    private final Semaphore wanted = new Semaphore(0);

    private BareCases(String bootstrap, String url, String keys, String masterKey, Extent extent) throws SQLException {
        this.bootstrap = bootstrap;
        this.url = url;
        this.extent = extent;
        this.writer = new CaseWriter(connect(url), FloorKeys.of(keys).pair(), new MasterKey(masterKey));
    }

    public static void main(String[] arguments) throws SQLException {
        Extent extent = Extent.valueOf(arguments[6]);
        BareCases program = new BareCases(arguments[0], arguments[3], arguments[4], arguments[5], extent);
        if (extent == Extent.ALL_ROWS) {
            Thread relay = new Thread(() -> program.relay(arguments[2]), "relay");
            relay.setDaemon(true);
            relay.start();
        }
        program.loop(arguments[1]);
    }

    private static Connection connect(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(
                url + "?reWriteBatchedInserts=true", FloorDatabase.NAME, FloorDatabase.NAME);
        connection.setAutoCommit(false);
        return connection;
    }

    private void loop(String topic) throws SQLException {
        try (var consumer = Clients.consumer(bootstrap, "floor.cases")) {
            consumer.subscribe(List.of(topic));
            Program.ready();
            while (true) {
                List<ComplaintRouted> batch = new ArrayList<>();
                List<UUID> ids = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    batch.add(EventJson.read(each.value(), ComplaintRouted.class));
                    byte[] id = each.headers().lastHeader(EventHeaders.ID).value();
                    ids.add(UUID.fromString(new String(id, StandardCharsets.UTF_8)));
                }
                if (!batch.isEmpty()) {
                    if (extent == Extent.ALL_ROWS) {
                        writer.writeAll(batch, ids);
                        wanted.release();
                    } else {
                        writer.writeOne(batch);
                    }
                    consumer.commitAsync();
                }
            }
        }
    }

    /** Sends what waits in the outbox and deletes it after the acknowledgement. */
    private void relay(String topic) {
        try (Connection connection = connect(url);
                KafkaProducer<String, byte[]> producer = Clients.producer(bootstrap);
                var select = connection.prepareStatement(
                        "select seq, record_key, event_id, event_time, body from outbox order by seq limit "
                                + EVENTS_AT_ONCE);
                var delete = connection.prepareStatement("delete from outbox where seq = any(?)")) {
            while (true) {
                wanted.acquire();
                wanted.drainPermits();
                List<Long> sent = new ArrayList<>();
                do {
                    sent.clear();
                    List<Future<RecordMetadata>> writes = new ArrayList<>();
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            sent.add(rows.getLong(1));
                            Instant time =
                                    rows.getObject(4, OffsetDateTime.class).toInstant();
                            writes.add(producer.send(Clients.event(
                                    topic,
                                    Topic.CASE_EVENT.wireName(),
                                    rows.getString(2),
                                    new EventId(rows.getObject(3, UUID.class)),
                                    time,
                                    rows.getBytes(5))));
                        }
                    }
                    for (Future<RecordMetadata> write : writes) {
                        write.get();
                    }
                    if (!sent.isEmpty()) {
                        delete.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
                        delete.executeUpdate();
                    }
                    connection.commit();
                } while (!sent.isEmpty());
            }
        } catch (SQLException | ExecutionException | InterruptedException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // a floor that goes on without its events would be no floor
        }
    }
}

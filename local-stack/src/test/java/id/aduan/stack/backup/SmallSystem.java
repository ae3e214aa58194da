package id.aduan.stack.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Topic;
import id.aduan.stack.EmbeddedKafka;
import id.aduan.stack.FreePort;
import id.aduan.stack.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A database, a broker and some photos that stand for a whole stack, in a folder of their own. */
final class SmallSystem implements AutoCloseable, Restore.Servers {
    static final String RELEASE = "1.0";
    static final String GROUP = "case-service.complaint-routed";
    static final String ROUTED = Topic.COMPLAINT_ROUTED.wireName();
    private static final String PASSWORD = "only-for-tests";

    private final int port = FreePort.any();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    final DataFolder data;
    private PostgresServer postgres;
    private EmbeddedKafka kafka;

    SmallSystem(Path root) throws IOException {
        Files.createDirectories(root);
        data = new DataFolder(
                root,
                root.resolve("postgres"),
                root.resolve("kafka"),
                root.resolve("attachments"),
                root.resolve("it's 100% wal"),
                root.resolve("secrets.properties"),
                root.resolve("epoch"),
                root.resolve("restore.unfinished"));
    }

    SmallSystem started() throws IOException, SQLException {
        if (!Files.exists(data.secrets())) {
            Files.writeString(data.secrets(), "vault=secret\n");
        }
        kafka = EmbeddedKafka.start(data.kafka());
        try (var broker = new Broker(kafka.bootstrapServers())) {
            broker.makeMissingTopics();
        }
        boolean first = !Files.exists(data.postgres());
        postgres = PostgresServer.start(
                data.postgres(),
                port,
                PASSWORD,
                PostgresServer.Durability.NONE,
                data.root().resolve("postgres.log"),
                new WalArchive(data.wal()).settings(),
                Duration.ofSeconds(60));
        if (first) {
            postgres.createDatabase("cases", "cases");
            postgres.createDatabase("routing", "routing");
            sql("cases", "create table cases (id uuid primary key, epoch integer, version bigint)");
            sql("cases", "create table consumed_partition (consumer text, topic text, kafka_partition integer)");
            sql(
                    "cases",
                    "create table parked_record (id uuid, topic text, kafka_partition integer, kafka_offset bigint)");
            sql("routing", "create table directory_version (version bigint)");
            sql("routing", "insert into directory_version values (1)");
        }
        return this;
    }

    /** As a power cut ends it: the segment that is being written is not archived. */
    void crash() {
        var processes =
                new ArrayList<ProcessHandle>(postgres.process().descendants().toList());
        processes.add(postgres.process().toHandle());
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        stop();
    }

    void stop() {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    Backup backup() {
        return backup(where -> Long.MAX_VALUE);
    }

    Backup backup(java.util.function.ToLongFunction<Path> space) {
        return new Backup(
                data,
                RELEASE,
                new Backup.ServerAddress(port, PASSWORD, List.of("cases", "routing")),
                kafka.bootstrapServers(),
                space,
                said::add);
    }

    /** As its own backup, of a folder that somebody says is this system's. */
    Backup backupOf(DataFolder folder) {
        return new Backup(folder, RELEASE, address(), kafka.bootstrapServers(), where -> Long.MAX_VALUE, said::add);
    }

    DeployedRestore deployedRestore() {
        return new DeployedRestore(data, RELEASE, said::add);
    }

    Backup.ServerAddress address() {
        return new Backup.ServerAddress(port, PASSWORD, List.of("cases", "routing"));
    }

    String bootstrap() {
        return kafka.bootstrapServers();
    }

    /** Starts both servers as an operator would: PostgreSQL takes its log out of the archive if it has to recover. */
    void recovering() {
        kafka = EmbeddedKafka.start(data.kafka());
        var settings = new ArrayList<>(new WalArchive(data.wal()).settings());
        settings.addAll(WalArchive.recoverySettings(List.of(data.wal())));
        postgres = PostgresServer.start(
                data.postgres(),
                port,
                PASSWORD,
                PostgresServer.Durability.NONE,
                data.root().resolve("postgres.log"),
                settings,
                Duration.ofSeconds(60));
    }

    Restore restore() {
        return restore(RELEASE);
    }

    Restore restore(String release) {
        return new Restore(data, release, data.root().resolve("postgres.log"), this, said::add);
    }

    String said() {
        return String.join("\n", said);
    }

    Connection connect(String database) throws SQLException {
        return new Backup.ServerAddress(port, PASSWORD, List.of()).connect(database);
    }

    void sql(String database, String statement) throws SQLException {
        try (Connection connection = connect(database);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    long number(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Brings what was committed until now into the archive. */
    void archive() throws SQLException {
        String segment;
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            rows.next();
            segment = rows.getString(1);
        }
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(data.wal().resolve(segment + ".gz")));
    }

    void send(String topic, int partition, String key, String body) {
        try (var broker = new Broker(kafka.bootstrapServers());
                var producer = broker.producer()) {
            Broker.await(
                    producer.send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), body.getBytes(UTF_8))));
        }
    }

    void commit(String group, TopicPartition partition, long offset) {
        try (var broker = new Broker(kafka.bootstrapServers())) {
            broker.commit(group, Map.of(partition, offset));
        }
    }

    Map<TopicPartition, Long> committed(String group) {
        try (var broker = new Broker(kafka.bootstrapServers())) {
            return broker.committed().getOrDefault(group, Map.of());
        }
    }

    /** What a partition holds, as text. */
    List<String> records(String topic, int partition) {
        var bodies = new ArrayList<String>();
        var from = new HashMap<TopicPartition, Long>();
        from.put(new TopicPartition(topic, partition), 0L);
        try (var broker = new Broker(kafka.bootstrapServers())) {
            broker.read(from, each -> bodies.add(new String(each.value(), UTF_8)));
        }
        return bodies;
    }

    @Override
    public int postgresPort() {
        return port;
    }

    @Override
    public String postgresPassword() {
        return PASSWORD;
    }

    @Override
    public Restore.RunningKafka startKafka() {
        EmbeddedKafka own = EmbeddedKafka.start(data.kafka());
        return new Restore.RunningKafka() {
            @Override
            public String bootstrap() {
                return own.bootstrapServers();
            }

            @Override
            public void close() {
                own.close();
            }
        };
    }

    @Override
    public void close() {
        stop();
    }
}

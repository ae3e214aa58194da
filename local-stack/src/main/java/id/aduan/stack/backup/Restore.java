package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Topic;
import id.aduan.stack.Directories;
import id.aduan.stack.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Brings a stopped stack back from a backup. Overwrites nothing; when it is cut off, it is simply run again. */
public final class Restore {
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(30);
    /** Offsets that a new topic will never have. */
    private static final long ELSEWHERE = 1L << 50;

    private final DataFolder data;
    private final String release;
    private final Path log;
    private final Servers servers;
    private final Consumer<String> say;

    /** What a restore starts and ends by itself. */
    public interface Servers {
        int postgresPort();

        /** The password of PostgreSQL's superuser, out of the secrets that are restored by now. */
        String postgresPassword();

        /** Starts Kafka; it ends when what this gives is closed. */
        RunningKafka startKafka() throws IOException;
    }

    /** A broker that was started for the restore. */
    public interface RunningKafka extends AutoCloseable {
        String bootstrap();

        @Override
        void close();
    }

    /**
     * What has come back.
     *
     * @param asOf the moment of the last change that the database knows, or null when there was none after the base
     * @param epoch of the versions from now on
     * @param lost what people did that did not come back
     */
    public record Restored(String asOf, int epoch, List<String> lost) {
        public Restored {
            lost = List.copyOf(lost);
        }
    }

    /** @param log where PostgreSQL's messages go */
    public Restore(DataFolder data, String release, Path log, Servers servers, Consumer<String> say) {
        this.data = requireNonNull(data, "data is null");
        this.release = requireNonNull(release, "release is null");
        this.log = requireNonNull(log, "log is null");
        this.servers = requireNonNull(servers, "servers is null");
        this.say = requireNonNull(say, "say is null");
    }

    /** Restores; the caller makes sure that nothing else uses the data folder meanwhile. */
    public Restored from(Path folder, Path keys) {
        Manifest manifest = Manifest.read(folder, release);
        try {
            requireKeys(manifest, keys);
            requireNoDatabase();
            Files.write(data.unfinished(), List.of("restore of " + folder.toAbsolutePath()));
            if (!Files.exists(data.secrets())) {
                Keys.copy(keys, data.secrets());
            }
            copyFiles(manifest, folder);
            String asOf = recover(folder);
            Restored restored = goOn(manifest, folder, asOf);
            Files.delete(data.unfinished());
            return restored;
        } catch (IOException | SQLException e) {
            throw new BackupFailure(
                    "The restore did not end: " + e.getMessage()
                            + ". Mend that and run it again; ./aduan up refuses until" + " then.",
                    e);
        }
    }

    private void requireKeys(Manifest manifest, Path keys) throws IOException {
        if (!Files.isReadable(keys)) {
            throw new BackupFailure(
                    "The keys " + keys + " cannot be read. Name the file that the backup wrote beside its"
                            + " folder (DIR.keys) and that you keep elsewhere: ./aduan restore DIR KEYS");
        }
        if (!Keys.digest(keys).equals(manifest.keys())) {
            throw new BackupFailure(
                    keys + " are not the keys of this backup. Each backup names its own; those of another"
                            + " day may be the same, those of another system are not.");
        }
        if (Files.exists(data.secrets()) && !Keys.digest(data.secrets()).equals(manifest.keys())) {
            throw new BackupFailure(data.secrets() + " holds other secrets than this backup. Move it aside if it is not"
                    + " needed any more: mv " + data.secrets() + " " + data.secrets() + ".aside");
        }
    }

    private void requireNoDatabase() throws IOException {
        if (Files.exists(data.postgres())) {
            if (!Files.exists(data.unfinished())) {
                throw new BackupFailure(data.postgres()
                        + " is there, and a restore overwrites nothing. Move it aside and"
                        + " delete it when all is well: mv " + data.postgres() + " " + data.postgres() + ".aside");
            }
            Directories.delete(data.postgres()); // half of what an earlier try restored
        }
    }

    private void copyFiles(Manifest manifest, Path folder) throws IOException {
        say.accept("PostgreSQL's files are copied …");
        Path half = data.postgres();
        var base = new Copied().folder(folder.resolve(Backup.POSTGRES), half, path -> true);
        // the label is the one file that the backup wrote itself
        if (base.files() - 1 != manifest.base().files()) {
            throw new BackupFailure(
                    "The backup is not whole: PostgreSQL had " + manifest.base().files() + " files and "
                            + (base.files() - 1) + " are there. Take another copy of it, or an older backup.");
        }
        if (Copied.isPosix(half)) {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        }
        Files.createFile(half.resolve("recovery.signal"));
        var photos = new Copied().folder(folder.resolve(Backup.ATTACHMENTS), data.attachments(), path -> true);
        say.accept("  photos that were missing: " + photos.files());
    }

    /** Lets PostgreSQL read its log to the last archived segment, and tells the moment of the last change. */
    private String recover(Path folder) throws SQLException, IOException {
        say.accept("PostgreSQL recovers …");
        var settings = new ArrayList<>(new WalArchive(data.wal()).settings());
        settings.addAll(WalArchive.recoverySettings(List.of(folder.resolve(Backup.WAL), data.wal())));
        try (var server = start(settings);
                Connection connection = address(server).connect("postgres")) {
            long end = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
            while (isRecovering(connection)) {
                if (System.nanoTime() > end || !server.process().isAlive()) {
                    throw new BackupFailure("PostgreSQL does not recover; its messages are in " + log
                            + ". Run the restore again, or take an older backup.");
                }
                pause();
            }
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select to_char(pg_last_xact_replay_timestamp() at time zone 'UTC',"
                                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private PostgresServer start(List<String> settings) {
        try {
            return PostgresServer.start(
                    data.postgres(),
                    servers.postgresPort(),
                    servers.postgresPassword(),
                    PostgresServer.Durability.FULL,
                    log,
                    settings,
                    RECOVERY_PATIENCE);
        } catch (IllegalStateException e) {
            throw new BackupFailure(
                    "PostgreSQL cannot be started from the backup: " + e.getMessage()
                            + ". Run the restore again, or take an older backup.",
                    e);
        }
    }

    private Backup.ServerAddress address(PostgresServer server) {
        return new Backup.ServerAddress(server.port(), servers.postgresPassword(), List.of());
    }

    private static boolean isRecovering(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_is_in_recovery()")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** With both servers up: sets where the groups go on, finds what is lost, raises the epoch. */
    private Restored goOn(Manifest manifest, Path folder, String asOf) throws IOException, SQLException {
        Map<String, Connection> databases = new TreeMap<>();
        try (var kafka = servers.startKafka();
                var server = start(new WalArchive(data.wal()).settings());
                var broker = new Broker(kafka.bootstrap())) {
            for (String database : manifest.databases()) {
                databases.put(database, address(server).connect(database));
            }
            Set<String> anew = makeTopics(broker, manifest, folder, databases);
            rewind(broker, manifest, anew, databases);
            say.accept("What was done after " + (asOf == null ? "the backup" : asOf) + " is looked for …");
            LostWork lost = lostWork(broker, manifest, databases);
            int epoch = Math.max(Math.max(manifest.epoch(), data.currentEpoch()), lost.highestEpoch()) + 1;
            data.raiseEpoch(epoch);
            for (Connection connection : databases.values()) {
                connection.close();
            }
            return new Restored(asOf, epoch, lost.lines());
        }
    }

    private Set<String> makeTopics(Broker broker, Manifest manifest, Path folder, Map<String, Connection> databases)
            throws IOException, SQLException {
        broker.makeMissingTopics();
        Map<String, String> now = broker.topicIds();
        Set<String> anew = new HashSet<>(now.keySet());
        anew.removeIf(topic -> now.get(topic).equals(manifest.topics().get(topic)));
        if (!anew.isEmpty()) {
            long sent = UnreadRecords.send(broker, folder.resolve(UnreadRecords.FILE), anew);
            say.accept("Kafka has lost " + anew.size() + " topics: they are made anew with " + sent
                    + " records that were on their way when the backup was made");
            for (Connection connection : databases.values()) {
                if (has(connection, "parked_record")) {
                    try (var statement = connection.prepareStatement("update parked_record set id = gen_random_uuid(),"
                            + " kafka_offset = kafka_offset - ? where topic = any (?)")) {
                        statement.setLong(1, ELSEWHERE);
                        statement.setArray(2, connection.createArrayOf("text", anew.toArray()));
                        statement.executeUpdate();
                    }
                }
            }
        }
        return anew;
    }

    private void rewind(Broker broker, Manifest manifest, Set<String> anew, Map<String, Connection> databases)
            throws SQLException {
        Map<String, Set<TopicPartition>> known = new TreeMap<>();
        manifest.positions()
                .groups()
                .forEach((group, topics) -> topics.forEach((topic, offsets) -> offsets.keySet()
                        .forEach(partition -> known.computeIfAbsent(group, first -> new HashSet<>())
                                .add(new TopicPartition(topic, partition)))));
        for (Connection connection : databases.values()) {
            begun(connection).forEach((group, partitions) -> known.computeIfAbsent(group, first -> new HashSet<>())
                    .addAll(partitions));
        }
        broker.committed().forEach((group, offsets) -> {
            if (isOurs(group)) {
                known.computeIfAbsent(group, first -> new HashSet<>()).addAll(offsets.keySet());
            }
        });
        var partitions = new HashSet<>(broker.partitions(broker.topicIds().keySet()));
        Map<TopicPartition, Long> starts = broker.starts(partitions);
        Map<TopicPartition, Long> ends = broker.ends(partitions);
        known.forEach((group, members) -> {
            var offsets = new HashMap<TopicPartition, Long>();
            members.stream()
                    .filter(partitions::contains)
                    .forEach(each -> offsets.put(
                            each,
                            anew.contains(each.topic())
                                    ? starts.get(each)
                                    : within(
                                            group,
                                            each,
                                            manifest.positions().of(group, each),
                                            starts.get(each),
                                            ends.get(each))));
            broker.commit(group, offsets);
        });
        say.accept("Consumer groups stand where they stood before the backup: " + String.join(", ", known.keySet()));
    }

    private long within(String group, TopicPartition partition, OptionalLong position, long start, long end) {
        if (position.isEmpty()) {
            return start; // it began after the backup
        }
        if (position.getAsLong() < start) {
            say.accept("  " + group + " would go on at " + position.getAsLong() + " of " + partition
                    + ", which Kafka keeps"
                    + " from " + start + " on only: this backup is older than what Kafka keeps. What came between is in"
                    + " the database only as far as its archived log reaches.");
        }
        return Math.min(end, Math.max(start, position.getAsLong()));
    }

    private static boolean isOurs(String group) {
        return Topic.ofWireName(group.substring(group.indexOf('.') + 1) + ".v1").isPresent();
    }

    private static Map<String, Set<TopicPartition>> begun(Connection connection) throws SQLException {
        Map<String, Set<TopicPartition>> begun = new HashMap<>();
        if (has(connection, "consumed_partition")) {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select consumer, topic, kafka_partition from consumed_partition")) {
                while (rows.next()) {
                    begun.computeIfAbsent(rows.getString(1), first -> new HashSet<>())
                            .add(new TopicPartition(rows.getString(2), rows.getInt(3)));
                }
            }
        }
        return begun;
    }

    private static LostWork lostWork(Broker broker, Manifest manifest, Map<String, Connection> databases)
            throws SQLException {
        Connection cases = null;
        Connection routing = null;
        for (Connection connection : databases.values()) {
            cases = has(connection, "cases") ? connection : cases;
            routing = has(connection, "directory_version") ? connection : routing;
        }
        return cases == null ? LostWork.NONE : LostWork.find(broker, manifest.positions(), cases, routing);
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, "public." + table);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure("interrupted", e);
        }
    }
}

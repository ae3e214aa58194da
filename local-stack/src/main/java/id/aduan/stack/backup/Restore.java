package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Brings a stopped stack back from a backup. Overwrites nothing; when it is cut off, it is simply run again. */
public final class Restore {
    static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(30);

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
        copyBase(manifest, folder, data.postgres());
        var photos = new Copied().folder(folder.resolve(Backup.ATTACHMENTS), data.attachments(), path -> true);
        say.accept("  photos that were missing: " + photos.files());
    }

    /** Makes a folder out of the base that PostgreSQL will recover from. */
    static void copyBase(Manifest manifest, Path folder, Path half) throws IOException {
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
            return lastChange(connection);
        }
    }

    /** The moment of the last change that a server replayed when it recovered; null when there was none. */
    static String lastChange(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_char(pg_last_xact_replay_timestamp() at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")) {
            rows.next();
            return rows.getString(1);
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

    static boolean isRecovering(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_is_in_recovery()")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Restored goOn(Manifest manifest, Path folder, String asOf) throws IOException, SQLException {
        try (var kafka = servers.startKafka();
                var server = start(new WalArchive(data.wal()).settings());
                var broker = new Broker(kafka.bootstrap())) {
            return new Rewind(data, say).of(manifest, folder, asOf, address(server), broker);
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailure("interrupted", e);
        }
    }
}

package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Copies a running system into a folder, which has its name only when it is whole. */
public final class Backup {
    static final String POSTGRES = "postgres";
    static final String WAL = "wal";
    static final String ATTACHMENTS = "attachments";
    private static final long MARGIN = 64L * 1024 * 1024;

    private final DataFolder data;
    private final String release;
    private final ServerAddress server;
    private final String bootstrap;
    private final ToLongFunction<Path> usableSpace;
    private final Consumer<String> say;

    /** Where PostgreSQL listens, the password of its superuser, and the databases of the services. */
    public record ServerAddress(String host, int port, String password, List<String> databases) {
        public ServerAddress {
            requireNonNull(host, "host is null");
            requireNonNull(password, "password is null");
            databases = List.copyOf(databases);
        }

        /** A server of this machine. */
        public ServerAddress(int port, String password, List<String> databases) {
            this("127.0.0.1", port, password, databases);
        }

        Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + host + ":" + port + "/" + database, "postgres", password);
        }

        /** Nothing that is printed may hold the password. */
        @Override
        public String toString() {
            return "ServerAddress[" + host + ":" + port + "]";
        }
    }

    /** @param usableSpace how many bytes are free where a folder is */
    public Backup(
            DataFolder data,
            String release,
            ServerAddress server,
            String bootstrap,
            ToLongFunction<Path> usableSpace,
            Consumer<String> say) {
        this.data = requireNonNull(data, "data is null");
        this.release = requireNonNull(release, "release is null");
        this.server = requireNonNull(server, "server is null");
        this.bootstrap = requireNonNull(bootstrap, "bootstrap is null");
        this.usableSpace = requireNonNull(usableSpace, "usableSpace is null");
        this.say = requireNonNull(say, "say is null");
    }

    /** Makes the folder, and the file of its keys beside it; when it fails, nothing of both is left. */
    public void into(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        Path keys = Keys.besides(folder);
        if (Files.exists(keys)) {
            throw new BackupFailure(keys + " is there already: the keys of another backup. Move them away first.");
        }
        try {
            make(folder, () -> {
                Keys.copy(data.secrets(), keys);
                return Keys.digest(data.secrets());
            });
        } catch (RuntimeException e) {
            delete(keys);
            throw e;
        }
        say.accept("Its keys are in " + keys + ". Move them to another place, never beside the backup: who has both"
                + " reads everything, and without them nobody restores it.");
    }

    /**
     * Makes the folder for keys that are kept elsewhere already; when it fails, nothing of it is left.
     *
     * @param keysDigest by which a restore knows the keys again
     */
    public void into(Path named, String keysDigest) {
        requireNonNull(keysDigest, "keysDigest is null");
        make(named.toAbsolutePath().normalize(), () -> keysDigest);
    }

    /** Sees to it that the keys are kept, and gives their digest. */
    private interface KeysKept {
        String digest() throws IOException;
    }

    private void make(Path folder, KeysKept keys) {
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        requireNew(folder, part);
        try {
            Copied.ownersOnly(folder.getParent());
            requireSpace(folder.getParent());
            Copied.ownersOnly(part);
            Manifest manifest = copy(part, keys);
            manifest.write(part);
            if (Files.exists(folder)) {
                Files.delete(folder); // an empty one, or this fails
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            new WalArchive(data.wal()).begun(manifest.base().firstSegment());
            say.accept("The backup is in " + folder + ".");
        } catch (IOException | SQLException e) {
            delete(part);
            throw new BackupFailure(reason(folder, e), e);
        } catch (RuntimeException e) {
            delete(part);
            throw e;
        }
    }

    private void requireNew(Path folder, Path part) {
        if (folder.startsWith(data.root())) {
            throw new BackupFailure(
                    folder + " is in the folder that is to be backed up and would be lost with it. Name a"
                            + " folder on another disk or another machine.");
        }
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new BackupFailure(
                    folder + " is there already, and a backup overwrites nothing. Name a new folder: " + folder + "-2");
        }
        if (Files.exists(part)) {
            throw new BackupFailure(part + " is what a backup left that was cut off. Delete it: rm -r " + part);
        }
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new BackupFailure(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireSpace(Path where) throws IOException {
        long needed = Copied.size(data.postgres()) + Copied.size(data.attachments()) + MARGIN;
        long free = usableSpace.applyAsLong(where);
        if (free < needed) {
            throw new BackupFailure("Only " + mebibytes(free) + " MiB are free where " + where + " is, and this backup"
                    + " needs about " + mebibytes(needed) + ". Free some (old backups), or name a folder on another"
                    + " disk. Nothing was written.");
        }
    }

    private Manifest copy(Path part, KeysKept keys) throws IOException, SQLException {
        String madeAt =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var archive = new WalArchive(data.wal());
        try (var broker = new Broker(bootstrap);
                Connection connection = server.connect("postgres")) {
            // before the base: a position may be too early, which the inbox mends, and never too late
            Positions positions = Positions.of(broker.committed());
            var topics = broker.topicIds();
            say.accept("PostgreSQL is copied …");
            archive.want(data.postgres());
            archiveOften(connection);
            PostgresBackup base = PostgresBackup.take(connection, data.postgres(), part.resolve(POSTGRES));
            var wal = new Copied();
            Copied.ownersOnly(part.resolve(WAL));
            for (Path segment : archive.required(base.firstSegment(), base.lastSegment())) {
                wal.file(segment, part.resolve(WAL).resolve(segment.getFileName()));
            }
            Path unread = part.resolve(UnreadRecords.FILE);
            long records = UnreadRecords.keep(broker, positions, unread);
            sync(unread);
            say.accept("Photos are copied …");
            var photos = new Copied().folder(data.attachments(), part.resolve(ATTACHMENTS), path -> !path.getFileName()
                    .toString()
                    .endsWith(".part"));
            say.accept("  PostgreSQL " + mebibytes(base.bytes()) + " MiB, log " + mebibytes(wal.bytes())
                    + " MiB, photos " + photos.files() + " (" + mebibytes(photos.bytes())
                    + " MiB), records on their way "
                    + records);
            return new Manifest(
                    Manifest.FORMAT,
                    release,
                    madeAt,
                    data.currentEpoch(),
                    keys.digest(),
                    base,
                    server.databases(),
                    topics,
                    positions);
        }
    }

    /** The server remembers it; a segment that is not full is archived after this time. */
    private static void archiveOften(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter system set archive_timeout = '" + WalArchive.LONGEST_WAIT + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path left) {
        try {
            if (Files.isDirectory(left)) {
                Directories.delete(left);
            } else {
                Files.deleteIfExists(left);
            }
        } catch (IOException e) {
            throw new BackupFailure("The backup failed, and " + left + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static String reason(Path folder, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "The disk of " + folder + " was full before the backup was whole. Nothing of it is left. Free some"
                    + " space (old backups), or name a folder on another disk.";
        }
        if (failure instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
            return "PostgreSQL could not archive its log within five minutes, so the backup is not whole and was deleted."
                    + " Is the disk of the data folder full? ./aduan logs postgres says why.";
        }
        return "The backup was not made: " + message + ". Nothing of it is left.";
    }

    private static long mebibytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}

package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A restore in steps, for servers that somebody else starts and stops: {@link #place}, then PostgreSQL and Kafka are
 * started, {@link #rewind}, then the epoch is made known to the services, {@link #end}. Overwrites nothing; when it is cut
 * off, it is run again from the first step. Photos are brought back by whoever owns them.
 */
public final class DeployedRestore {
    /** A password that is wrong, or a role that may not sign in, will not become right by waiting. */
    private static final Set<String> REFUSED = Set.of("28P01", "28000");

    private final DataFolder data;
    private final String release;
    private final Consumer<String> say;

    public DeployedRestore(DataFolder data, String release, Consumer<String> say) {
        this.data = requireNonNull(data, "data is null");
        this.release = requireNonNull(release, "release is null");
        this.say = requireNonNull(say, "say is null");
    }

    /**
     * Refuses what is no whole backup of this release for these keys; changes nothing.
     *
     * @param keysDigest of the keys that the services will have
     */
    public void check(Path folder, String keysDigest) {
        Manifest manifest = manifest(folder, keysDigest);
        try {
            long files = Copied.count(folder.resolve(Backup.POSTGRES)) - 1; // but for the label
            if (files != manifest.base().files()) {
                throw notWhole("PostgreSQL had " + manifest.base().files() + " files and " + files + " are there");
            }
            PostgresBackup base = manifest.base();
            List<Path> log =
                    new WalArchive(folder.resolve(Backup.WAL)).required(base.firstSegment(), base.lastSegment());
            for (Path segment : log) {
                WalArchive.requireReadable(segment);
            }
            long records = UnreadRecords.count(folder.resolve(UnreadRecords.FILE));
            say.accept(
                    "The backup of " + manifest.madeAt() + " is whole: " + files + " files of PostgreSQL, " + log.size()
                            + " of its log, " + records + " records that were on their way, "
                            + Copied.count(folder.resolve(Backup.ATTACHMENTS)) + " photos.");
        } catch (IOException e) {
            throw notWhole(e.getMessage());
        }
    }

    /** Puts PostgreSQL's files where a server will recover from them; what was there is moved aside. */
    public void place(Path folder, String keysDigest, Backup.ServerAddress server) {
        Manifest manifest = manifest(folder, keysDigest);
        requireStopped(server);
        try {
            if (Files.exists(data.unfinished())) {
                Directories.delete(data.postgres()); // what an earlier try restored
            } else if (Files.exists(data.postgres())) {
                moveAside();
            }
            Files.write(data.unfinished(), List.of("restore of " + folder.toAbsolutePath()));
            say.accept("PostgreSQL's files are copied …");
            var wal = new Copied().folder(folder.resolve(Backup.WAL), data.wal(), path -> true);
            say.accept("  segments that the archive had not: " + wal.files());
            Restore.copyBase(manifest, folder, data.postgres());
        } catch (IOException e) {
            throw notEnded(e);
        }
    }

    private static void requireStopped(Backup.ServerAddress server) {
        try {
            server.connect("postgres").close();
        } catch (SQLException e) {
            if (!isRefused(e)) {
                return;
            }
        }
        throw new BackupFailure("PostgreSQL runs, and nothing is restored into a running system. Stop it first.");
    }

    private static boolean isRefused(SQLException e) {
        return e.getSQLState() != null && REFUSED.contains(e.getSQLState());
    }

    private void moveAside() throws IOException {
        String moment = Clock.systemUTC()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace(":", "");
        Path aside = data.postgres().resolveSibling(data.postgres().getFileName() + ".aside-" + moment);
        Files.move(data.postgres(), aside, StandardCopyOption.ATOMIC_MOVE);
        say.accept("What was there is now " + aside + ". Delete it when all is well.");
    }

    /** With both servers started: waits until PostgreSQL has recovered, and fits it and Kafka to one another. */
    public Restore.Restored rewind(Path folder, String keysDigest, Backup.ServerAddress server, String bootstrap) {
        Manifest manifest = manifest(folder, keysDigest);
        if (!Files.exists(data.unfinished())) {
            throw new BackupFailure("No restore has begun here.");
        }
        say.accept("PostgreSQL recovers …");
        try (Connection connection = recovered(server);
                var broker = new Broker(bootstrap)) {
            return new Rewind(data, say).of(manifest, folder, Restore.lastChange(connection), server, broker);
        } catch (IOException | SQLException e) {
            throw notEnded(e);
        }
    }

    private static Connection recovered(Backup.ServerAddress server) throws SQLException {
        long end = System.nanoTime() + Restore.RECOVERY_PATIENCE.toNanos();
        while (true) {
            try {
                Connection connection = server.connect("postgres");
                if (!Restore.isRecovering(connection)) {
                    return connection;
                }
                connection.close();
            } catch (SQLException e) {
                if (isRefused(e) || System.nanoTime() > end) {
                    throw e;
                }
            }
            if (System.nanoTime() > end) {
                throw new BackupFailure(
                        "PostgreSQL does not recover; its log says why. Run the restore again, or take an"
                                + " older backup.");
            }
            Restore.pause();
        }
    }

    /** The services may start now. */
    public void end() {
        try {
            Files.deleteIfExists(data.unfinished());
        } catch (IOException e) {
            throw notEnded(e);
        }
    }

    private Manifest manifest(Path folder, String keysDigest) {
        Manifest manifest = Manifest.read(folder, release);
        if (!manifest.keys().equals(keysDigest)) {
            throw new BackupFailure("The services have other keys than those of this backup: what it holds would stay"
                    + " sealed for ever. Put the keys that were kept apart into .env.");
        }
        return manifest;
    }

    private static BackupFailure notWhole(String why) {
        return new BackupFailure("The backup is not whole: " + why + ". Take another copy of it, or an older backup.");
    }

    private static BackupFailure notEnded(Exception e) {
        return new BackupFailure("The restore did not end: " + e.getMessage() + ". Mend that and run it again.", e);
    }
}

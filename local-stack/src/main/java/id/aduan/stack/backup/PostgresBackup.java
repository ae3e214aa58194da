package id.aduan.stack.backup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

/**
 * A copy of a running server's folder that recovers to one moment of all its databases.
 *
 * @param firstSegment where a recovery begins to read the log
 * @param lastSegment how far it has to read until the copy is whole
 * @param files how many files were copied
 * @param bytes and how much is in them
 */
record PostgresBackup(String firstSegment, String lastSegment, long files, long bytes) {
    /** Folders whose content the server makes anew. */
    private static final Set<String> MADE_ANEW = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "recovery.signal",
            "standby.signal",
            "pg_internal.init");

    private static final String CONTROL = "global/pg_control";
    private static final int TRIES = 20;

    PostgresBackup {
        requireNonNull(firstSegment, "firstSegment is null");
        requireNonNull(lastSegment, "lastSegment is null");
    }

    /**
     * Copies the server's folder while it works, and waits until the log that the copy needs is archived.
     *
     * @param connection of the superuser; the backup ends with it
     */
    static PostgresBackup take(Connection connection, Path data, Path to) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '5min'"); // an archive that fails must not keep us for ever
            String first;
            try (var rows = statement.executeQuery("select pg_walfile_name(pg_backup_start('aduan', fast => true))")) {
                rows.next();
                first = rows.getString(1);
            }
            var copied = new Copied().folder(data, to, PostgresBackup::isCopied);
            for (String folder : MADE_ANEW) {
                Copied.ownersOnly(to.resolve(folder));
            }
            copyControl(copied, data, to); // last: nothing that it speaks of may be missing
            String label;
            String last;
            try (var rows = statement.executeQuery("select labelfile, pg_walfile_name(lsn), spcmapfile"
                    + " from pg_backup_stop(wait_for_archive => true)")) {
                rows.next();
                label = rows.getString(1);
                last = rows.getString(2);
                if (rows.getString(3) != null && !rows.getString(3).isBlank()) {
                    throw new BackupFailure("PostgreSQL has tablespaces outside of its folder, which a backup does not"
                            + " follow. Move their tables to pg_default, then back up again.");
                }
            }
            Files.write(to.resolve("backup_label"), label.getBytes(StandardCharsets.UTF_8));
            return new PostgresBackup(first, last, copied.files(), copied.bytes());
        }
    }

    private static boolean isCopied(Path relative) {
        String name = relative.getFileName().toString();
        String top = relative.getName(0).toString();
        return !LEFT_OUT.contains(name)
                && !name.startsWith("pgsql_tmp")
                && !relative.toString().equals(CONTROL)
                && !(MADE_ANEW.contains(top) && relative.getNameCount() > 1);
    }

    /** The server may be writing it: two readings that agree are whole. */
    private static void copyControl(Copied copied, Path data, Path to) throws IOException {
        Path control = data.resolve(CONTROL);
        byte[] seen = Files.readAllBytes(control);
        for (int i = 0; i < TRIES; i++) {
            byte[] again = Files.readAllBytes(control);
            if (Arrays.equals(seen, again)) {
                Path taken = to.resolve("pg_control.taken");
                Files.write(taken, again);
                copied.file(taken, to.resolve(CONTROL));
                Files.delete(taken);
                return;
            }
            seen = again;
        }
        throw new IOException("pg_control changes all the time");
    }
}

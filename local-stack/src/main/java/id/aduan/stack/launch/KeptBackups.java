package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.Directories;
import id.aduan.stack.backup.BackupFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of backups that are named by their time, of which the newest are kept. Whatever has another name is let alone. */
final class KeptBackups {
    private static final String PART = ".part";

    private final Path folder;
    private final DateTimeFormatter name;
    private final int kept;

    KeptBackups(Path folder, DateTimeFormatter name, int kept) {
        this.folder = requireNonNull(folder, "folder is null");
        this.name = requireNonNull(name, "name is null");
        this.kept = kept;
    }

    /** The right to work here, until it is closed or the process ends. */
    Turn turn() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new BackupFailure("Another backup is being made.");
        }
        return channel::close;
    }

    /** What {@link #turn} gives. */
    interface Turn extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Deletes what backups left that were cut off. */
    void clear() throws IOException {
        for (Path each : folders()) {
            String text = each.getFileName().toString();
            if (text.endsWith(PART) && isTime(text.substring(0, text.length() - PART.length()))) {
                Directories.delete(each);
            }
        }
    }

    /** Deletes all whole backups but the newest, and tells their names. */
    List<String> forgetOldest() throws IOException {
        List<Path> whole = folders().stream()
                .filter(each -> isTime(each.getFileName().toString()) && Files.exists(each.resolve("backup.json")))
                .toList();
        var forgotten = new ArrayList<String>();
        for (Path each : whole.subList(0, Math.max(0, whole.size() - kept))) {
            Files.delete(each.resolve("backup.json")); // half of a backup is none
            Directories.delete(each);
            forgotten.add(each.getFileName().toString());
        }
        return forgotten;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private boolean isTime(String text) {
        try {
            name.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import id.aduan.stack.Directories;
import id.aduan.stack.backup.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that holds all that a stack keeps between two runs. */
public record Home(Path folder) {
    public Home {
        requireNonNull(folder, "folder is null");
        folder = folder.toAbsolutePath().normalize();
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path attachments() {
        return folder.resolve("attachments");
    }

    Path of(ServiceEntry service) {
        return folder.resolve(service.name());
    }

    Path secrets() {
        return folder.resolve("secrets.properties");
    }

    /** Files on their way over the WhatsApp simulator; they are gone with it. */
    Path simulatorMedia() {
        return run().resolve("whatsapp-media");
    }

    /** The archive of PostgreSQL's log, from the first backup on. */
    Path wal() {
        return folder.resolve("wal");
    }

    /** What a backup and a restore have to do with. */
    DataFolder data() {
        return new DataFolder(
                folder,
                postgres(),
                kafka(),
                attachments(),
                wal(),
                secrets(),
                folder.resolve("epoch"),
                folder.resolve("restore.unfinished"));
    }

    /** What belongs to one run: the lock, the state, the ready marks. */
    Path run() {
        return folder.resolve("run");
    }

    /** The copy of the built service that runs. */
    Path app(ServiceEntry service) {
        return run().resolve("apps").resolve(service.name());
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String component) {
        return logs().resolve(component + ".log");
    }

    void create(List<ServiceEntry> services) {
        try {
            for (Path path : List.of(run(), logs(), attachments())) {
                Files.createDirectories(path);
            }
            for (ServiceEntry service : services) {
                Files.createDirectories(of(service));
            }
        } catch (IOException e) {
            throw new StackFailure(
                    "The folder " + folder + " cannot be written: " + e.getMessage()
                            + ". Give yourself the right to, or set ADUAN_HOME to another folder.",
                    e);
        }
    }

    /** The right to work with this folder; empty when another process has it. It ends with this process, however that ends. */
    Optional<FileLock> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what a stack has put here, and the folder itself when nothing else is in it. */
    void wipe(List<ServiceEntry> services) {
        var own = Stream.concat(
                Stream.of(
                        postgres(),
                        kafka(),
                        attachments(),
                        wal(),
                        secrets(),
                        data().epoch(),
                        data().unfinished(),
                        run(),
                        logs()),
                services.stream().map(this::of));
        try {
            for (Path path : own.toList()) {
                if (Files.isDirectory(path)) {
                    Directories.delete(path);
                } else {
                    Files.deleteIfExists(path);
                }
            }
            if (Files.isDirectory(folder)) {
                try (var rest = Files.list(folder)) {
                    if (rest.findAny().isPresent()) {
                        return;
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data cannot be deleted", e);
        }
    }
}

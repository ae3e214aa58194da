package id.aduan.intake;

import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Photos of forms that are not sent yet: on disk, under the form's one-time id, for a day. Already cleaned ones only.
 * All methods block.
 */
@ApplicationScoped
public class Drafts {
    private static final Logger LOG = Logger.getLogger(Drafts.class);
    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{64}");

    private final AtomicLong waiting = new AtomicLong();
    private volatile boolean counted;
    private final Path root;
    private final DoorSettings.Drafts settings;

    Drafts(@ConfigProperty(name = "aduan.data.directory") Path data, DoorSettings settings) {
        this.root = data.resolve("drafts");
        this.settings = settings.drafts();
    }

    /** Keeps a photo under a form; false when too many photos wait, and then it should be tried again later. */
    public boolean keep(String formId, Photo photo) throws IOException {
        Path folder = folder(formId);
        if (Files.isRegularFile(folder.resolve(photo.sha256()))) {
            return true;
        }
        if (waitingBytes() + photo.bytes().length > settings.maxBytes() || count(folder) >= settings.perForm()) {
            return false;
        }
        Files.createDirectories(folder);
        Path part = folder.resolve(UUID.randomUUID() + ".part");
        Files.write(part, photo.bytes());
        Files.move(
                part,
                folder.resolve(photo.sha256()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(folder, FileTime.from(Clock.systemUTC().instant()));
        waiting.addAndGet(photo.bytes().length);
        return true;
    }

    /** The photo, unless it was never kept or has gone. */
    public Optional<Photo> find(String formId, String reference) throws IOException {
        if (!FORM_ID.matcher(formId).matches() || !REFERENCE.matcher(reference).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Photos.read(Files.readAllBytes(folder(formId).resolve(reference))));
        } catch (NoSuchFileException | UnusablePhoto gone) {
            return Optional.empty();
        }
    }

    /** Forgets a form, after it was sent. */
    public void forget(String formId) {
        try {
            waiting.addAndGet(-delete(folder(formId)));
        } catch (IOException e) {
            LOG.warnf(
                    "photos of a sent form stay until they are purged: %s",
                    e.getClass().getSimpleName());
        }
    }

    /** Deletes what has waited too long; how many forms that were. */
    public int purge(Instant now) throws IOException {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        int purged = 0;
        Instant oldest = now.minus(settings.lifetime());
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
                    delete(folder);
                    purged++;
                }
            }
        }
        counted = false;
        return purged;
    }

    /** Counted anew after each purge, and kept in step in between; what meets at that moment may be missed. */
    private long waitingBytes() throws IOException {
        if (!counted) {
            waiting.set(counted());
            counted = true;
        }
        return waiting.get();
    }

    private long counted() throws IOException {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (Stream<Path> files = Files.find(root, 2, (path, attributes) -> attributes.isRegularFile())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Path folder(String formId) {
        if (!FORM_ID.matcher(formId).matches()) {
            throw new IllegalArgumentException("not the id of a form");
        }
        return root.resolve(formId);
    }

    /** Tells how many bytes are gone. */
    private static long delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        long freed = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                freed += file.toFile().length();
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
        return freed;
    }
}

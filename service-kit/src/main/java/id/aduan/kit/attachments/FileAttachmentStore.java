package id.aduan.kit.attachments;

import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One folder per complaint, by the first two digits of its id; file and folder are synced before {@code put} returns. */
@ApplicationScoped
class FileAttachmentStore implements AttachmentStore {
    private static final Pattern REFERENCE = Pattern.compile("([0-9a-f-]{36})/([0-9a-f]{64})");

    private final Path root;

    FileAttachmentStore(@ConfigProperty(name = "aduan.attachments.directory") Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public Attachment put(ComplaintId complaint, byte[] bytes, String mediaType) throws IOException {
        String sha256 = sha256(bytes);
        Path folder = folder(complaint);
        createSynced(folder);
        Path target = folder.resolve(sha256);
        if (!Files.exists(target)) {
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer remaining = ByteBuffer.wrap(bytes);
                while (remaining.hasRemaining()) {
                    channel.write(remaining);
                }
                channel.force(true);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        sync(folder); // also for a file that an interrupted call left unsynced
        return new Attachment(complaint + "/" + sha256, mediaType, bytes.length, sha256);
    }

    @Override
    public InputStream open(String reference) throws IOException {
        var matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw new NoSuchFileException("malformed reference");
        }
        ComplaintId complaint = ComplaintId.parse(matcher.group(1));
        return Files.newInputStream(folder(complaint).resolve(matcher.group(2)));
    }

    @Override
    public void deleteAll(ComplaintId complaint) throws IOException {
        Path folder = folder(complaint);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
        sync(folder.getParent());
    }

    @Override
    public List<ComplaintId> olderThan(Instant moment, int limit) throws IOException {
        List<ComplaintId> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (Stream<Path> folders = Files.find(
                root,
                2,
                (path, attributes) -> attributes.isDirectory()
                        && root.relativize(path).getNameCount() == 2
                        && attributes.lastModifiedTime().toInstant().isBefore(moment))) {
            folders.limit(limit)
                    .forEach(path ->
                            found.add(ComplaintId.parse(path.getFileName().toString())));
        }
        return found;
    }

    private Path folder(ComplaintId complaint) {
        String id = complaint.toString();
        return root.resolve(id.substring(0, 2)).resolve(id);
    }

    private static void createSynced(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        sync(folder.getParent());
        sync(folder.getParent().getParent());
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

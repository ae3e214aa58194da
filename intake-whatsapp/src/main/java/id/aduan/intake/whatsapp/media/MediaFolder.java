package id.aduan.intake.whatsapp.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files on this door's disk, by this door's own id. All methods block. */
@ApplicationScoped
public class MediaFolder {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;

    MediaFolder(@ConfigProperty(name = "aduan.data.directory") Path data) {
        this.root = data.resolve("media").toAbsolutePath();
    }

    /** Where a file is or would be. */
    public Path path(String mediaId) {
        if (!ID.matcher(mediaId).matches()) {
            throw new IllegalArgumentException("not the id of a file");
        }
        return root.resolve(mediaId.substring(0, 2)).resolve(mediaId);
    }

    /** Synced when this returns; the same id again is replaced. */
    public KeptFile keep(String mediaId, MediaContent content) throws IOException {
        Path target = path(mediaId);
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(UUID.randomUUID() + ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer remaining = ByteBuffer.wrap(content.bytes());
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return new KeptFile(target, sha256(content.bytes()), content.mediaType(), content.bytes().length);
    }

    /** Nothing happens when there is none. */
    public void delete(String mediaId) throws IOException {
        Files.deleteIfExists(path(mediaId));
    }

    Path root() {
        return root;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

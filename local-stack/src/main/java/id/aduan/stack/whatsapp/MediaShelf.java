package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import id.aduan.stack.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files on their way between phones and the regency. They stay on the disk; their addresses live five minutes. */
final class MediaShelf {
    static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);
    static final Duration INCOMING_LIFE = Duration.ofDays(7);
    static final Duration UPLOAD_LIFE = Duration.ofDays(30);
    static final String PATH = "/whatsapp-media/";

    private static final int MOST = 2_000;

    private final Path folder;
    private final Clock clock;
    private final AppSecret addresses;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Medium> media = new LinkedHashMap<>();

    /**
     * A file.
     *
     * @param number the phone number id that it was sent to or uploaded for
     * @param sha256 of its bytes
     */
    record Medium(
            String id,
            String number,
            String type,
            String filename,
            Path file,
            long size,
            byte[] sha256,
            Instant until) {
        /** As webhooks write it. */
        String base64() {
            return Base64.getEncoder().encodeToString(sha256);
        }

        /** As the API writes it. */
        String hex() {
            return HexFormat.of().formatHex(sha256);
        }
    }

    /** @param folder is emptied */
    MediaShelf(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        var key = new byte[32];
        random.nextBytes(key);
        this.addresses = new AppSecret(HexFormat.of().formatHex(key));
        try {
            Directories.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param filename or null */
    Medium put(String number, String type, String filename, Duration life, InputStream bytes) throws IOException {
        String id = Long.toString(1_000_000_000_000_000L + (random.nextLong() >>> 4) % 8_000_000_000_000_000L);
        Path file = folder.resolve(id);
        MessageDigest digest = sha256();
        long size;
        try (var in = new DigestInputStream(bytes, digest)) {
            size = Files.copy(in, file);
        }
        var medium = new Medium(
                id,
                number,
                type,
                filename,
                file,
                size,
                digest.digest(),
                clock.instant().plus(life));
        synchronized (this) {
            media.put(id, medium);
            if (media.size() > MOST) {
                remove(media.keySet().iterator().next());
            }
        }
        return medium;
    }

    /** Empty when it never was here or its time is over. */
    synchronized Optional<Medium> find(String id) {
        return Optional.ofNullable(media.get(id))
                .filter(medium -> clock.instant().isBefore(medium.until()));
    }

    synchronized boolean remove(String id) {
        Medium medium = media.remove(id);
        if (medium != null) {
            try {
                Files.deleteIfExists(medium.file());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return medium != null;
    }

    /** An address from which the file can be loaded for five minutes. */
    String address(URI base, Medium medium) {
        long end = clock.instant().plus(ADDRESS_LIFE).getEpochSecond();
        return base + PATH + "?mid=" + medium.id() + "&ext=" + end + "&hash=" + hash(medium.id(), end);
    }

    /** The file of an address that is one of ours and not too old. */
    Optional<Medium> atAddress(String id, long end, String hash) {
        boolean ours = MessageDigest.isEqual(hash(id, end).getBytes(US_ASCII), hash.getBytes(US_ASCII));
        return ours && clock.instant().getEpochSecond() < end ? find(id) : Optional.empty();
    }

    private String hash(String id, long end) {
        return addresses.digest((id + "|" + end).getBytes(US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

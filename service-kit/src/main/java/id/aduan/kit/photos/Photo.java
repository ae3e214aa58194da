package id.aduan.kit.photos;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A photo whose type is known from its content and whose metadata are gone. Two with the same bytes are equal. */
public final class Photo {
    private final byte[] bytes;
    private final String mediaType;
    private final PhotoPosition position;
    private final String sha256;

    Photo(byte[] bytes, String mediaType, PhotoPosition position) {
        this.bytes = requireNonNull(bytes, "bytes is null");
        this.mediaType = requireNonNull(mediaType, "mediaType is null");
        this.position = position;
        this.sha256 = digest(bytes);
    }

    /** The cleaned bytes; callers leave them as they are. */
    public byte[] bytes() {
        return bytes;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Where it was taken, as its metadata told before they were taken off. */
    public Optional<PhotoPosition> position() {
        return Optional.ofNullable(position);
    }

    /** Digest of the cleaned bytes, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "Photo[" + mediaType + ", " + bytes.length + " bytes]";
    }
}

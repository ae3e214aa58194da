package id.aduan.cases.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest. */
public final class Digest {
    private static final int LENGTH = 32;

    /** What the first line of a history is chained to. */
    public static final Digest START = new Digest(new byte[LENGTH]);

    private final byte[] value;

    /** @param value 32 bytes, as {@link #bytes()} gave them */
    public Digest(byte[] value) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("a digest has 32 bytes");
        }
        this.value = value.clone();
    }

    public static Digest of(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return new Digest(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}

package id.aduan.cases.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;

/** A key of AES-256-GCM for one case or one person. Who destroys it makes everything under it unreadable. */
public final class DataKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;
    private final AesGcmJce aead;

    private DataKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a data key has 32 bytes");
        }
        this.bytes = bytes;
        try {
            this.aead = new AesGcmJce(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
    }

    public static DataKey fresh() {
        return new DataKey(Random.randBytes(LENGTH));
    }

    static DataKey of(byte[] bytes) {
        return new DataKey(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** @param context what it belongs to; it opens only beside the same */
    public byte[] seal(byte[] clear, String context) {
        try {
            return aead.encrypt(clear, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed", e);
        }
    }

    /** Fails with {@link Unreadable} when it was sealed under another key or context, or has been changed. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unreadable();
        }
    }

    @Override
    public String toString() {
        return "DataKey[…]";
    }

    /** What is stored does not open with the key that belongs to it. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("not readable with this key");
        }
    }
}

package id.aduan.kit.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a service keeps of persons, under a master key of its own (AES-256-GCM). The key stands in the configuration
 * and is backed up apart from the database.
 */
public final class AtRest {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Aead aead;
    private final SecretKeySpec digestKey;

    /**
     * @param name of the key in the configuration
     * @param masterKey 32 bytes in base64
     */
    public AtRest(String name, String masterKey) {
        byte[] key = read(name, masterKey);
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had", e);
        }
        // one key for one purpose: what is told by a digest says nothing of the key that seals
        this.digestKey = new SecretKeySpec(hmac(new SecretKeySpec(key, HMAC), "digest", ""), HMAC);
    }

    /** @param context what it belongs to, e.g. {@code identity}; it opens only beside the same */
    public byte[] seal(byte[] clear, String context) {
        try {
            return aead.encrypt(clear, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed", e);
        }
    }

    /** Fails with {@link Unopenable} when it was sealed under another key or context, or has been changed. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopenable(context);
        }
    }

    /**
     * The same 32 bytes for the same text, from which nobody without the key finds the text by trying.
     *
     * @param domain what it is a digest of, so that equal texts of different kinds cannot be told to be equal
     */
    public byte[] digest(String domain, String text) {
        return hmac(digestKey, domain, text);
    }

    private static byte[] hmac(SecretKeySpec key, String domain, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(domain.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] read(String name, String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException(name + " is not 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    /** It was sealed under another key or for something else, or has been changed. */
    public static final class Unopenable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unopenable(String context) {
            super("what is sealed for " + context + " does not open");
        }
    }
}

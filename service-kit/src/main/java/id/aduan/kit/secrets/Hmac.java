package id.aduan.kit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a secret of the configuration. */
final class Hmac {
    private static final int MIN_SECRET_BYTES = 32;

    private final SecretKeySpec key;

    /** @param secret base64 of at least 32 bytes */
    Hmac(String name, String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not base64; make one with: openssl rand -base64 32");
        }
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    name + " has less than 32 bytes; make one with: openssl rand -base64 32");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    byte[] of(String domain, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(domain.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

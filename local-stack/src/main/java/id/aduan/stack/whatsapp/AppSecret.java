package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a secret as Meta does: HMAC-SHA256 over the bytes, in small hexadecimal digits. */
final class AppSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    AppSecret(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** The value of {@code X-Hub-Signature-256}. */
    String signature(byte[] body) {
        return "sha256=" + digest(body);
    }

    String digest(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}

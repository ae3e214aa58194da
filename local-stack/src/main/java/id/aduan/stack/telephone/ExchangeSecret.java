package id.aduan.stack.telephone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs an event as an exchange does: HMAC-SHA256 over the seconds since 1970, a dot and the body. */
final class ExchangeSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    ExchangeSecret(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** The value of {@code Aduan-Signature}. */
    String signature(Instant at, byte[] body) {
        String seconds = Long.toString(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(seconds.getBytes(US_ASCII));
            mac.update((byte) '.');
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}

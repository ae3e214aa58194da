package id.aduan.intake.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells whether a body comes from the provider: by the HMAC of its very bytes under the app's secret. The secret before
 * counts too, so that it can be changed without losing an update.
 */
@ApplicationScoped
class Signatures {
    private static final Logger LOG = Logger.getLogger(Signatures.class);
    private static final String PREFIX = "sha256=";
    private static final int DIGITS = 64;
    private static final String HMAC = "HmacSHA256";

    private final List<SecretKeySpec> secrets = new ArrayList<>();

    Signatures(
            @ConfigProperty(name = "aduan.secrets.whatsapp-app") Optional<String> secret,
            @ConfigProperty(name = "aduan.secrets.whatsapp-app-previous") Optional<String> previous) {
        secret.ifPresentOrElse(
                now -> secrets.add(key("aduan.secrets.whatsapp-app", now)),
                () -> LOG.warn("aduan.secrets.whatsapp-app is not set: every update of WhatsApp is refused"));
        previous.ifPresent(old -> secrets.add(key("aduan.secrets.whatsapp-app-previous", old)));
    }

    private static SecretKeySpec key(String name, String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException(name + " is blank: it is the secret of the app at the provider");
        }
        return new SecretKeySpec(secret.strip().getBytes(UTF_8), HMAC);
    }

    /** @param header {@code sha256=} and 64 lower-case hexadecimal digits, or null; whatever else it is does not match */
    boolean matches(String header, byte[] body) {
        if (header == null || header.length() != PREFIX.length() + DIGITS || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] told = header.substring(PREFIX.length()).getBytes(UTF_8);
        boolean match = false;
        for (SecretKeySpec secret : secrets) {
            match |= MessageDigest.isEqual(hex(secret, body), told);
        }
        return match;
    }

    private static byte[] hex(SecretKeySpec secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

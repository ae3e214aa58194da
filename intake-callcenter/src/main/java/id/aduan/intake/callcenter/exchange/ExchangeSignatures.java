package id.aduan.intake.callcenter.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells whether a body comes from the exchange: by the HMAC of the moment of signing, a dot and its very bytes. The secret
 * before counts too, so that it can be changed without missing a call.
 */
@ApplicationScoped
class ExchangeSignatures {
    /** The header that carries it: {@code t=<seconds since 1970>,v1=<64 hexadecimal digits>}. */
    static final String HEADER = "Aduan-Signature";

    /** How far the clocks may be apart, with the way of the request. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(ExchangeSignatures.class);
    private static final String HMAC = "HmacSHA256";
    private static final int DIGITS = 64;
    private static final int LONGEST = 512;
    private static final int LONGEST_TIME = 12;
    private static final int SHORTEST_SECRET = 16;

    private final List<SecretKeySpec> secrets = new ArrayList<>();

    /** What there is to say of a signature. */
    enum Verdict {
        GOOD,
        MISSING,
        WRONG,
        /** It is the exchange's, of another time than now. */
        OLD
    }

    ExchangeSignatures(
            @ConfigProperty(name = "aduan.secrets.exchange") Optional<String> secret,
            @ConfigProperty(name = "aduan.secrets.exchange-previous") Optional<String> previous) {
        secret.ifPresentOrElse(
                now -> secrets.add(key("aduan.secrets.exchange", now)),
                () -> LOG.info("aduan.secrets.exchange is not set: calls are taken by hand only"));
        previous.ifPresent(old -> secrets.add(key("aduan.secrets.exchange-previous", old)));
    }

    private static SecretKeySpec key(String name, String secret) {
        if (secret.strip().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(name + " has fewer than " + SHORTEST_SECRET
                    + " characters; make one with: openssl rand -base64 32");
        }
        return new SecretKeySpec(secret.strip().getBytes(UTF_8), HMAC);
    }

    /** @param header as it came, or null; whatever it is, it is read without a fault */
    Verdict judge(String header, byte[] body, Instant now) {
        if (header == null || header.isBlank()) {
            return Verdict.MISSING;
        }
        if (header.length() > LONGEST) {
            return Verdict.WRONG;
        }
        String time = null;
        List<byte[]> told = new ArrayList<>();
        for (String part : header.split(",")) {
            String pair = part.strip();
            if (pair.startsWith("t=")) {
                time = pair.substring(2);
            } else if (pair.startsWith("v1=") && pair.length() == DIGITS + 3) {
                told.add(pair.substring(3).getBytes(UTF_8));
            }
        }
        if (time == null || !time.matches("\\d{1," + LONGEST_TIME + "}") || !matches(time, body, told)) {
            return Verdict.WRONG;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return apart.abs().compareTo(TOLERANCE) > 0 ? Verdict.OLD : Verdict.GOOD;
    }

    /** Every secret is compared with every signature, whichever of them fits. */
    private boolean matches(String time, byte[] body, List<byte[]> told) {
        boolean match = false;
        for (SecretKeySpec secret : secrets) {
            byte[] expected = sign(secret, time, body).getBytes(US_ASCII);
            for (byte[] each : told) {
                match |= MessageDigest.isEqual(expected, each);
            }
        }
        return match;
    }

    private static String sign(SecretKeySpec secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(time.getBytes(US_ASCII));
            mac.update((byte) '.');
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

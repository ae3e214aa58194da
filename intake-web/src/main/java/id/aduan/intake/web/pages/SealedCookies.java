package id.aduan.intake.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cookies that only this door can read or write, that end by themselves, and that scripts and other sites do not get.
 * A cookie made under one name or path of use is worth nothing under another. The key is derived from this door's
 * secret for forms, so every instance reads the cookies of every other.
 */
@ApplicationScoped
class SealedCookies {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String VERSION = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    @Inject
    SealedCookies(@ConfigProperty(name = "aduan.secrets.form-token") String secret) {
        this(secret, Clock.systemUTC());
    }

    SealedCookies(String secret, Clock clock) {
        this.key = derive(secret);
        this.clock = clock;
    }

    /** What a sealed cookie is for: its name, the only path that it is sent to, and how long it is worth something. */
    enum Use {
        RECEIPT("aduan-receipt", "/lapor", Duration.ofMinutes(20)),
        TRACKING("aduan-tracking", "/lacak", Duration.ofMinutes(30));

        private final String cookie;
        private final String path;
        private final Duration lifetime;

        Use(String cookie, String path, Duration lifetime) {
            this.cookie = cookie;
            this.path = path;
            this.lifetime = lifetime;
        }

        Duration lifetime() {
            return lifetime;
        }
    }

    void put(Use use, String content, RoutingContext request) {
        Instant end = clock.instant().plus(use.lifetime);
        send(use, seal(use, end.getEpochSecond() + "|" + content), use.lifetime, request);
    }

    /** The content, when the browser sent a cookie of this use that is whole and has not ended. */
    Optional<String> read(Use use, RoutingContext request) {
        Cookie cookie = request.request().getCookie(use.cookie);
        if (cookie == null) {
            return Optional.empty();
        }
        return open(use, cookie.getValue()).flatMap(this::unlessEnded);
    }

    void forget(Use use, RoutingContext request) {
        send(use, "", Duration.ZERO, request);
    }

    private static void send(Use use, String value, Duration age, RoutingContext request) {
        request.response()
                .addCookie(Cookie.cookie(use.cookie, value)
                        .setPath(use.path)
                        .setMaxAge(age.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(request.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT));
    }

    private Optional<String> unlessEnded(String text) {
        int bar = text.indexOf('|');
        Instant end = Instant.ofEpochSecond(Long.parseLong(text.substring(0, bar)));
        return clock.instant().isBefore(end) ? Optional.of(text.substring(bar + 1)) : Optional.empty();
    }

    String seal(Use use, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, use, nonce).doFinal(text.getBytes(UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    Optional<String> open(Use use, String value) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(value);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, use, Arrays.copyOf(whole, NONCE_BYTES))
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(text, UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, Use use, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + use.name()).getBytes(UTF_8));
        return cipher;
    }

    private static SecretKeySpec derive(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.strip().getBytes(UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("citizen-pages-cookies".getBytes(UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}

package id.aduan.kit.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.TrackingNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The six digits that go with a tracking number. They are computed from the secret of the doors and stored nowhere;
 * numbers told under an old secret stay valid while it is configured. Callers limit the tries.
 */
@ApplicationScoped
public class TrackingPin {
    /** What people type between the signs of a number or of its PIN. */
    private static final String BETWEEN = "[\\s._\\-‐-―]*";

    private static final Pattern NUMBER =
            Pattern.compile("PWK" + BETWEEN + "(?:[0-9A-Z]" + BETWEEN + "){11}", Pattern.CASE_INSENSITIVE);
    private static final String HIDDEN = "••••••";

    private final List<Hmac> secrets = new ArrayList<>();

    public TrackingPin(
            @ConfigProperty(name = "aduan.secrets.tracking-pin") String secret,
            @ConfigProperty(name = "aduan.secrets.tracking-pin-previous") Optional<String> previous) {
        secrets.add(new Hmac("aduan.secrets.tracking-pin", secret));
        previous.ifPresent(old -> secrets.add(new Hmac("aduan.secrets.tracking-pin-previous", old)));
    }

    /** Always six digits. */
    public String of(TrackingNumber number) {
        return digits(secrets.get(0), number);
    }

    /** In constant time; blanks and dashes that people type between the digits do not count. */
    public boolean matches(TrackingNumber number, String typed) {
        byte[] candidate = typed.replaceAll("[\\s-]", "").getBytes(UTF_8);
        boolean match = false;
        for (Hmac secret : secrets) {
            match |= MessageDigest.isEqual(digits(secret, number).getBytes(UTF_8), candidate);
        }
        return match;
    }

    /**
     * A text for others than the reporter: with the PIN he could be spoken for. Instead of the PINs of the numbers in it,
     * both as we tell them or as people type them, it has six dots.
     */
    public String hideIn(String text) {
        String shown = text;
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            Optional<TrackingNumber> number = TrackingNumber.parse(found.group());
            if (number.isPresent()) {
                for (Hmac secret : secrets) {
                    String typed =
                            String.join(BETWEEN, digits(secret, number.get()).split(""));
                    shown = shown.replaceAll(typed, HIDDEN);
                }
            }
        }
        return shown;
    }

    private static String digits(Hmac secret, TrackingNumber number) {
        long bits = ByteBuffer.wrap(secret.of("tracking-pin", number.value())).getLong() >>> 1;
        return String.format(Locale.ROOT, "%06d", bits % 1_000_000);
    }
}

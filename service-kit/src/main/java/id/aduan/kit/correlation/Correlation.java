package id.aduan.kit.correlation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** One identifier from the citizen's request to the last effect. It is in every log line of the work it belongs to. */
public final class Correlation {
    /** Request and response header. */
    public static final String HEADER = "X-Correlation-Id";

    /** Key of the log context. */
    public static final String LOG_KEY = "correlationId";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private Correlation() {}

    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(LOG_KEY));
    }

    /** Begins work under an identifier; one that is missing or malformed is replaced by a new one. */
    public static String begin(String offered) {
        String id = offered != null && FORM.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
        MDC.put(LOG_KEY, id);
        return id;
    }
}

package id.aduan.stack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The development sign-in for a {@code @QuarkusTest}. With the init argument {@code client} the service under test gets
 * tokens of its own as that machine client.
 */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private String client = "";

    /** An access token of an account ({@code supervisor}, {@code officer.dlh}) or a machine client ({@code intake-web}). */
    public static String token(String accountOrClient) {
        return Shared.token(accountOrClient, LIFETIME);
    }

    /** An access token that expired an hour ago. */
    public static String expiredToken(String accountOrClient) {
        return Shared.token(accountOrClient, LIFETIME.negated());
    }

    @Override
    public void init(Map<String, String> arguments) {
        client = arguments.getOrDefault("client", client);
    }

    @Override
    public Map<String, String> start() {
        String issuer = Shared.issuer();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.oidc.credentials.secret", SharedParts.SECRET);
        if (!client.isEmpty()) {
            settings.put("quarkus.oidc-client.auth-server-url", issuer);
            settings.put("quarkus.oidc-client.client-id", client);
            settings.put("quarkus.oidc-client.credentials.secret", SharedParts.SECRET);
        }
        return settings;
    }

    @Override
    public void stop() {
        // the sign-in is shared; it ends with the JVM
    }
}

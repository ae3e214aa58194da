package id.aduan.kit.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes every cookie off requests under {@code /api} and {@code /internal}: no browser can be made to act there with
 * the session of a page. Since nothing is left to be forged, these requests pass the form-token check, which otherwise
 * refuses whatever is no form of ours.
 */
@ApplicationScoped
class ApiWithoutCookies {
    private static final int EARLY = 900;
    private static final int TOKEN_BYTES = 16;

    private final String tokenCookie;
    private final String tokenHeader;

    ApiWithoutCookies(
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String tokenCookie,
            @ConfigProperty(name = "quarkus.rest-csrf.token-header-name", defaultValue = "X-CSRF-TOKEN")
                    String tokenHeader) {
        this.tokenCookie = tokenCookie;
        this.tokenHeader = tokenHeader;
    }

    void register(@Observes Filters filters) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        filters.register(
                request -> {
                    String path = request.normalizedPath();
                    if (path.startsWith("/api/") || path.startsWith("/internal/")) {
                        MultiMap headers = request.request().headers();
                        headers.set(HttpHeaders.COOKIE, tokenCookie + "=" + token);
                        headers.set(tokenHeader, token);
                    }
                    request.next();
                },
                EARLY);
    }
}

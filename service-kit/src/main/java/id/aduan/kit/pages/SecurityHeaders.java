package id.aduan.kit.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Sets the headers that keep pages to themselves; a response that set its own (as a sandboxed file) keeps it. */
@ApplicationScoped
class SecurityHeaders {
    private static final int EARLY = 1000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(
                            end -> complete(request.response().headers()));
                    request.next();
                },
                EARLY);
    }

    private static void complete(MultiMap headers) {
        add(headers, "Content-Security-Policy", POLICY);
        add(headers, "X-Content-Type-Options", "nosniff");
        add(headers, "X-Frame-Options", "DENY");
        add(headers, "Referrer-Policy", "same-origin");
        add(headers, "Cross-Origin-Opener-Policy", "same-origin");
        add(headers, "Permissions-Policy", "geolocation=(self), camera=(self), microphone=()");
        add(headers, "Cache-Control", "no-store");
    }

    private static void add(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}

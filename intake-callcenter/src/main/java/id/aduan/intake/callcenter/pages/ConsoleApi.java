package id.aduan.intake.callcenter.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The API of calls once more, below the pages: the cookie of the sign-in goes to {@code /callcenter} alone (ADR 1), so the
 * scripts of the pages ask there. Programs with a token use {@code /api/v1/calls}.
 */
@ApplicationScoped
class ConsoleApi {
    private static final String HERE = "/callcenter/api";
    private static final String THERE = "/api/v1/calls";

    /** Before anything has looked at the address. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(ConsoleApi::pass, FIRST);
    }

    private static void pass(RoutingContext request) {
        String address = request.request().uri();
        if (isBelow(request.request().path())) {
            request.reroute(THERE + address.substring(HERE.length()));
        } else {
            request.next();
        }
    }

    private static boolean isBelow(String path) {
        return path.equals(HERE) || path.startsWith(HERE + "/");
    }
}

package id.aduan.kit.security;

import id.aduan.kit.pages.KitMessages;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what another site makes a browser send (cross-site request forgery): a request that may change something and
 * that the browser itself says to come from elsewhere, by Sec-Fetch-Site or, in older browsers, by Origin. Programs
 * send neither and carry no cookies, so they pass.
 */
class CrossOriginGuard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter(preMatching = true)
    public void guard(ContainerRequestContext request, RoutingContext routing) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign =
                site == null ? isForeign(request.getHeaderString("Origin"), routing.request()) : !OWN.contains(site);
        if (foreign) {
            KitMessages words = RequestLanguage.words(KitMessages.class, routing);
            throw new Refusal(Problem.of(403, "cross-origin", words.crossOriginTitle(), words.crossOriginDetail()));
        }
    }

    private static boolean isForeign(String origin, HttpServerRequest request) {
        if (origin == null) {
            return false;
        }
        try {
            URI from = URI.create(origin);
            return request.authority() == null
                    || !request.authority().toString().equals(authority(from));
        } catch (IllegalArgumentException e) {
            return true; // also the opaque origin "null"
        }
    }

    private static String authority(URI origin) {
        return origin.getPort() < 0 ? String.valueOf(origin.getHost()) : origin.getHost() + ":" + origin.getPort();
    }
}

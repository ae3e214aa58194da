package id.aduan.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.Language;
import id.aduan.intake.DoorSettings;
import id.aduan.intake.Refusals;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Ends requests whose body is larger than it may be, or does not come to an end. A connection that is silent is closed
 * by the server's own idle limit; this one is for those that trickle.
 */
@Singleton
class BodyGuard {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ObjectMapper json;
    private final Provider<DoorSettings> settings;

    /** Filters are made while the application is built, when neither Vert.x nor the settings are there yet. */
    BodyGuard(ObjectMapper json, Provider<DoorSettings> settings) {
        this.json = json;
        this.settings = settings;
    }

    @ServerRequestFilter(preMatching = true)
    public void guard(ContainerRequestContext context, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean isForm = String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
        long limit = isForm ? Long.MAX_VALUE : settings.get().uploads().maxJsonBytes();
        if (context.getLength() > limit) {
            throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        if (!request.isEnded()) {
            watch(routing, limit, RequestLanguage.of(routing));
        }
    }

    private void watch(RoutingContext routing, long limit, Language language) {
        Vertx vertx = routing.vertx();
        HttpServerRequest request = routing.request();
        long deadline = System.nanoTime() + settings.get().uploads().patience().toNanos();
        long timer = vertx.setPeriodic(LOOK.toMillis(), id -> {
            boolean late = System.nanoTime() - deadline > 0;
            if (request.isEnded()) {
                vertx.cancelTimer(id);
            } else if (late || request.bytesRead() > limit) {
                vertx.cancelTimer(id);
                end(request, late ? Refusals.bodyTooSlow(language) : Refusals.bodyTooLarge(language));
            }
        });
        routing.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    private void end(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.closed()) {
            leave(request);
            return;
        }
        try {
            response.setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(json.writeValueAsString(problem))
                    .onComplete(told -> leave(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is JSON", e);
        }
    }

    /** An answered request of HTTP/1 is read on to its end, which may never come; one of HTTP/2 is a stream among others. */
    private static void leave(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}

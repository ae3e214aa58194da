package id.aduan.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.Language;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.pages.ErrorPage;
import id.aduan.kit.pages.RequestLanguage;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses in words, before the server does it without, a request that announces a longer body than the service reads
 * ({@code quarkus.http.limits.max-body-size}). The connection is closed then, since the body is not read.
 */
@ApplicationScoped
class BodyLimit {
    /** After the headers that every answer has, before the server's own limit. */
    private static final int EARLY = 900;

    private final long limit;
    private final ObjectMapper json;
    private final Meters meters;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            ObjectMapper json,
            Meters meters) {
        this.limit = limit.asLongValue();
        this.json = json;
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, EARLY);
    }

    private void guard(RoutingContext request) {
        if (length(request) > limit) {
            refuse(request);
        } else {
            request.next();
        }
    }

    /** Negative when it is not told; what is no number is refused by the server itself. */
    private static long length(RoutingContext request) {
        String told = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return told == null ? -1 : Long.parseLong(told);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void refuse(RoutingContext request) {
        Problem problem = Problems.clientProblem(413, request);
        meters.problem(problem.name());
        HttpServerResponse response =
                request.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        response.endHandler(told -> request.request().connection().close());
        if (Problems.isApi(request)) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(written(problem.at(URI.create(request.normalizedPath()))));
        } else {
            Language language = RequestLanguage.of(request);
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .end(ErrorPage.of(problem.title(), problem.detail(), language));
        }
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is JSON", e);
        }
    }
}

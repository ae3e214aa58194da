package id.aduan.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import id.aduan.contracts.Language;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.pages.ErrorPage;
import id.aduan.kit.pages.KitMessages;
import id.aduan.kit.pages.RequestLanguage;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every failure of a request becomes a problem (RFC 9457) under {@code /api} and {@code /internal}, and a page
 * elsewhere. What passes by itself becomes a 503 that says when to try again, and what is not expected a 500 that tells nothing
 * but the correlation id.
 */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int FRAMES = 25;

    private static final Duration PASSING = Duration.ofSeconds(5);

    private final Meters meters;
    private final Instance<PassingFailures> passing;

    Problems(Meters meters, @Any Instance<PassingFailures> passing) {
        this.meters = meters;
        this.passing = passing;
    }

    @ServerExceptionMapper
    public Response map(Refusal refusal, RoutingContext request) {
        Response.ResponseBuilder response = render(refusal.problem(), request);
        refusal.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return response.build();
    }

    /** MismatchedInputException is named since Quarkus maps it to an empty 400 otherwise. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Response map(JacksonException malformed, RoutingContext request) {
        return render(badRequest(request), request).build();
    }

    @ServerExceptionMapper
    public Uni<Response> map(UnauthorizedException anonymous, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    public Uni<Response> map(AuthenticationFailedException failed, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    public Response map(ForbiddenException forbidden, RoutingContext request) {
        KitMessages words = words(request);
        return render(Problem.of(403, "forbidden", words.forbiddenTitle(), words.forbiddenDetail()), request)
                .build();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure, RoutingContext request) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        if (status >= 500) {
            return unexpected(failure, request);
        }
        Response.ResponseBuilder response = render(clientProblem(status, request), request);
        Object allow = failure.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response map(Throwable failure, RoutingContext request) {
        if (isTornOff(request)) {
            LOG.infof(
                    "%s %s was torn off before it was whole: %s",
                    request.request().method(),
                    withoutPersonalParts(request),
                    failure.getClass().getName());
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        if (UnreadableForm.causes(failure)) {
            return render(badRequest(request), request).build();
        }
        return passing.stream().anyMatch(known -> known.passes(failure))
                ? unavailable(failure, request)
                : unexpected(failure, request);
    }

    private Response unavailable(Throwable failure, RoutingContext request) {
        LOG.warnf(
                "%s %s is to be sent again: %s",
                request.request().method(),
                withoutPersonalParts(request),
                failure.getClass().getName());
        KitMessages words = words(request);
        return render(Problem.of(503, "unavailable", words.unavailableTitle(), words.unavailableDetail()), request)
                .header(HttpHeaders.RETRY_AFTER, PASSING.toSeconds())
                .build();
    }

    private Response unexpected(Throwable failure, RoutingContext request) {
        String id = Correlation.current().orElseGet(() -> Correlation.begin(null));
        LOG.errorf(
                "%s %s failed: %s",
                request.request().method(), withoutPersonalParts(request), withoutMessages(failure));
        KitMessages words = words(request);
        return render(Problem.of(500, "internal", words.internalTitle(), words.internalDetail(id)), request)
                .build();
    }

    /** Whether the sender has gone in the middle of his request, or was sent away: nobody is there to be answered. */
    private static boolean isTornOff(RoutingContext request) {
        boolean answered = request.response().closed() || request.response().ended();
        return answered && !request.request().isEnded();
    }

    /** What is told of a status that is the sender's fault, in his language. */
    static Problem clientProblem(int status, RoutingContext request) {
        KitMessages words = words(request);
        return switch (status) {
            case 404 -> Problem.of(404, "not-found", words.notFoundTitle(), words.notFoundDetail());
            case 405 ->
                Problem.of(405, "method-not-allowed", words.methodNotAllowedTitle(), words.methodNotAllowedDetail());
            case 413 -> Problem.of(413, "too-large", words.tooLargeTitle(), words.tooLargeDetail());
            case 406, 415 ->
                Problem.of(
                        status,
                        "unsupported-media-type",
                        words.unsupportedMediaTypeTitle(),
                        words.unsupportedMediaTypeDetail());
            default -> Problem.of(status, "bad-request", words.badRequestTitle(), words.badRequestDetail());
        };
    }

    private static Problem badRequest(RoutingContext request) {
        return clientProblem(400, request);
    }

    private Uni<Response> challenge(RoutingContext request) {
        KitMessages words = words(request);
        Problem problem = Problem.of(401, "unauthorized", words.unauthorizedTitle(), words.unauthorizedDetail());
        if (isApi(request)) {
            return Uni.createFrom()
                    .item(render(problem, request)
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build());
        }
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(render(problem, request).build());
        }
        return authenticator
                .getChallenge(request)
                .map(challenge -> challenge == null ? render(problem, request).build() : page(challenge));
    }

    private static Response page(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value.toString()));
        return response.build();
    }

    private Response.ResponseBuilder render(Problem problem, RoutingContext request) {
        meters.problem(problem.name());
        if (isApi(request)) {
            return Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(problem.at(URI.create(request.normalizedPath())));
        }
        Language language = RequestLanguage.of(request);
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(ErrorPage.of(problem.title(), problem.detail(), language));
    }

    static boolean isApi(RoutingContext request) {
        String path = request.normalizedPath();
        return path.startsWith("/api/") || path.startsWith("/internal/");
    }

    private static KitMessages words(RoutingContext request) {
        return RequestLanguage.words(KitMessages.class, request);
    }

    /** Classes and frames: a message may quote a row or a body, and with it a person. */
    private static String withoutMessages(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            trace.append(cause == failure ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            Arrays.stream(cause.getStackTrace()).limit(FRAMES).forEach(frame -> trace.append("\n\tat ")
                    .append(frame));
        }
        return trace.toString();
    }

    /** Tracking numbers and the like stand in paths; a log line does not need them. */
    private static String withoutPersonalParts(RoutingContext request) {
        return request.normalizedPath().replaceAll("(?i)PWK-[0-9A-Z-]+", "…");
    }
}

package id.aduan.intake.callcenter.exchange;

import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before an event is read: nothing is known of who sends it yet, so it may not be large. */
class ExchangeGuard {
    static final int LARGEST = 16 * 1024;

    private static final int LENGTH_NEEDED = 411;
    private static final int TOO_LARGE = 413;

    @ServerRequestFilter(preMatching = true)
    public void guard(ContainerRequestContext context, RoutingContext request) {
        if (!request.normalizedPath().startsWith(ExchangeResource.PATH)
                || !context.getMethod().equals("POST")) {
            return;
        }
        int length = context.getLength();
        if (length < 0 || length > LARGEST) {
            ExchangeMessages words = RequestLanguage.words(ExchangeMessages.class, request);
            throw new Refusal(Problem.of(
                    length < 0 ? LENGTH_NEEDED : TOO_LARGE,
                    "too-large",
                    words.tooLargeTitle(),
                    words.tooLargeDetail()));
        }
    }
}

package id.aduan.intake.whatsapp.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before the webhook's body is read: one that is too large, or does not come to an end, is refused, and others wait
 * a little until there is room for them. Nothing is known of the sender yet.
 */
@Singleton
class WebhookGuard {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(2);
    private static final int TOO_LARGE = 413;
    private static final int TOO_SLOW = 408;
    private static final String BODY_IS_READ = WebhookGuard.class.getName() + ".bodyIsRead";

    private final Provider<BodyMemory> memory;
    private final Provider<WebhookSettings> settings;

    /** Filters are made while the application is built, when there are no settings yet. */
    WebhookGuard(Provider<BodyMemory> memory, Provider<WebhookSettings> settings) {
        this.memory = memory;
        this.settings = settings;
    }

    /** The whole body has come. The request itself does not tell: one that was paused is never at its end. */
    static void bodyIsRead(RoutingContext routing) {
        routing.put(BODY_IS_READ, Boolean.TRUE);
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Response> guard(ContainerRequestContext context, RoutingContext routing) {
        if (!context.getMethod().equals("POST") || !routing.normalizedPath().startsWith(Webhook.PATH)) {
            return Uni.createFrom().nullItem();
        }
        long told = context.getLength();
        if (told > Webhook.MAX_BODY_BYTES) {
            return Uni.createFrom()
                    .item(Response.status(TOO_LARGE)
                            .header(HttpHeaders.CONNECTION.toString(), "close")
                            .build());
        }
        long length = told < 0 ? Webhook.MAX_BODY_BYTES : told;
        long deadline = System.nanoTime() + PATIENCE_FOR_ROOM.toNanos();
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean gone = new AtomicBoolean();
            routing.addEndHandler(ended -> gone.set(true));
            enter(routing, length, deadline, gone, emitter::complete);
        });
    }

    /** Answers null when the request may go on. */
    private void enter(
            RoutingContext routing, long length, long deadline, AtomicBoolean gone, Consumer<Response> answer) {
        BodyMemory.Room room = gone.get() ? null : memory.get().take(length);
        if (room != null) {
            routing.addEndHandler(ended -> room.close());
            if (!routing.request().isEnded()) {
                watch(routing);
            }
            answer.accept(null);
        } else if (gone.get() || System.nanoTime() - deadline > 0) {
            answer.accept(Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", 1)
                    .header(HttpHeaders.CONNECTION.toString(), "close")
                    .build());
        } else {
            routing.vertx().setTimer(LOOK.toMillis(), again -> enter(routing, length, deadline, gone, answer));
        }
    }

    /** For bodies that do not tell their length, and for those that trickle. */
    private void watch(RoutingContext routing) {
        Vertx vertx = routing.vertx();
        HttpServerRequest request = routing.request();
        long deadline = System.nanoTime() + settings.get().patience().toNanos();
        long timer = vertx.setPeriodic(LOOK.toMillis(), id -> {
            boolean late = System.nanoTime() - deadline > 0;
            if (routing.get(BODY_IS_READ) != null) {
                vertx.cancelTimer(id);
            } else if (late || request.bytesRead() > Webhook.MAX_BODY_BYTES) {
                vertx.cancelTimer(id);
                end(request, late ? TOO_SLOW : TOO_LARGE);
            }
        });
        routing.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    private static void end(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.closed()) {
            leave(request);
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end()
                .onComplete(told -> leave(request));
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

package id.aduan.routing.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets decisions go before what is kept of them for the desk: cases wait for a decision, and officers look at the desk now
 * and then. It matters only while more reports arrive than are decided at once (ADR 113).
 */
@ApplicationScoped
class DecisionsFirst {
    /** As many at once come only from a backlog. */
    private static final int MANY = 200;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private volatile boolean backlog;

    @Inject
    DecisionsFirst(Vertx vertx) {
        this(vertx, System::nanoTime);
    }

    DecisionsFirst(Vertx vertx, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
    }

    /** Decides so many reports, which were there at once. */
    Uni<Void> during(int reports, Supplier<Uni<Void>> deciding) {
        backlog = reports >= MANY;
        return deciding.get().onTermination().invoke(() -> backlog = false);
    }

    /** Completes when no backlog is decided, and after five seconds anyway, so that the desk goes on. */
    Uni<Void> turn() {
        long until = nanoTime.getAsLong() + LONGEST.toNanos();
        return Uni.createFrom().emitter(emitter -> look(until, () -> emitter.complete(null)));
    }

    private void look(long until, Runnable go) {
        if (backlog && nanoTime.getAsLong() < until) {
            vertx.setTimer(LOOK.toMillis(), passed -> look(until, go));
        } else {
            go.run();
        }
    }
}

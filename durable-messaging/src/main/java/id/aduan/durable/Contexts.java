package id.aduan.durable;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs work where reactive sessions are allowed: on an event loop, in a context of its own. Any thread may call; a
 * session's work never moves to another thread, since pauses are timers of the same context.
 */
final class Contexts {
    private final Vertx vertx;

    Contexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work in a new context of its own, and completes there. */
    <T> Uni<T> onNewContext(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(start ->
                    Uni.createFrom().deferred(() -> work.get()).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** Completes after the time, in the context of the caller. */
    Uni<Void> pause(Duration time) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(Math.max(1, time.toMillis()), fired -> emitter.complete(null)));
    }
}

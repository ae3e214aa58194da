package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work in one database transaction. It may be called from any thread; the work itself runs on an event loop and
 * must not block. After the commit, what was appended to the outbox is sent.
 */
@ApplicationScoped
public class Transactions {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Contexts contexts;

    Transactions(Mutiny.SessionFactory sessions, Outbox outbox, OutboxRelay relay, Vertx vertx) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.relay = relay;
        this.contexts = new Contexts(vertx);
    }

    /** Commits when the work completes and rolls back when it fails. Each subscription is a transaction of its own. */
    public <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return contexts.onNewContext(() -> {
            AtomicBoolean written = new AtomicBoolean();
            return sessions.withTransaction((session, transaction) -> {
                        outbox.begin(session);
                        return Uni.createFrom()
                                .deferred(() -> work.apply(session))
                                .call(() -> outbox.write(session).invoke(written::set))
                                .eventually(() -> outbox.end(session));
                    })
                    .invoke(() -> {
                        if (written.get()) {
                            relay.wake();
                        }
                    });
        });
    }
}

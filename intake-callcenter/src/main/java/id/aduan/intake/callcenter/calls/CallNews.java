package id.aduan.intake.callcenter.calls;

import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells the screens of this instance which calls have changed, whichever instance changed them: at once for a change of its
 * own, within a second for another's. What it tells is what the rows say, so nothing is told that was not committed, and
 * what was missed while nobody listened is read from the rows.
 */
@ApplicationScoped
public class CallNews {
    private static final Logger LOG = Logger.getLogger(CallNews.class);

    /** A stream of changes is looked at in portions. */
    private static final Duration PACE = Duration.ofMillis(25);

    private static final int REMEMBERED = 5_000;
    private static final int UNSEEN = 1_000;

    private final Repeated repeated = new Repeated(LOG, "news of calls");
    private final Transactions transactions;
    private final Vertx vertx;
    private final BroadcastProcessor<News> told = BroadcastProcessor.create();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Map<UUID, Seen> seen = new LinkedHashMap<>();
    private boolean first = true;

    /** What happened to a call. */
    public enum Kind {
        RINGING,
        CLAIMED,
        /** Another operator has it than before. */
        TAKEN_OVER,
        RELEASED,
        /** The line is closed. */
        ENDED,
        LOGGED,
        /** Something else that a screen may show. */
        CHANGED
    }

    /** That a call has changed; what it is now is read from its row. */
    public record News(Kind kind, UUID callId) {}

    /** A call as it was told last. */
    record Seen(long version, CallState state, String operator, boolean ended) {}

    CallNews(Transactions transactions, Vertx vertx) {
        this.transactions = transactions;
        this.vertx = vertx;
    }

    /** A transaction that has changed a call is committed. Any thread may call. */
    public void changed() {
        if (wanted.compareAndSet(false, true)) {
            vertx.setTimer(
                    PACE.toMillis(),
                    fired -> repeated.make(this::look).subscribe().with(done -> {}));
        }
    }

    /** What happens from now on; a follower that does not keep up is ended, and begins again by reading the rows. */
    public Multi<News> follow() {
        return told.onOverflow().buffer(UNSEEN);
    }

    @Scheduled(
            identity = "call-news",
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookAtOthers() {
        return repeated.make(this::look);
    }

    private Uni<Void> look() {
        return Uni.createFrom()
                .deferred(() -> {
                    wanted.set(false); // what is committed after this is looked for again
                    return transactions.run(session ->
                            session.createNativeQuery("""
                                    select id, version, state, operator, ended_at is not null from call
                                    where changed_at > now() - interval '10 seconds'
                                       or (logged_at is null and begun_at > now() - interval '12 hours')
                                    order by changed_at, id
                                    """, Object[].class).getResultList());
                })
                .invoke(this::tell)
                .replaceWithVoid();
    }

    /** One look at a time, each against what the one before has told. */
    private synchronized void tell(List<Object[]> rows) {
        List<News> news = new ArrayList<>();
        for (Object[] row : rows) {
            UUID id = (UUID) row[0];
            Seen now = new Seen(
                    ((Number) row[1]).longValue(), CallState.valueOf((String) row[2]), (String) row[3], (Boolean)
                            row[4]);
            Seen before = seen.get(id);
            if (before == null || before.version() < now.version()) {
                seen.remove(id);
                seen.put(id, now);
                if (seen.size() > REMEMBERED) {
                    seen.remove(seen.keySet().iterator().next());
                }
                news.add(new News(kind(before, now), id));
            }
        }
        if (!first) {
            news.forEach(told::onNext);
        }
        first = false;
    }

    /** @param before null for a call that was not seen before */
    static Kind kind(Seen before, Seen now) {
        if (now.state() == CallState.LOGGED) {
            return before != null && before.state() == CallState.LOGGED ? Kind.CHANGED : Kind.LOGGED;
        }
        String had = before == null ? null : before.operator();
        if (!Objects.equals(had, now.operator())) {
            return had == null ? Kind.CLAIMED : now.operator() == null ? Kind.RELEASED : Kind.TAKEN_OVER;
        }
        if (now.ended() && (before == null || !before.ended())) {
            return Kind.ENDED;
        }
        return before == null && now.state() == CallState.RINGING ? Kind.RINGING : Kind.CHANGED;
    }
}

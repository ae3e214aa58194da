package id.aduan.intake.callcenter.exchange;

import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.CallNews;
import id.aduan.intake.callcenter.calls.ExchangeCalls;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Ends rings whose end was never told, so that none stays on the screens, and forgets events that are old. */
@ApplicationScoped
class ExchangeSweep {
    private static final Logger LOG = Logger.getLogger(ExchangeSweep.class);

    private final Repeated rings = new Repeated(LOG, "rings that nobody ended");
    private final Repeated events = new Repeated(LOG, "old events of the exchange");
    private final Transactions transactions;
    private final ExchangeCalls calls;
    private final CallNews news;
    private final ExchangeSettings settings;
    private final Clock clock = Clock.systemUTC();

    ExchangeSweep(Transactions transactions, ExchangeCalls calls, CallNews news, ExchangeSettings settings) {
        this.transactions = transactions;
        this.calls = calls;
        this.news = news;
        this.settings = settings;
    }

    @Scheduled(
            identity = "callcenter-rings",
            every = "{aduan.intake.callcenter.exchange.sweep.every:30s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> endRings() {
        return rings.make(this::endLongRings);
    }

    private Uni<Void> endLongRings() {
        Instant now = clock.instant();
        return transactions
                .run(session -> calls.endRings(session, now.minus(settings.longestRing()), now))
                .invoke(ended -> {
                    if (ended > 0) {
                        news.changed();
                    }
                })
                .replaceWithVoid();
    }

    @Scheduled(
            identity = "callcenter-exchange-events",
            every = "1h",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return events.make(() -> transactions
                .run(session -> session.createNativeQuery("delete from exchange_event where received_at < ?1")
                        .setParameter(1, Moments.at(clock.instant().minus(settings.retention())))
                        .executeUpdate())
                .replaceWithVoid());
    }
}

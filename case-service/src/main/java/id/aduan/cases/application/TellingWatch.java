package id.aduan.cases.application;

import id.aduan.durable.Transactions;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks every few seconds how many notices and mails wait, since when, and how many notices did not arrive. */
@ApplicationScoped
class TellingWatch {
    private static final Logger LOG = Logger.getLogger(TellingWatch.class);
    private static final String NOTICES = "case-service.notices";
    private static final String MAILS = "case-service.mails";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Transactions transactions;
    private final Notices notices;
    private final AgencyMails mails;
    private final Meters meters;
    private final Clock clock;
    private volatile Seen seen = new Seen(new Notices.Waiting(0, null, 0), new AgencyMails.Waiting(0, null));

    TellingWatch(Transactions transactions, Notices notices, AgencyMails mails, Meters meters, Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.mails = mails;
        this.meters = meters;
        this.clock = clock;
    }

    /** What was seen last. */
    record Seen(Notices.Waiting notices, AgencyMails.Waiting mails) {}

    void start(@Observes StartupEvent event) {
        meters.number(MetricName.WAITING_RECORDS, NOTICES, () -> seen.notices().notices());
        meters.since(MetricName.WAITING_OLDEST, NOTICES, () -> seen.notices().since());
        meters.number(MetricName.WAITING_RECORDS, MAILS, () -> seen.mails().mails());
        meters.since(MetricName.WAITING_OLDEST, MAILS, () -> seen.mails().since());
        meters.number(MetricName.NOTICES_FAILED, () -> seen.notices().failed());
    }

    Seen seen() {
        return seen;
    }

    @Scheduled(
            identity = "telling-look",
            every = "{aduan.metrics.every:5s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        Instant now = clock.instant();
        return transactions
                .run(session -> notices.waiting(now, now.minus(A_DAY))
                        .chain(told -> mails.waiting().map(written -> new Seen(told, written))))
                .invoke(fresh -> seen = fresh)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "notices and mails are not looked at: %s",
                            failure.getClass().getSimpleName());
                    return seen; // the last one stands, and what waited then grows older
                })
                .replaceWithVoid();
    }
}

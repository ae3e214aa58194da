package id.aduan.intake.callcenter.callbacks;

import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Tells how many callers wait, ends what has expired and forgets what is settled for long. */
@ApplicationScoped
class CallBackWatch {
    private static final Logger LOG = Logger.getLogger(CallBackWatch.class);
    private static final int PORTION = 200;

    private final Repeated expiry = new Repeated(LOG, "call-backs that are over");
    private final Repeated retention = new Repeated(LOG, "old call-backs");
    private final Transactions transactions;
    private final CallBacks callBacks;
    private final CallBackDesk desk;
    private final CallBackSettings settings;
    private final Meters meters;
    private final Clock clock = Clock.systemUTC();
    private volatile long open;

    CallBackWatch(
            Transactions transactions,
            CallBacks callBacks,
            CallBackDesk desk,
            CallBackSettings settings,
            Meters meters) {
        this.transactions = transactions;
        this.callBacks = callBacks;
        this.desk = desk;
        this.settings = settings;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        meters.number(MetricName.CALLBACKS_OPEN, () -> open);
    }

    @Scheduled(
            identity = "callbacks-look",
            every = "{aduan.metrics.every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .run(callBacks::waiting)
                .invoke(waiting -> open = waiting)
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "call-backs are not looked at: %s",
                            failure.getClass().getSimpleName());
                    return null; // the last number stands
                });
    }

    @Scheduled(
            identity = "callbacks-expire",
            every = "1m",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return expiry.make(() -> desk.expire(PORTION)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid());
    }

    @Scheduled(
            identity = "callbacks-forget",
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return retention.make(() -> transactions.run(
                session -> callBacks.forget(session, clock.instant().minus(settings.retention()))));
    }
}

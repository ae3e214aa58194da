package id.aduan.intake.callcenter.calls;

import id.aduan.durable.Moments;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tells how many calls of the last day ended before anybody took them. They are looked for and not counted as they come: that a
 * call was answered may be heard of after its end (ADR 121), and it is none of these then.
 */
@ApplicationScoped
class AbandonedCalls {
    private static final Logger LOG = Logger.getLogger(AbandonedCalls.class);
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    private final Transactions transactions;
    private final Meters meters;
    private final Clock clock = Clock.systemUTC();
    private volatile long abandoned;

    AbandonedCalls(Transactions transactions, Meters meters) {
        this.transactions = transactions;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        meters.number(MetricName.CALLS_ABANDONED, () -> abandoned);
    }

    @Scheduled(
            identity = "calls-abandoned",
            every = "{aduan.metrics.every:5s}",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .run(this::ofTheLastDay)
                .invoke(found -> abandoned = found)
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "abandoned calls are not looked for: %s",
                            failure.getClass().getSimpleName());
                    return null; // the last number stands
                });
    }

    private Uni<Long> ofTheLastDay(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select count(*) from call where logged_at is null and state = 'ABANDONED' and begun_at > ?1",
                        Long.class)
                .setParameter(1, Moments.at(clock.instant().minus(LOOK_BACK)))
                .getSingleResult();
    }
}

package id.aduan.intake.callcenter.calls;

import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Lets go of what is kept only for a time. What is counted stays. */
@ApplicationScoped
class SweepCalls {
    private static final Logger LOG = Logger.getLogger(SweepCalls.class);

    private final Repeated repeated = new Repeated(LOG, "old calls that are to be forgotten");
    private final Transactions transactions;
    private final CallsSettings settings;
    private final Clock clock = Clock.systemUTC();

    SweepCalls(Transactions transactions, CallsSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    @Scheduled(
            identity = "calls-sweep",
            every = "{aduan.intake.callcenter.calls.sweep.every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return repeated.make(() -> sweep(clock.instant()));
    }

    Uni<Void> sweep(Instant now) {
        return transactions.run(session -> update(
                        session,
                        "update call set draft = null where logged_at < ?1 and draft is not null",
                        now.minus(settings.draftsKept()))
                .chain(() -> update(
                        session,
                        "update call set words = null, subject = null where logged_at < ?1 and words is not null",
                        now.minus(settings.hintsWithin())))
                .chain(() -> update(session, """
                                update call set number = null, number_ref = null, caller = null, draft = null,
                                       recording = null, lat = null, lon = null
                                where begun_at < ?1 and (number is not null or caller is not null or draft is not null
                                                         or recording is not null or lat is not null)
                                """, now.minus(settings.personsKept())))
                .chain(() -> update(session, "delete from blocked_number where until < ?1", now)));
    }

    private static Uni<Void> update(Mutiny.Session session, String sql, Instant before) {
        return session.createNativeQuery(sql)
                .setParameter(1, Moments.at(before))
                .executeUpdate()
                .replaceWithVoid();
    }
}

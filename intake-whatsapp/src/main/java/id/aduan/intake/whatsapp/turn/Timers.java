package id.aduan.intake.whatsapp.turn;

import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.conversation.Incoming;
import id.aduan.intake.whatsapp.conversation.Timer;
import id.aduan.intake.whatsapp.sending.Lanes;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Fires what conversations wait for, each once, in a turn of its own. */
@ApplicationScoped
class Timers {
    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final int PORTION = 100;

    private final Transactions transactions;
    private final Citizens citizens;
    private final TakeTurn turns;
    private final Lanes lanes;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "timers of conversations");

    Timers(Transactions transactions, Citizens citizens, TakeTurn turns, Lanes lanes) {
        this.transactions = transactions;
        this.citizens = citizens;
        this.turns = turns;
        this.lanes = lanes;
    }

    @Scheduled(
            identity = "whatsapp-timers",
            every = "{aduan.intake.whatsapp.timers.every:1s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> fire() {
        return repeated.make(this::fireDue);
    }

    private Uni<Void> fireDue() {
        Instant now = clock.instant();
        return transactions
                .run(session -> session.createNativeQuery(
                                "select citizen, kind from timer where due <= ?1 order by due limit " + PORTION,
                                Object[].class)
                        .setParameter(1, Moments.at(now))
                        .getResultList())
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> fire((UUID) row[0], Timer.valueOf((String) row[1]), now)
                        .replaceWith(Boolean.TRUE)
                        .onFailure()
                        .recoverWithItem(failure -> {
                            LOG.warnf(
                                    "a timer could not be fired and is tried again: %s",
                                    failure.getClass().getSimpleName());
                            return Boolean.FALSE;
                        }))
                .collect()
                .asList()
                .invoke(fired -> {
                    if (fired.contains(Boolean.TRUE)) {
                        lanes.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> fire(UUID citizen, Timer timer, Instant now) {
        // first the citizen and then the timer, as a turn does
        return transactions.run(session -> citizens.lock(session, citizen)
                .chain(locked -> claim(session, citizen, timer, now))
                .chain(claimed -> claimed
                        ? turns.handle(session, citizen, timer + "@" + now, new Incoming.TimerFired(now, timer))
                        : Uni.createFrom().voidItem()));
    }

    /** It may have been moved, stopped, or fired by another instance meanwhile. */
    private static Uni<Boolean> claim(Mutiny.Session session, UUID citizen, Timer timer, Instant now) {
        return session.createNativeQuery("delete from timer where citizen = ?1 and kind = ?2 and due <= ?3")
                .setParameter(1, citizen)
                .setParameter(2, timer.name())
                .setParameter(3, Moments.at(now))
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}

package id.aduan.intake.whatsapp.desk;

import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.sending.Lanes;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends take-overs in which the officer has not answered for too long, so that nobody waits for someone who has left. */
@ApplicationScoped
class ExpireTakeOvers {
    private static final Logger LOG = Logger.getLogger(ExpireTakeOvers.class);
    private static final int PORTION = 100;

    private final Transactions transactions;
    private final StoredConversations stored;
    private final Conversations conversations;
    private final DeskLog log;
    private final Lanes lanes;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "take-overs that have run out");

    ExpireTakeOvers(
            Transactions transactions,
            StoredConversations stored,
            Conversations conversations,
            DeskLog log,
            Lanes lanes) {
        this.transactions = transactions;
        this.stored = stored;
        this.conversations = conversations;
        this.log = log;
        this.lanes = lanes;
    }

    @Scheduled(
            identity = "whatsapp-desk-expire",
            every = "{aduan.intake.whatsapp.desk.expire.every:15s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return repeated.make(this::expireAll);
    }

    private Uni<Void> expireAll() {
        Instant now = clock.instant();
        return transactions
                .run(session -> stored.expired(session, now, PORTION))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> expire(id, now).onFailure().recoverWithItem(failure -> {
                    LOG.warnf(
                            "a take-over could not be ended and is tried again: %s",
                            failure.getClass().getSimpleName());
                    return Boolean.FALSE;
                }))
                .collect()
                .asList()
                .invoke(ended -> {
                    if (ended.contains(Boolean.TRUE)) {
                        lanes.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> expire(UUID id, Instant now) {
        return transactions.run(session -> stored.expire(session, id, now)
                .chain(ended -> ended.map(officer -> log.add(session, id, now, officer, DeskLog.Act.EXPIRED, null, null)
                                .chain(() -> conversations.personLeft(session, id, now))
                                .replaceWith(Boolean.TRUE))
                        .orElseGet(() -> Uni.createFrom().item(Boolean.FALSE))));
    }
}

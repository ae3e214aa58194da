package id.aduan.intake.whatsapp.sending;

import id.aduan.durable.InTurn;
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
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Looks every few seconds how sending stands, and asks the provider every minute whether our tokens are good. */
@ApplicationScoped
public class SendingWatch {
    private static final Logger LOG = Logger.getLogger(SendingWatch.class);
    private static final String STAGE = "intake-whatsapp.sends";

    /** The provider's code of a token that is expired or revoked. */
    private static final int TOKEN_REFUSED = 190;

    private final Transactions transactions;
    private final Accounts accounts;
    private final AccountStates states;
    private final Templates templates;
    private final Sends sends;
    private final Sender sender;
    private final GraphClient graph;
    private final Meters meters;
    private final SendingSettings settings;
    private final Clock clock = Clock.systemUTC();
    private volatile Seen seen = Seen.NOTHING;

    SendingWatch(
            Transactions transactions,
            Accounts accounts,
            AccountStates states,
            Templates templates,
            Sends sends,
            Sender sender,
            GraphClient graph,
            Meters meters,
            SendingSettings settings) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.states = states;
        this.templates = templates;
        this.sends = sends;
        this.sender = sender;
        this.graph = graph;
        this.meters = meters;
        this.settings = settings;
    }

    /**
     * What was seen.
     *
     * @param waiting sends that could go now or wait for their answer
     * @param oldest since when the oldest of them is due, or null
     */
    record Seen(
            List<AccountStates.Standing> accounts, List<Templates.Standing> templates, long waiting, Instant oldest) {
        static final Seen NOTHING = new Seen(List.of(), List.of(), 0, null);

        long stopped() {
            return accounts.stream().filter(each -> each.stop() != null).count();
        }
    }

    void start(@Observes StartupEvent event) {
        meters.number(MetricName.WAITING_RECORDS, STAGE, () -> seen.waiting());
        meters.since(MetricName.WAITING_OLDEST, STAGE, () -> seen.oldest());
        meters.number(MetricName.WHATSAPP_STOPPED, () -> seen.stopped());
    }

    Seen seen() {
        return seen;
    }

    @Scheduled(
            identity = "whatsapp-sending-look",
            every = "{aduan.metrics.every:5s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .run(session -> states.all(session)
                        .chain(standing -> templates.all(session).chain(all -> waiting(session)
                                .map(row -> new Seen(
                                        standing, all, ((Number) row[0]).longValue(), Moments.instant(row[1]))))))
                .invoke(fresh -> seen = fresh)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "sending is not looked at: %s", failure.getClass().getSimpleName());
                    return seen; // the last one stands, and what waited then grows older
                })
                .replaceWithVoid();
    }

    private Uni<Object[]> waiting(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select count(*), min(due) from send
                        where (state = 'QUEUED' and waits is null and due <= ?1) or state = 'SENDING'
                        """, Object[].class)
                .setParameter(1, Moments.at(clock.instant()))
                .getSingleResult();
    }

    @Scheduled(
            identity = "whatsapp-probe",
            every = "{aduan.intake.whatsapp.sending.probe-every:60S}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> probe() {
        return settings.enabled()
                ? InTurn.all(accounts.all(), this::probe)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> probe(Account account) {
        return graph.probe(account)
                .chain(answer -> transactions.run(session -> probed(session, account, answer)))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "%s is not asked for: %s",
                            account, failure.getClass().getSimpleName());
                    return null;
                });
    }

    private Uni<Void> probed(Mutiny.Session session, Account account, GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Accepted accepted) {
            String quality = accepted.id().matches("[A-Z]+") ? accepted.id() : null;
            return states.note(session, account.phoneNumberId(), quality, null, null)
                    .chain(() -> states.resume(session, account.phoneNumberId(), AccountStates.Stop.TOKEN))
                    .invoke(resumed -> {
                        if (resumed) {
                            LOG.infof("%s sends again: its token is good", account);
                            sender.wake();
                        }
                    })
                    .replaceWithVoid();
        }
        if (answer instanceof GraphAnswer.Refused refused
                && SendErrors.of(refused.error().code()).remedy() == Remedy.STOP_TOKEN) {
            return refused(session, account, refused.error().code());
        }
        return Uni.createFrom().voidItem();
    }

    /** The provider has refused a number's token, whoever used it: the number stands still until the token is good. */
    public Uni<Void> tokenRefused(Mutiny.Session session, String phoneNumberId) {
        return accounts.find(phoneNumberId)
                .map(account -> refused(session, account, TOKEN_REFUSED))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> refused(Mutiny.Session session, Account account, int code) {
        return states.stop(session, account.phoneNumberId(), AccountStates.Stop.TOKEN, code, clock.instant())
                .invoke(first -> {
                    if (first) {
                        LOG.errorf("%s sends nothing any more: its token is refused with code %d", account, code);
                    }
                })
                .replaceWithVoid();
    }

    /** A person has put things right: the number goes on, with one message first. True when it stood still. */
    public Uni<Boolean> resume(Mutiny.Session session, String phoneNumberId) {
        return states.resume(session, phoneNumberId, AccountStates.Stop.TOKEN)
                .chain(token -> states.resume(session, phoneNumberId, AccountStates.Stop.POLICY)
                        .map(policy -> token || policy));
    }

    @Scheduled(
            identity = "whatsapp-sends-forget",
            every = "1h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .run(session -> sends.forget(session, clock.instant()))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "old sends are not forgotten yet: %s",
                            failure.getClass().getSimpleName());
                    return null;
                });
    }
}

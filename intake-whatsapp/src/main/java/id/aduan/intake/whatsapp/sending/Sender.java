package id.aduan.intake.whatsapp.sending;

import id.aduan.durable.InTurn;
import id.aduan.durable.Leads;
import id.aduan.durable.Rounds;
import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.AtRest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Sends what waits in the lanes. One instance at a time does; of each lane one send is on its way, the first that waits. That
 * it goes out is committed before it does, so that after a crash nothing is sent again without being known for uncertain.
 */
@ApplicationScoped
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final long LOCK = 0x4144_5541_4E10L;
    private static final String CHANNEL = "aduan_sends";
    private static final int PORTION = 50;

    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration FEW = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(1);

    /** A window that ends now may be closed when the message arrives. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int RECORD_TRIES = 30;

    private final Transactions transactions;
    private final Sends sends;
    private final SettleSend settling;
    private final Statuses statuses;
    private final AccountStates states;
    private final Accounts accounts;
    private final Templates templates;
    private final Recipients recipients;
    private final MediaFiles files;
    private final GraphClient graph;
    private final SendingSettings settings;
    private final Rounds rounds;
    private final Clock clock = Clock.systemUTC();
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile Instant settled = Instant.EPOCH;
    private volatile boolean known;

    Sender(
            Transactions transactions,
            Sends sends,
            SettleSend settling,
            Statuses statuses,
            AccountStates states,
            Accounts accounts,
            Templates templates,
            Recipients recipients,
            MediaFiles files,
            GraphClient graph,
            SendingSettings settings,
            Leads leads) {
        this.transactions = transactions;
        this.sends = sends;
        this.settling = settling;
        this.statuses = statuses;
        this.states = states;
        this.accounts = accounts;
        this.templates = templates;
        this.recipients = recipients;
        this.files = files;
        this.graph = graph;
        this.settings = settings;
        this.rounds = leads.rounds(LOCK, CHANNEL, "the sender of WhatsApp", PACE, this::round);
    }

    /**
     * A send that is on its way.
     *
     * @param message as it goes now
     * @param language the provider's code of a template's language, or null
     */
    private record Going(SendRow send, Account account, Recipient recipient, OutgoingMessage message, String language) {
        SettleSend.Attempt attempt() {
            String template = message instanceof OutgoingMessage.Template one ? one.name() : null;
            return new SettleSend.Attempt(template, language, recipient.phone() != null);
        }
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Something may be due. */
    void wake() {
        rounds.wake();
    }

    /** One look at the lanes; true when there is more than it took. */
    private Uni<Boolean> round(Optional<PgConnection> led) {
        if (led.isEmpty()) {
            known = false;
            return Uni.createFrom().item(false);
        }
        return prepared().chain(this::settleDue).chain(this::claimAll);
    }

    /** Who begins to lead knows the numbers and templates as they are configured now. */
    private Uni<Void> prepared() {
        if (known) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return transactions
                .run(session -> states.ensure(session, now).chain(() -> templates.ensure(session, now)))
                .invoke(() -> {
                    known = true;
                    settled = Instant.EPOCH;
                });
    }

    /** Once a second: what time has decided. */
    private Uni<Void> settleDue() {
        Instant now = clock.instant();
        if (now.isBefore(settled.plus(SETTLING))) {
            return Uni.createFrom().voidItem();
        }
        settled = now;
        return transactions
                .run(session -> sends.lost(session, inHand, now)
                        .chain(lost -> InTurn.all(lost, each -> settling.lost(session, each, now))))
                .chain(() -> transactions.run(session -> sends.unsettled(session, now)
                        .chain(found -> InTurn.all(found, each -> settling.unsettled(session, each, now)))))
                .chain(() -> transactions.run(session -> sends.expired(session, now)
                        .chain(found -> InTurn.all(found, each -> settling.expired(session, each, now)))))
                .chain(() -> transactions.run(
                        session -> states.tryAgain(session, now).chain(() -> sends.missingLanes(session, now))));
    }

    private Uni<Boolean> claimAll() {
        return InTurn.each(accounts.all(), this::claim).map(full -> full.contains(Boolean.TRUE));
    }

    /** Marks what may go of a number, and lets it go when that is committed; true when there may be more. */
    private Uni<Boolean> claim(Account account) {
        int free = Math.min(PORTION, settings.inFlight() - inHand.size());
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        Instant now = clock.instant();
        List<UUID> marked = new ArrayList<>();
        AtomicInteger limit = new AtomicInteger();
        return transactions
                .run(session -> {
                    marked.forEach(inHand::remove);
                    marked.clear();
                    return states.room(session, account.phoneNumberId(), now)
                            .invoke(room -> limit.set(Math.min(room.messages(), free)))
                            .invoke(room -> lookAgain(room.next()))
                            .chain(room -> room.messages() <= 0
                                    ? Uni.createFrom().item(List.<Optional<Going>>of())
                                    : claim(session, account, limit.get(), marked, now));
                })
                .onFailure()
                .invoke(failure -> marked.forEach(inHand::remove))
                .map(claimed -> {
                    List<Going> going =
                            claimed.stream().flatMap(Optional::stream).toList();
                    going.forEach(this::go);
                    // what was settled without going may have made way for others of its lane
                    return !claimed.isEmpty() && (claimed.size() == limit.get() || going.size() < claimed.size());
                });
    }

    /** In a moment the number may send again: a few go together then, so that a round is worth its statements. */
    private void lookAgain(Duration next) {
        if (next != null && again.compareAndSet(false, true)) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(next.compareTo(FEW) > 0 ? next : FEW)
                    .subscribe()
                    .with(later -> {
                        again.set(false);
                        wake();
                    });
        }
    }

    private Uni<List<Optional<Going>>> claim(
            Mutiny.Session session, Account account, int limit, List<UUID> marked, Instant now) {
        return sends.heads(session, account.phoneNumberId(), limit, now)
                .chain(heads -> InTurn.each(heads, head -> prepare(session, account, head, marked, now)))
                .call(claimed -> {
                    int going =
                            (int) claimed.stream().filter(Optional::isPresent).count();
                    return going == 0
                            ? Uni.createFrom().voidItem()
                            : states.spend(session, account.phoneNumberId(), going, now);
                });
    }

    /** Decides as what a send goes now; empty when it does not. */
    private Uni<Optional<Going>> prepare(
            Mutiny.Session session, Account account, Sends.Head head, List<UUID> marked, Instant now) {
        SendRow send = head.send();
        if (send.expiresAt() != null && !send.expiresAt().isAfter(now)) {
            return without(settling.expired(session, send, now));
        }
        SendBody body;
        try {
            body = sends.body(send);
        } catch (RuntimeException e) {
            LOG.errorf("%s cannot be read: %s", send, e.getClass().getSimpleName());
            return without(settling.failed(session, send, "UNREADABLE", now));
        }
        boolean open = head.windowUntil() != null && now.plus(MARGIN).isBefore(head.windowUntil());
        OutgoingMessage message =
                open || body.message() instanceof OutgoingMessage.Template ? body.message() : body.outside();
        return reach(session, send).chain(recipient -> {
            if (recipient.isEmpty()) {
                return without(settling.failed(session, send, "NO_RECIPIENT", now));
            }
            if (message == null) {
                return waits(session, send, now);
            }
            if (!(message instanceof OutgoingMessage.Template template)) {
                return mark(session, new Going(send, account, recipient.get(), message, null), marked, now);
            }
            return templates
                    .usable(session, account.wabaId(), template.name(), template.language())
                    .chain(language -> language.isEmpty()
                            ? waits(session, send, now)
                            : mark(
                                    session,
                                    new Going(send, account, recipient.get(), template, language.get()),
                                    marked,
                                    now));
        });
    }

    /** A name that cannot be used reaches nobody, and must not hold up the others. */
    private Uni<Optional<Recipient>> reach(Mutiny.Session session, SendRow send) {
        return Uni.createFrom()
                .deferred(() -> recipients.find(session, send.citizen(), send.account()))
                .onFailure(
                        failure -> failure instanceof IllegalArgumentException || failure instanceof AtRest.Unopenable)
                .recoverWithItem(Optional.<Recipient>empty());
    }

    private Uni<Optional<Going>> waits(Mutiny.Session session, SendRow send, Instant now) {
        return without(sends.requeue(session, send, now, SettleSend.WINDOW, false, "WINDOW_CLOSED", now));
    }

    private static Uni<Optional<Going>> without(Uni<Void> settled) {
        return settled.replaceWith(Optional.<Going>empty());
    }

    private Uni<Optional<Going>> mark(Mutiny.Session session, Going going, List<UUID> marked, Instant now) {
        UUID id = going.send().id();
        // before the commit, so that it is never taken for lost
        inHand.add(id);
        marked.add(id);
        return sends.sending(session, id, now).chain(still -> {
            if (!still) {
                inHand.remove(id);
                return Uni.createFrom().item(Optional.<Going>empty());
            }
            return sends.spendToken(session, going.send(), now).replaceWith(Optional.of(going));
        });
    }

    private void go(Going going) {
        UUID id = going.send().id();
        deliver(going)
                .onFailure()
                .recoverWithItem(failure -> new GraphAnswer.Refused(GraphError.uploadFailed()))
                .chain(answer -> keep(going, answer))
                .subscribe()
                .with(done -> released(id), failure -> {
                    LOG.warnf(
                            "the answer to a send could not be kept: %s",
                            failure.getClass().getSimpleName());
                    released(id);
                });
    }

    private void released(UUID id) {
        inHand.remove(id);
        wake();
    }

    private Uni<GraphAnswer> deliver(Going going) {
        if (!(going.message() instanceof OutgoingMessage.Picture picture)) {
            return deliver(going, null);
        }
        return files.find(picture.mediaId()).chain(file -> {
            if (file.isEmpty()) {
                return picture.caption() == null
                        ? Uni.createFrom().item(new GraphAnswer.Refused(GraphError.fileIsGone()))
                        : deliver(
                                new Going(
                                        going.send(),
                                        going.account(),
                                        going.recipient(),
                                        new OutgoingMessage.Text(picture.caption()),
                                        null),
                                null);
            }
            return graph.upload(going.account(), file.get()).chain(answer -> {
                if (answer instanceof GraphAnswer.Accepted uploaded
                        && !uploaded.id().isEmpty()) {
                    return deliver(going, uploaded.id());
                }
                // an upload reaches no citizen, so one whose answer is lost is simply not done
                return Uni.createFrom()
                        .item(
                                answer instanceof GraphAnswer.Lost || answer instanceof GraphAnswer.Accepted
                                        ? new GraphAnswer.Refused(GraphError.uploadFailed())
                                        : answer);
            });
        });
    }

    private Uni<GraphAnswer> deliver(Going going, String uploadedId) {
        return graph.send(
                going.account(),
                going.send().id(),
                going.recipient(),
                new GraphJson.Ready(going.message(), going.language(), uploadedId));
    }

    /** Until it is kept: a database that is away must not make an answer a lost one. */
    private Uni<Void> keep(Going going, GraphAnswer answer) {
        return Uni.createFrom()
                .deferred(() -> transactions.run(session -> keep(session, going, answer, clock.instant())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(RECORD_TRIES);
    }

    private Uni<Void> keep(Mutiny.Session session, Going going, GraphAnswer answer, Instant now) {
        int attempt = going.send().attempts() + 1;
        Uni<Void> turn = answer instanceof GraphAnswer.Accepted one
                ? statuses.turn(session, one.id())
                : Uni.createFrom().voidItem();
        return turn.chain(() -> keep(session, going, answer, attempt, now));
    }

    private Uni<Void> keep(Mutiny.Session session, Going going, GraphAnswer answer, int attempt, Instant now) {
        return sends.lock(session, going.send().id(), now).chain(found -> {
            if (found.isEmpty() || found.get().attempts() != attempt) {
                return Uni.createFrom().voidItem();
            }
            SendRow send = found.get();
            boolean open = send.state() == SendState.SENDING || send.state() == SendState.UNCERTAIN;
            if (answer instanceof GraphAnswer.Accepted accepted
                    && !accepted.id().isEmpty()) {
                // a status may have told of it before
                Uni<Void> kept = open
                        ? settling.accepted(session, send, accepted.id(), now)
                        : sends.named(session, send.id(), accepted.id());
                return kept.chain(() -> statuses.catchUp(session, send.id(), accepted.id(), now));
            }
            if (!open) {
                return Uni.createFrom().voidItem();
            }
            if (answer instanceof GraphAnswer.Refused refused) {
                return settling.refused(session, send, refused.error().code(), going.attempt(), now);
            }
            if (answer instanceof GraphAnswer.Unsent) {
                return settling.unsent(session, send, now);
            }
            return send.state() == SendState.UNCERTAIN
                    ? Uni.createFrom().voidItem()
                    : settling.lost(session, send, now);
        });
    }
}

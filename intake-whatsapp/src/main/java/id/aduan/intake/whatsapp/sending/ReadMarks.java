package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Shows a citizen at once that he was heard, and that an answer is on its way. Where it fails nothing is lost, and nothing
 * is said. Of messages that come in a row the first is marked at once and then the last, which marks those before it. A
 * number shows no more a second than it may, and nothing for a while after the provider has refused one.
 */
@ApplicationScoped
public class ReadMarks {
    private static final Logger LOG = Logger.getLogger(ReadMarks.class);

    /** So long the provider shows it; who waits longer than that has put his phone away. */
    private static final Duration TYPING = Duration.ofSeconds(25);

    /** The provider marks nothing that is older than thirty days. */
    private static final Duration MARKABLE = Duration.ofDays(29);

    private static final int AT_ONCE = 20;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(10);

    /** Every id of the provider begins so; what has none cannot be marked. */
    private static final String PROVIDER_ID = "wamid.";

    private final Function<String, Optional<Account>> accounts;
    private final Marking marking;
    private final int perSecond;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

    /** Of each citizen for whom a mark is on its way, the one that waits behind it. */
    private final Map<Pair, Optional<Mark>> busy = new ConcurrentHashMap<>();

    @Inject
    ReadMarks(Accounts accounts, GraphClient graph, SendingSettings settings, Vertx vertx) {
        this(accounts::find, graph::markRead, settings.readMarksPerSecond(), vertx, Clock.systemUTC());
    }

    ReadMarks(Function<String, Optional<Account>> accounts, Marking marking, int perSecond, Vertx vertx, Clock clock) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.marking = requireNonNull(marking, "marking is null");
        this.perSecond = perSecond;
        this.vertx = requireNonNull(vertx, "vertx is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Asks the provider to mark a message. */
    @FunctionalInterface
    interface Marking {
        Uni<GraphAnswer> mark(Account account, String messageId, boolean typing);
    }

    private record Pair(UUID citizen, String account) {}

    private record Mark(String messageId, Instant at) {}

    /**
     * A message of a citizen was heard. Returns at once and never fails, so that no turn waits for it or ends with it.
     *
     * @param answered whether an answer is on its way
     */
    public void heard(UUID citizen, String account, String messageId, Instant at, boolean answered) {
        Instant now = clock.instant();
        if (!messageId.startsWith(PROVIDER_ID) || at.plus(MARKABLE).isBefore(now)) {
            return;
        }
        Pair pair = new Pair(citizen, account);
        Mark mark = new Mark(messageId, at);
        AtomicBoolean first = new AtomicBoolean();
        busy.compute(pair, (same, behind) -> {
            if (behind == null) {
                first.set(true);
                return Optional.empty();
            }
            return behind.filter(other -> other.at().isAfter(at)).or(() -> Optional.of(mark));
        });
        if (first.get()) {
            go(pair, mark, answered && at.plus(TYPING).isAfter(now));
        }
    }

    private void go(Pair pair, Mark mark, boolean typing) {
        try {
            Optional<Account> account = accounts.apply(pair.account());
            if (account.isEmpty() || !budget(pair).take(clock.instant())) {
                busy.remove(pair);
                return;
            }
            marking.mark(account.get(), mark.messageId(), typing)
                    .subscribe()
                    .with(
                            answer -> {
                                told(pair, answer);
                                rest(pair);
                            },
                            failure -> {
                                budget(pair).landed();
                                rest(pair);
                            });
        } catch (RuntimeException e) {
            busy.remove(pair);
            LOG.debugf("a message is not marked as read: %s", e.getClass().getSimpleName());
        }
    }

    /** What came meanwhile follows after a while, without the sign of typing: the answer may be there already. */
    private void rest(Pair pair) {
        try {
            later(pair);
        } catch (RuntimeException e) {
            busy.remove(pair); // this service is ending
        }
    }

    private void later(Pair pair) {
        vertx.setTimer(PACE.toMillis(), rested -> {
            AtomicReference<Mark> next = new AtomicReference<>();
            busy.compute(pair, (same, behind) -> {
                next.set(behind == null ? null : behind.orElse(null));
                return next.get() == null ? null : Optional.empty();
            });
            if (next.get() != null) {
                go(pair, next.get(), false);
            }
        });
    }

    private void told(Pair pair, GraphAnswer answer) {
        budget(pair).landed();
        if (answer instanceof GraphAnswer.Refused refused) {
            Remedy remedy = SendErrors.of(refused.error().code()).remedy();
            if (remedy != Remedy.DEAD) { // this one message cannot be marked: others can
                budget(pair).pause(clock.instant().plus(AFTER_REFUSAL));
            }
        } else if (!(answer instanceof GraphAnswer.Accepted)) {
            budget(pair).pause(clock.instant().plus(AFTER_SILENCE));
        }
    }

    private Budget budget(Pair pair) {
        return budgets.computeIfAbsent(pair.account(), first -> new Budget(perSecond));
    }

    /** What a number may show: so many a second, and so many at once, since messages need the connections. */
    private static final class Budget {
        private final int perSecond;
        private Instant pausedUntil = Instant.EPOCH;
        private long second;
        private int used;
        private int flying;

        Budget(int perSecond) {
            this.perSecond = perSecond;
        }

        synchronized boolean take(Instant now) {
            if (now.isBefore(pausedUntil)) {
                return false;
            }
            if (now.getEpochSecond() != second) {
                second = now.getEpochSecond();
                used = 0;
            }
            if (used >= perSecond || flying >= AT_ONCE) {
                return false;
            }
            used++;
            flying++;
            return true;
        }

        synchronized void landed() {
            flying--;
        }

        synchronized void pause(Instant until) {
            if (until.isAfter(pausedUntil)) {
                pausedUntil = until;
            }
        }
    }
}

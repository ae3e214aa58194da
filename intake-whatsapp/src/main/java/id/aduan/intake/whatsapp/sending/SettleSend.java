package id.aduan.intake.whatsapp.sending;

import id.aduan.contracts.NoticeReceipt;
import id.aduan.durable.InTurn;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * What becomes of a send, whoever tells it: the answer of the provider, a status, or time. The lane is locked by the caller,
 * and what case-service is to know is told in the same transaction.
 */
@ApplicationScoped
class SettleSend {
    static final String WINDOW = "WINDOW";
    static final String HELD = "HELD";
    static final String UNCERTAIN = "UNCERTAIN";

    private static final Logger LOG = Logger.getLogger(SettleSend.class);
    private static final int RETRIES = 8;
    private static final int RETRIES_OF_UNKNOWN = 5;
    private static final int LATERS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Sends sends;
    private final AccountStates states;
    private final Accounts accounts;
    private final Templates templates;
    private final Receipts receipts;
    private final SendingSettings settings;
    private final Meters meters;

    SettleSend(
            Sends sends,
            AccountStates states,
            Accounts accounts,
            Templates templates,
            Receipts receipts,
            SendingSettings settings,
            Meters meters) {
        this.sends = sends;
        this.states = states;
        this.accounts = accounts;
        this.templates = templates;
        this.receipts = receipts;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * What an attempt was.
     *
     * @param template its name, or null for free form
     * @param language the provider's code of the template's language, or null
     * @param byPhone false where the provider's user id was used
     */
    record Attempt(String template, String language, boolean byPhone) {
        /** Where it is no longer known, as when a status tells of it. */
        static final Attempt UNKNOWN = new Attempt(null, null, true);
    }

    /** The provider has taken it. */
    Uni<Void> accepted(Mutiny.Session session, SendRow send, String wamid, Instant now) {
        count(send, "accepted");
        return sends.move(session, send, SendState.ACCEPTED, null, wamid, true, now)
                .chain(() -> sends.pairWorks(session, send))
                .chain(() -> states.works(session, send.account()))
                .chain(() -> receipts.tell(session, send, NoticeReceipt.State.SENT, null, now));
    }

    /** The provider tells how far it came; only what is more than is known. */
    Uni<Void> arrived(Mutiny.Session session, SendRow send, SendState state, String wamid, Instant now) {
        if (send.state() == SendState.SENDING || send.state() == SendState.UNCERTAIN) {
            count(send, "settled");
        }
        if (state == SendState.DELIVERED || state == SendState.READ) {
            count(send, state.name().toLowerCase(Locale.ROOT));
        }
        NoticeReceipt.State told =
                switch (state) {
                    case DELIVERED -> NoticeReceipt.State.DELIVERED;
                    case READ, PLAYED -> NoticeReceipt.State.READ;
                    case ACCEPTED, SENT -> NoticeReceipt.State.SENT;
                    case QUEUED, SENDING, UNCERTAIN, FAILED, GIVEN_UP ->
                        throw new IllegalArgumentException("nobody tells this of a message that went out: " + state);
                };
        return sends.move(session, send, state, null, wamid, !state.hasArrived(), now)
                .chain(() -> sends.pairWorks(session, send))
                .chain(() -> receipts.tell(session, send, told, null, now));
    }

    /** It went out and has no answer. */
    Uni<Void> lost(Mutiny.Session session, SendRow send, Instant now) {
        count(send, "uncertain");
        return sends.move(session, send, SendState.UNCERTAIN, UNCERTAIN, null, true, now);
    }

    /** No status has come either: a notice goes once more under its id, anything else is given up. */
    Uni<Void> unsettled(Mutiny.Session session, SendRow send, Instant now) {
        boolean again = send.purpose() == SendRequest.Purpose.NOTICE && !send.repeated();
        count(send, again ? "repeated" : "given-up");
        Uni<Void> moved = again
                ? sends.repeatOnce(session, send, now)
                : sends.move(session, send, SendState.GIVEN_UP, UNCERTAIN, null, false, now);
        return moved.chain(() -> receipts.tell(session, send, NoticeReceipt.State.UNCERTAIN, "ANSWER_LOST", now));
    }

    /** It is no longer worth sending, or has waited too long for the citizen's next message. */
    Uni<Void> expired(Mutiny.Session session, SendRow send, Instant now) {
        return failed(session, send, WINDOW.equals(send.waits()) ? "WINDOW_CLOSED" : "EXPIRED", now);
    }

    /** It did not arrive and will not. */
    Uni<Void> failed(Mutiny.Session session, SendRow send, String reason, Instant now) {
        count(send, "failed");
        return sends.move(session, send, SendState.FAILED, reason, null, false, now)
                .chain(() -> receipts.tell(session, send, NoticeReceipt.State.FAILED, reason, now));
    }

    /** The provider cannot be reached, so that nothing went out; all of this number waits. */
    Uni<Void> unsent(Mutiny.Session session, SendRow send, Instant now) {
        return sends.requeue(session, send, now, null, false, "UNREACHABLE", now)
                .chain(() -> states.hold(session, send.account(), true, now));
    }

    /** The provider has refused it, at once or later. */
    Uni<Void> refused(Mutiny.Session session, SendRow send, int code, Attempt attempt, Instant now) {
        SendErrors.Entry entry = SendErrors.of(code);
        return switch (entry.remedy()) {
            case RETRY -> retry(session, send, entry, now);
            case HOLD_PAIR -> again(session, send, entry, now).chain(() -> sends.holdPair(session, send, now));
            case HOLD_NUMBER ->
                again(session, send, entry, now).chain(() -> states.hold(session, send.account(), false, now));
            case TEMPLATE ->
                attempt.template() != null
                        ? failed(session, send, entry.reason(), now)
                        : sends.closeWindow(session, send, now).chain(() -> again(session, send, entry, now));
            case TEMPLATE_GONE -> templateGone(session, send, entry, code, attempt, now);
            case OTHER_CHANNEL -> undeliverable(session, send, entry.reason(), now);
            case LATER -> later(session, send, entry, now);
            case USE_PHONE ->
                attempt.byPhone() ? retry(session, send, entry, now) : failed(session, send, entry.reason(), now);
            case STOP_TOKEN -> stop(session, send, AccountStates.Stop.TOKEN, code, now);
            case STOP_POLICY -> stop(session, send, AccountStates.Stop.POLICY, code, now);
            case DEAD -> {
                LOG.errorf("the provider refuses %s for good: code %d", send, code);
                yield failed(session, send, entry.reason(), now);
            }
        };
    }

    private Uni<Void> again(Mutiny.Session session, SendRow send, SendErrors.Entry entry, Instant now) {
        return sends.requeue(session, send, now, null, false, entry.reason(), now);
    }

    private Uni<Void> retry(Mutiny.Session session, SendRow send, SendErrors.Entry entry, Instant now) {
        if (send.retries() >= (entry.known() ? RETRIES : RETRIES_OF_UNKNOWN)) {
            return failed(session, send, entry.reason(), now);
        }
        return sends.requeue(session, send, now.plus(pause(send.retries())), null, true, entry.reason(), now);
    }

    /** Twice as long each time, and somewhere in the second half of it, so that not all come at once. */
    private static Duration pause(int retries) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), 1_000L << Math.min(retries, 20));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    private Uni<Void> later(Mutiny.Session session, SendRow send, SendErrors.Entry entry, Instant now) {
        if (send.purpose() == SendRequest.Purpose.TURN || send.retries() >= LATERS) {
            return failed(session, send, entry.reason(), now);
        }
        Instant due = now.plus(settings.laterAfter());
        if (send.expiresAt() != null && send.expiresAt().isBefore(due)) {
            return failed(session, send, entry.reason(), now);
        }
        return sends.requeue(session, send, due, HELD, true, entry.reason(), now);
    }

    /** The citizen is not reached by this door: no notice of the lane is, and others learn of it now. */
    private Uni<Void> undeliverable(Mutiny.Session session, SendRow send, String reason, Instant now) {
        return failed(session, send, reason, now)
                .chain(() -> sends.waiting(session, send.citizen(), send.account()))
                .chain(waiting -> InTurn.all(
                        waiting.stream()
                                .filter(each -> !each.id().equals(send.id()) && each.isNotice())
                                .toList(),
                        each -> failed(session, each, reason, now)));
    }

    private Uni<Void> templateGone(
            Mutiny.Session session, SendRow send, SendErrors.Entry entry, int code, Attempt attempt, Instant now) {
        if (attempt.template() == null || send.retries() >= RETRIES) {
            return failed(session, send, entry.reason(), now);
        }
        LOG.errorf("the template %s in %s cannot be used: code %d", attempt.template(), attempt.language(), code);
        String waba = accounts.find(send.account()).map(Account::wabaId).orElse("");
        return templates
                .told(session, waba, attempt.template(), attempt.language(), "REFUSED", null, "code " + code, now)
                .chain(() -> sends.requeue(session, send, now, null, true, entry.reason(), now));
    }

    private Uni<Void> stop(Mutiny.Session session, SendRow send, AccountStates.Stop stop, int code, Instant now) {
        return sends.requeue(session, send, now, null, false, "ACCOUNT_STOPPED", now)
                .chain(() -> states.stop(session, send.account(), stop, code, now))
                .invoke(first -> {
                    if (first) {
                        LOG.errorf(
                                "the account %s sends nothing any more: code %d",
                                accounts.find(send.account()).map(Account::name).orElse("unknown"), code);
                    }
                })
                .replaceWithVoid();
    }

    void count(SendRow send, String outcome) {
        count(send.purpose(), outcome, 1);
    }

    void count(SendRequest.Purpose purpose, String outcome, int times) {
        meters.counted(MetricName.WHATSAPP_SENDS, times, purpose.name().toLowerCase(Locale.ROOT), outcome);
    }
}

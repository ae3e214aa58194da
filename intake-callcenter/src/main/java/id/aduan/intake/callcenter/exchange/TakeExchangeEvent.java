package id.aduan.intake.callcenter.exchange;

import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.CallNews;
import id.aduan.intake.callcenter.calls.ExchangeCalls;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what the exchange tells, each event once, by whatever way it comes. */
@ApplicationScoped
class TakeExchangeEvent {
    /** An event of a later time than this is told by a clock that is wrong. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final ExchangeCalls calls;
    private final CallNews news;
    private final Meters meters;
    private final Clock clock = Clock.systemUTC();

    /** What an event was. */
    enum Outcome {
        TAKEN,
        /** It was here before and has had its effect. */
        REPEATED,
        /** It is kept and means nothing to this version. */
        UNKNOWN,
        /** It is of a call that is none of ours, and is not kept. */
        OTHERS
    }

    TakeExchangeEvent(Transactions transactions, ExchangeCalls calls, CallNews news, Meters meters) {
        this.transactions = transactions;
        this.calls = calls;
        this.news = news;
        this.meters = meters;
    }

    /** Completes when it is safe. */
    Uni<Outcome> handle(ExchangeEvent told) {
        ExchangeEvent event = notAhead(told);
        return transactions.run(session -> handle(session, event)).invoke(outcome -> tell(event, outcome));
    }

    /** As {@link #handle(ExchangeEvent)}, for one that may be of a call that has nothing to do with us. */
    Uni<Outcome> handleOfKnownCall(ExchangeEvent told) {
        ExchangeEvent event = notAhead(told);
        return transactions
                .run(session -> calls.isKnown(session, event.callId())
                        .chain(known -> known
                                ? handle(session, event)
                                : Uni.createFrom().item(Outcome.OTHERS)))
                .invoke(outcome -> tell(event, outcome));
    }

    private Uni<Outcome> handle(Mutiny.Session session, ExchangeEvent event) {
        return remember(session, event).chain(fresh -> fresh ? take(session, event) : repeated());
    }

    private void tell(ExchangeEvent event, Outcome outcome) {
        if (outcome == Outcome.OTHERS) {
            return;
        }
        String kind = event.fact()
                .map(fact -> fact.kind().name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
        meters.counted(MetricName.EXCHANGE_EVENTS, 1, kind, outcome.name().toLowerCase(Locale.ROOT));
        if (outcome == Outcome.TAKEN) {
            news.changed();
        }
    }

    /** The exchange's clock is believed, except about the future: there our own says when it is. */
    private ExchangeEvent notAhead(ExchangeEvent told) {
        Instant now = clock.instant();
        return told.at().isAfter(now.plus(AHEAD))
                ? new ExchangeEvent(
                        told.eventId(),
                        told.callId(),
                        told.type(),
                        now,
                        told.from(),
                        told.extension(),
                        told.recording())
                : told;
    }

    private Uni<Outcome> take(Mutiny.Session session, ExchangeEvent event) {
        return event.fact()
                .map(fact -> calls.take(session, fact).replaceWith(Outcome.TAKEN))
                .orElseGet(() -> Uni.createFrom().item(Outcome.UNKNOWN));
    }

    private static Uni<Outcome> repeated() {
        return Uni.createFrom().item(Outcome.REPEATED);
    }

    private static Uni<Boolean> remember(Mutiny.Session session, ExchangeEvent event) {
        return session.createNativeQuery("""
                        insert into exchange_event (event_id, call, kind, at) values (?1, ?2, ?3, ?4)
                        on conflict do nothing
                        """)
                .setParameter(1, event.eventId())
                .setParameter(2, ExchangeCalls.idOf(event.callId()))
                .setParameter(3, event.type())
                .setParameter(4, Moments.at(event.at()))
                .executeUpdate()
                .map(rows -> rows == 1);
    }
}

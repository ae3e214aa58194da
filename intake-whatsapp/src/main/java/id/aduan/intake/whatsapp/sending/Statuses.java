package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.durable.Turns;
import id.aduan.intake.whatsapp.webhook.ProviderError;
import id.aduan.intake.whatsapp.webhook.StatusUpdate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What the provider tells of messages that went out. Each status is kept, with its error; of a send it only rises. One that
 * comes before our own row knows of it is kept too, and applied when it does.
 */
@ApplicationScoped
public class Statuses {
    private static final int LONGEST = 500;

    private final Sends sends;
    private final SettleSend settling;
    private final Costs costs;
    private final Clock clock = Clock.systemUTC();

    Statuses(Sends sends, SettleSend settling, Costs costs) {
        this.sends = sends;
        this.settling = settling;
        this.costs = costs;
    }

    /**
     * A status as it is kept.
     *
     * @param state null for one that says nothing of how far it came
     * @param code of its first error, or null
     * @param category of its price, or null
     */
    private record Told(
            String wamid, String word, SendState state, Instant at, Integer code, String category, boolean billable) {
        static Told of(StatusUpdate status) {
            StatusUpdate.Pricing pricing = status.pricing();
            return new Told(
                    status.messageId(),
                    status.state().name(),
                    known(status.state()),
                    status.at(),
                    status.errors().stream()
                            .findFirst()
                            .map(ProviderError::code)
                            .orElse(null),
                    pricing == null ? null : pricing.category(),
                    pricing != null && pricing.billable());
        }

        static Told of(String wamid, Object[] row) {
            return new Told(
                    wamid,
                    (String) row[0],
                    known(StatusUpdate.State.valueOf((String) row[0])),
                    Moments.instant(row[1]),
                    (Integer) row[2],
                    (String) row[3],
                    Boolean.TRUE.equals(row[4]));
        }

        private static SendState known(StatusUpdate.State state) {
            return switch (state) {
                case SENT -> SendState.SENT;
                case DELIVERED -> SendState.DELIVERED;
                case READ -> SendState.READ;
                case PLAYED -> SendState.PLAYED;
                case FAILED -> SendState.FAILED;
                case DELETED, UNKNOWN -> null;
            };
        }
    }

    /** Works in the caller's transaction; the same status again has no effect. */
    public Uni<Void> apply(Mutiny.Session session, StatusUpdate status) {
        if (status.groupId() != null) {
            return Uni.createFrom().voidItem(); // of one member of a group; this door writes to none
        }
        Told told = Told.of(status);
        Instant now = clock.instant();
        UUID own = uuid(status.callbackData());
        // one that names its send takes turns by the lane; a second lock beside it could block whoever has the other
        // first
        Uni<Void> turn =
                own == null ? turn(session, told.wamid()) : Uni.createFrom().voidItem();
        return turn.chain(() -> sends.find(session, own, told.wamid()))
                .chain(send -> keep(session, told, send.orElse(null), words(status.errors()))
                        .chain(fresh -> fresh && send.isPresent()
                                ? apply(session, send.get(), told, now)
                                : Uni.createFrom().voidItem()));
    }

    /** Who knows of this message takes turns, so that a status and the answer to its send do not miss each other. */
    Uni<Void> turn(Mutiny.Session session, String wamid) {
        return Turns.take(session, List.of(UUID.nameUUIDFromBytes(wamid.getBytes(UTF_8))));
    }

    /** What was told of a message before its send knew its id. */
    Uni<Void> catchUp(Mutiny.Session session, UUID send, String wamid, Instant now) {
        return session.createNativeQuery("""
                        update send_status set send = ?1 where wamid = ?2 and send is null
                        returning state, at, error_code, category, billable
                        """, Object[].class)
                .setParameter(1, send)
                .setParameter(2, wamid)
                .getResultList()
                .chain(rows -> InTurn.all(
                        rows.stream()
                                .map(row -> Told.of(wamid, row))
                                .sorted(Comparator.comparing(told ->
                                        Optional.ofNullable(told.state()).orElse(SendState.QUEUED)))
                                .toList(),
                        told -> apply(session, send, told, now)));
    }

    private Uni<Void> apply(Mutiny.Session session, UUID id, Told told, Instant now) {
        return sends.lock(session, id, now)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : costs(session, found.get(), told).chain(() -> apply(session, found.get(), told, now)));
    }

    private Uni<Void> apply(Mutiny.Session session, SendRow send, Told told, Instant now) {
        if (told.state() == SendState.FAILED) {
            boolean ofAnother = send.wamid() != null && !send.wamid().equals(told.wamid());
            return ofAnother || !send.state().mayFail()
                    ? Uni.createFrom().voidItem()
                    : settling.refused(
                            session,
                            send,
                            told.code() == null ? GraphError.NO_CODE : told.code(),
                            SettleSend.Attempt.UNKNOWN,
                            now);
        }
        if (told.state() == null || !send.state().risesTo(told.state())) {
            return Uni.createFrom().voidItem();
        }
        boolean ofThisOne = told.wamid().equals(send.wamid()) && SendState.SENDING.risesTo(send.state());
        return (ofThisOne ? Uni.createFrom().item(false) : hasFailed(session, told.wamid()))
                .chain(failed -> failed
                        ? Uni.createFrom().voidItem()
                        : settling.arrived(session, send, told.state(), told.wamid(), now));
    }

    private Uni<Void> costs(Mutiny.Session session, SendRow send, Told told) {
        return told.category() == null || told.category().isBlank()
                ? Uni.createFrom().voidItem()
                : costs.count(session, send, told.wamid(), told.category(), told.billable(), told.at());
    }

    /** A message that has failed and goes anew under another id is not lifted by what comes late of the first. */
    private static Uni<Boolean> hasFailed(Mutiny.Session session, String wamid) {
        return session.createNativeQuery(
                        "select wamid from send_status where wamid = ?1 and state = 'FAILED'", String.class)
                .setParameter(1, wamid)
                .getResultList()
                .map(rows -> !rows.isEmpty());
    }

    private static Uni<Boolean> keep(Mutiny.Session session, Told told, UUID send, String error) {
        return session.createNativeQuery("""
                        insert into send_status (wamid, state, at, send, error_code, error, category, billable)
                        values (?1, ?2, ?3, cast(?4 as uuid), cast(?5 as integer), cast(?6 as text),
                                cast(?7 as text), ?8)
                        on conflict do nothing
                        """)
                .setParameter(1, told.wamid())
                .setParameter(2, told.word())
                .setParameter(3, Moments.at(told.at()))
                .setParameter(4, send)
                .setParameter(5, told.code())
                .setParameter(6, error)
                .setParameter(7, told.category())
                .setParameter(8, told.billable())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private static String words(List<ProviderError> errors) {
        if (errors.isEmpty()) {
            return null;
        }
        ProviderError first = errors.get(0);
        String words =
                (first.title() == null ? "" : first.title()) + ": " + (first.details() == null ? "" : first.details());
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }

    private static UUID uuid(String callbackData) {
        try {
            return callbackData == null ? null : UUID.fromString(callbackData);
        } catch (IllegalArgumentException e) {
            return null; // of another program that uses the same number
        }
    }
}

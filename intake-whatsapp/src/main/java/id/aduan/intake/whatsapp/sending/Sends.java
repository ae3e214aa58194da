package id.aduan.intake.whatsapp.sending;

import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The tables of sends and lanes. Every method works in the transaction of its session, and locks the lane before a send of
 * it, so that two transactions of one lane wait and do not block each other.
 */
@ApplicationScoped
class Sends {
    private static final String COLUMNS =
            SendRow.COLUMNS.stream().map("s."::concat).collect(Collectors.joining(", "));

    private final Sealed sealed;
    private final SendingSettings settings;

    Sends(Sealed sealed, SendingSettings settings) {
        this.sealed = sealed;
        this.settings = settings;
    }

    /** A send that is the next of its lane, which is locked. */
    record Head(SendRow send, Instant windowUntil) {}

    /** The lane, which is made when there is none, is this transaction's until it ends. */
    Uni<Void> lockLane(Mutiny.Session session, UUID citizen, String account, Instant now) {
        return session.createNativeQuery("""
                        insert into lane (citizen, account, tokens, tokens_at) values (?1, ?2, ?3, ?4)
                        on conflict do nothing
                        """)
                .setParameter(1, citizen)
                .setParameter(2, account)
                .setParameter(3, (double) settings.pairBurst())
                .setParameter(4, Moments.at(now))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "select citizen from lane where citizen = ?1 and account = ?2 for update", UUID.class)
                        .setParameter(1, citizen)
                        .setParameter(2, account)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Locks the lane of a send and then the send; empty when there is none. */
    Uni<Optional<SendRow>> lock(Mutiny.Session session, UUID id, Instant now) {
        return session.createNativeQuery("select citizen, account from send where id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.<SendRow>empty())
                        : lockLane(session, (UUID) rows.get(0)[0], (String) rows.get(0)[1], now)
                                .chain(() -> read(session, "s.id = ?1", id))
                                .map(found -> found.stream().findFirst()));
    }

    private static Uni<List<SendRow>> read(Mutiny.Session session, String condition, Object parameter) {
        return session.createNativeQuery(
                        "select " + COLUMNS + " from send s where " + condition + " for update", Object[].class)
                .setParameter(1, parameter)
                .getResultList()
                .map(rows -> rows.stream().map(SendRow::of).toList());
    }

    /** True when it is new. */
    Uni<Boolean> insert(Mutiny.Session session, UUID citizen, SendRequest request, Instant now) {
        byte[] body =
                sealed.seal(EventJson.write(new SendBody(request.message(), request.outside())), SendBody.CONTEXT);
        return session.createNativeQuery("""
                        insert into send (id, citizen, account, purpose, state, state_at, body, created_at, due,
                                          expires_at, complaint_id, notice_id, officer)
                        values (?1, ?2, ?3, ?4, 'QUEUED', ?5, ?6, ?5, ?7, cast(?8 as timestamptz), cast(?9 as uuid),
                                cast(?10 as uuid), cast(?11 as text))
                        on conflict do nothing
                        """)
                .setParameter(1, request.id())
                .setParameter(2, citizen)
                .setParameter(3, request.account())
                .setParameter(4, request.purpose().name())
                .setParameter(5, Moments.at(now))
                .setParameter(6, body)
                .setParameter(7, Moments.at(now.plus(request.after())))
                .setParameter(8, Moments.at(request.expiresAt()))
                .setParameter(
                        9,
                        request.complaintId() == null
                                ? null
                                : request.complaintId().value())
                .setParameter(10, request.noticeId())
                .setParameter(11, request.by())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Replies that wait and belong to no case give way to this one. */
    Uni<Integer> replaceEarlier(Mutiny.Session session, UUID citizen, String account, UUID by, Instant now) {
        return session.createNativeQuery("""
                        update send set state = 'GIVEN_UP', state_at = ?4, reason = 'REPLACED', body = null
                        where citizen = ?1 and account = ?2 and id <> ?3 and state = 'QUEUED' and purpose = 'TURN'
                          and complaint_id is null
                        """)
                .setParameter(1, citizen)
                .setParameter(2, account)
                .setParameter(3, by)
                .setParameter(4, Moments.at(now))
                .executeUpdate();
    }

    /** The window is open until then at least; what waited for it goes. */
    Uni<Void> open(Mutiny.Session session, UUID citizen, String account, Instant until) {
        return session.createNativeQuery("""
                        update lane set window_until = greatest(window_until, ?3) where citizen = ?1 and account = ?2
                        """)
                .setParameter(1, citizen)
                .setParameter(2, account)
                .setParameter(3, Moments.at(until))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                update send set waits = null
                                where citizen = ?1 and account = ?2 and state = 'QUEUED' and waits = 'WINDOW'
                                """)
                        .setParameter(1, citizen)
                        .setParameter(2, account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> closeWindow(Mutiny.Session session, SendRow send, Instant now) {
        return lane(session, "window_until = least(window_until, ?3)", send, now);
    }

    /** The provider has refused this pair: it waits 4^X seconds, X rising with each refusal. */
    Uni<Void> holdPair(Mutiny.Session session, SendRow send, Instant now) {
        return lane(
                session,
                "held_until = ?3 + interval '1 second' * power(4, held_times), held_times = least(held_times + 1, 6),"
                        + " tokens = 0, tokens_at = ?3",
                send,
                now);
    }

    /** One message has gone to this pair. */
    Uni<Void> spendToken(Mutiny.Session session, SendRow send, Instant now) {
        return session.createNativeQuery("""
                        update lane set tokens = least(cast(?4 as double precision), tokens
                                   + greatest(0, extract(epoch from (?3 - tokens_at))) / cast(?5 as double precision)) - 1,
                               tokens_at = ?3
                        where citizen = ?1 and account = ?2
                        """)
                .setParameter(1, send.citizen())
                .setParameter(2, send.account())
                .setParameter(3, Moments.at(now))
                .setParameter(4, (double) settings.pairBurst())
                .setParameter(5, seconds(settings.pairPace()))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> pairWorks(Mutiny.Session session, SendRow send) {
        return session.createNativeQuery("""
                        update lane set held_times = 0, held_until = null
                        where citizen = ?1 and account = ?2 and held_times > 0
                        """)
                .setParameter(1, send.citizen())
                .setParameter(2, send.account())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> lane(Mutiny.Session session, String change, SendRow send, Instant now) {
        return session.createNativeQuery("update lane set " + change.replace("?3", "cast(?3 as timestamptz)")
                        + " where citizen = ?1 and account = ?2")
                .setParameter(1, send.citizen())
                .setParameter(2, send.account())
                .setParameter(3, Moments.at(now))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Of each lane that may send now the next send; lanes that somebody else works on are left out. */
    Uni<List<Head>> heads(Mutiny.Session session, String account, int limit, Instant now) {
        return session.createNativeQuery("select " + COLUMNS + """
                        , l.window_until
                        from send s join lane l on l.citizen = s.citizen and l.account = s.account
                        where s.account = ?1 and s.state = 'QUEUED' and s.due <= ?2
                          and (s.waits is null or s.waits = 'HELD')
                          and (l.held_until is null or l.held_until <= ?2)
                          and l.tokens + greatest(0, extract(epoch from (cast(?2 as timestamptz) - l.tokens_at)))
                              / cast(?3 as double precision) >= 1
                          and not exists (
                            select 1 from send flying
                            where flying.citizen = s.citizen and flying.account = s.account
                              and (flying.state = 'SENDING' or (flying.state = 'UNCERTAIN' and flying.state_at > ?4)))
                          and not exists (
                            select 1 from send earlier
                            where earlier.citizen = s.citizen and earlier.account = s.account
                              and earlier.state = 'QUEUED' and earlier.waits is null and earlier.seq < s.seq)
                          and not exists (
                            select 1 from send held
                            where held.citizen = s.citizen and held.account = s.account and held.state = 'QUEUED'
                              and held.waits = 'HELD' and held.due <= ?2 and held.seq < s.seq)
                        order by s.seq limit ?5
                        for update of l skip locked
                        """, Object[].class)
                .setParameter(1, account)
                .setParameter(2, Moments.at(now))
                .setParameter(3, seconds(settings.pairPace()))
                .setParameter(4, Moments.at(now.minus(settings.uncertainHolds())))
                .setParameter(5, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Head(SendRow.of(row), Moments.instant(row[SendRow.COLUMNS.size()])))
                        .toList());
    }

    /** False when it has been replaced meanwhile. */
    Uni<Boolean> sending(Mutiny.Session session, UUID id, Instant now) {
        return session.createNativeQuery("""
                        update send set state = 'SENDING', state_at = ?2, attempts = attempts + 1, waits = null,
                               wamid = null
                        where id = ?1 and state = 'QUEUED'
                        """)
                .setParameter(1, id)
                .setParameter(2, Moments.at(now))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Nothing of it will go any more when the body is not kept. */
    Uni<Void> move(
            Mutiny.Session session,
            SendRow send,
            SendState state,
            String reason,
            String wamid,
            boolean keepBody,
            Instant now) {
        return session.createNativeQuery("""
                        update send set state = ?2, state_at = ?3, reason = cast(?4 as text),
                               wamid = coalesce(cast(?5 as text), wamid), waits = null,
                               body = case when cast(?6 as boolean) then body end
                        where id = ?1
                        """)
                .setParameter(1, send.id())
                .setParameter(2, state.name())
                .setParameter(3, Moments.at(now))
                .setParameter(4, reason)
                .setParameter(5, wamid)
                .setParameter(6, keepBody)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The provider's id of what went out, whatever has become of it meanwhile. */
    Uni<Void> named(Mutiny.Session session, UUID id, String wamid) {
        return session.createNativeQuery("update send set wamid = ?2 where id = ?1 and wamid is null")
                .setParameter(1, id)
                .setParameter(2, wamid)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The send of this id, else the one that the provider knows by that id. */
    Uni<Optional<UUID>> find(Mutiny.Session session, UUID id, String wamid) {
        return session.createNativeQuery("""
                        select id from send where id = cast(?1 as uuid)
                        union all
                        select id from send where wamid = ?2
                        """, UUID.class)
                .setParameter(1, id)
                .setParameter(2, wamid)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }

    /**
     * It goes again.
     *
     * @param waits {@code WINDOW}, {@code HELD} or null
     * @param counts whether this try counts towards an end
     */
    Uni<Void> requeue(
            Mutiny.Session session,
            SendRow send,
            Instant due,
            String waits,
            boolean counts,
            String reason,
            Instant now) {
        return session.createNativeQuery("""
                        update send set state = 'QUEUED', state_at = ?2, due = ?3, waits = cast(?4 as text),
                               retries = retries + ?5, reason = cast(?6 as text)
                        where id = ?1
                        """)
                .setParameter(1, send.id())
                .setParameter(2, Moments.at(now))
                .setParameter(3, Moments.at(due))
                .setParameter(4, waits)
                .setParameter(5, counts ? 1 : 0)
                .setParameter(6, reason)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> repeatOnce(Mutiny.Session session, SendRow send, Instant now) {
        return session.createNativeQuery("""
                        update send set state = 'QUEUED', state_at = ?2, due = ?2, waits = null, repeated = true
                        where id = ?1
                        """)
                .setParameter(1, send.id())
                .setParameter(2, Moments.at(now))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** All of the lane that wait. */
    Uni<List<SendRow>> waiting(Mutiny.Session session, UUID citizen, String account) {
        return session.createNativeQuery(
                        "select " + COLUMNS
                                + " from send s where s.citizen = ?1 and s.account = ?2 and s.state = 'QUEUED'"
                                + " order by s.seq for update",
                        Object[].class)
                .setParameter(1, citizen)
                .setParameter(2, account)
                .getResultList()
                .map(rows -> rows.stream().map(SendRow::of).toList());
    }

    /** What waits for the window and has a template is looked at again: one has been approved. */
    Uni<Void> reconsider(Mutiny.Session session) {
        return session.createNativeQuery("update send set waits = null where state = 'QUEUED' and waits = 'WINDOW'")
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What is marked as going out and is not in the hands of this sender: its answer is lost. */
    Uni<List<SendRow>> lost(Mutiny.Session session, Collection<UUID> inHand, Instant now) {
        String ids = inHand.stream().map(UUID::toString).collect(Collectors.joining(","));
        return session.createNativeQuery("""
                        select id from send
                        where state = 'SENDING' and not (id = any(cast(string_to_array(?1, ',') as uuid[])))
                        order by seq limit 500
                        """, UUID.class)
                .setParameter(1, ids)
                .getResultList()
                .chain(found -> locked(session, found, now))
                .map(rows -> rows.stream()
                        .filter(row -> row.state() == SendState.SENDING)
                        .toList());
    }

    /** What has been uncertain for so long that no status will come. */
    Uni<List<SendRow>> unsettled(Mutiny.Session session, Instant now) {
        return session.createNativeQuery(
                        "select id from send where state = 'UNCERTAIN' and state_at <= ?1 order by seq limit 200",
                        UUID.class)
                .setParameter(1, Moments.at(now.minus(settings.uncertainAfter())))
                .getResultList()
                .chain(found -> locked(session, found, now))
                .map(rows -> rows.stream()
                        .filter(row -> row.state() == SendState.UNCERTAIN)
                        .toList());
    }

    /** What is no longer worth sending. */
    Uni<List<SendRow>> expired(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        select id from send where state = 'QUEUED' and expires_at <= ?1
                        union
                        select id from send where state = 'QUEUED' and waits = 'WINDOW' and notice_id is not null
                          and created_at <= ?2
                        limit 200
                        """, UUID.class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, Moments.at(now.minus(settings.templatePatience())))
                .getResultList()
                .chain(found -> locked(session, found, now))
                .map(rows -> rows.stream()
                        .filter(row -> row.state() == SendState.QUEUED)
                        .toList());
    }

    private Uni<List<SendRow>> locked(Mutiny.Session session, List<UUID> ids, Instant now) {
        return InTurn.each(ids, id -> lock(session, id, now))
                .map(found -> found.stream().flatMap(Optional::stream).toList());
    }

    /** Lanes of sends that came to a citizen from another one. */
    Uni<Void> missingLanes(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        insert into lane (citizen, account, tokens, tokens_at)
                        select distinct s.citizen, s.account, cast(?1 as double precision), cast(?2 as timestamptz)
                        from send s
                        where s.state = 'QUEUED'
                          and not exists (select 1 from lane l where l.citizen = s.citizen and l.account = s.account)
                        on conflict do nothing
                        """)
                .setParameter(1, (double) settings.pairBurst())
                .setParameter(2, Moments.at(now))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes what became of sends and statuses long ago. */
    Uni<Void> forget(Mutiny.Session session, Instant now) {
        Instant before = now.minus(settings.retention());
        return session.createNativeQuery("""
                        delete from send where state_at < ?1 and state not in ('QUEUED', 'SENDING', 'UNCERTAIN')
                        """)
                .setParameter(1, Moments.at(before))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("delete from send_status where at < ?1")
                        .setParameter(1, Moments.at(before))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Fails when it was sealed under another key, or is gone. */
    SendBody body(SendRow send) {
        return EventJson.read(sealed.open(send.body(), SendBody.CONTEXT), SendBody.class);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }
}

package id.aduan.intake.callcenter.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.durable.Moments;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.intake.callcenter.calls.Desk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The call-backs that are kept. All work in the transaction of the session. */
@ApplicationScoped
class CallBacks {
    /** What the words of an officer are sealed to. */
    static final String WORDS = "callback-words";

    /** What the note of a try is sealed to. */
    static final String NOTE = "callback-note";

    private static final String COLUMNS = """
            id, complaint_id, tracking_number, call, desk, receipt_to is null, contact, ends_with, kind, language,
            agency_name, words, cast(until as text), at, expires_at, tries, next_try_at, called_by, called_at
            """;

    private final Sealed sealed;

    CallBacks(Sealed sealed) {
        this.sealed = sealed;
    }

    /** Persons who wait, those first whose next try is due first; one more than the limit when there are more. */
    Uni<List<CallBack>> open(Mutiny.Session session, int offset, int limit) {
        return session.createNativeQuery(
                        "select * from (select distinct on (complaint_id, person) " + COLUMNS + """
                        , count(*) over (partition by complaint_id, person) as notices
                        from callback where state = 'OPEN'
                        order by complaint_id, person, at desc, id) as newest
                        order by next_try_at, at, id offset ?1 limit ?2
                        """, Object[].class)
                .setParameter(1, offset)
                .setParameter(2, limit + 1)
                .getResultList()
                .map(rows -> rows.stream().map(this::callBack).toList());
    }

    /** How many persons wait. */
    Uni<Long> waiting(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select count(distinct (complaint_id, person)) from callback where state = 'OPEN'", Long.class)
                .getSingleResult();
    }

    /** One that is open; nobody else changes it until the transaction ends. */
    Uni<Optional<CallBack>> lock(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(
                        "select " + COLUMNS + ", 1 from callback where id = ?1 and state = 'OPEN' for update",
                        Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(this::callBack));
    }

    Uni<Boolean> exists(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("select id from callback where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /** Somebody looks at the number, to call. */
    Uni<Void> called(Mutiny.Session session, UUID id, String operator, Instant at) {
        return session.createNativeQuery("""
                        update callback set called_by = ?2, called_at = ?3
                        where state = 'OPEN' and (complaint_id, person) =
                              (select complaint_id, person from callback where id = ?1)
                        """)
                .setParameter(1, id)
                .setParameter(2, operator)
                .setParameter(3, Moments.at(at))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Keeps a try and its note, which may be null. */
    Uni<Void> tried(Mutiny.Session session, UUID id, String operator, CallBack.Result result, String note, Instant at) {
        return session.createNativeQuery("""
                        insert into callback_try (complaint_id, person, at, operator, result, note)
                        select complaint_id, person, cast(?2 as timestamptz), cast(?3 as text), cast(?4 as text),
                               cast(?5 as bytea)
                        from callback where id = ?1
                        """)
                .setParameter(1, id)
                .setParameter(2, Moments.at(at))
                .setParameter(3, operator)
                .setParameter(4, result.name())
                .setParameter(5, note == null ? null : sealed.seal(note.getBytes(UTF_8), NOTE))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The next try is later. */
    Uni<Void> again(Mutiny.Session session, UUID id, Instant next) {
        return session.createNativeQuery("""
                        update callback set tries = tries + 1, next_try_at = ?2, called_by = null, called_at = null
                        where state = 'OPEN' and (complaint_id, person) =
                              (select complaint_id, person from callback where id = ?1)
                        """)
                .setParameter(1, id)
                .setParameter(2, Moments.at(next))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Settles all that waits for the person of that report, and answers what was settled. */
    Uni<List<Settled>> settle(Mutiny.Session session, UUID id, String state, Instant at) {
        return session.createNativeQuery("""
                        update callback set state = ?2, settled_at = ?3, called_by = null, called_at = null
                        where state = 'OPEN' and (complaint_id, person) =
                              (select complaint_id, person from callback where id = ?1)
                        returning notice_id, complaint_id, receipt_to
                        """, Object[].class)
                .setParameter(1, id)
                .setParameter(2, state)
                .setParameter(3, Moments.at(at))
                .getResultList()
                .map(CallBacks::settled);
    }

    /** Ends those that nobody needs to be told any more, a portion of them. */
    Uni<List<Settled>> expire(Mutiny.Session session, Instant now, int portion) {
        return session.createNativeQuery("""
                        update callback set state = 'EXPIRED', settled_at = ?1
                        where id in (select id from callback where state = 'OPEN' and expires_at <= ?1 limit ?2 for update)
                        returning notice_id, complaint_id, receipt_to
                        """, Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, portion)
                .getResultList()
                .map(CallBacks::settled);
    }

    /** Deletes what is settled for long, with the notes of its tries. */
    Uni<Void> forget(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from callback where settled_at < ?1")
                .setParameter(1, Moments.at(before))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("delete from callback_try where at < ?1")
                        .setParameter(1, Moments.at(before))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * What is settled.
     *
     * @param receiptTo the door that case-service hears it from, or null
     */
    record Settled(UUID noticeId, ComplaintId complaintId, String receiptTo) {}

    private static List<Settled> settled(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Settled((UUID) row[0], new ComplaintId((UUID) row[1]), (String) row[2]))
                .toList();
    }

    private CallBack callBack(Object[] row) {
        return new CallBack(
                (UUID) row[0],
                new ComplaintId((UUID) row[1]),
                (String) row[2],
                (UUID) row[3],
                Desk.valueOf((String) row[4]),
                (Boolean) row[5],
                CallBack.Contact.valueOf((String) row[6]),
                (String) row[7],
                Notice.Kind.valueOf((String) row[8]),
                Language.of((String) row[9]),
                (String) row[10],
                row[11] == null ? null : new String(sealed.open((byte[]) row[11], WORDS), UTF_8),
                row[12] == null ? null : LocalDate.parse((String) row[12]),
                Moments.instant(row[13]),
                Moments.instant(row[14]),
                ((Number) row[15]).intValue(),
                Moments.instant(row[16]),
                (String) row[17],
                Moments.instant(row[18]),
                ((Number) row[19]).longValue());
    }
}

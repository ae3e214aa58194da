package id.aduan.cases.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.cases.application.AgencyMails;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.MailState;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.durable.Moments;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Mail to agencies in PostgreSQL. */
@ApplicationScoped
class SqlAgencyMails implements AgencyMails {
    private static final long LOCK = 0x4144_5541_4E02L;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String MESSAGE =
            "id, agency, addresses, message_id, subject, body, state, attempts, next_try, created_at, sent_at, error";

    private final Mutiny.SessionFactory sessions;

    SqlAgencyMails(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> plan(ComplaintId id, long seq, AgencyCode agency, Instant at) {
        // not flushed: the rows of all cases of a transaction are written together
        return sessions.withSession(session -> session.persist(MailItemRow.of(id.value(), seq, agency.value(), at)));
    }

    @Override
    public Uni<Map<AgencyCode, Choice>> choices() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select agency, mode, language, addresses, updated_by, updated_at from agency_mail",
                        Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Choice(
                                new AgencyCode((String) row[0]),
                                MailMode.valueOf((String) row[1]),
                                Language.of((String) row[2]),
                                texts((String) row[3]),
                                (String) row[4],
                                Moments.instant(row[5])))
                        .collect(Collectors.toMap(Choice::agency, Function.identity()))));
    }

    @Override
    public Uni<Void> choose(Choice choice) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        insert into agency_mail (agency, mode, language, addresses, updated_by, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        on conflict (agency) do update set mode = excluded.mode, language = excluded.language,
                            addresses = excluded.addresses, updated_by = excluded.updated_by,
                            updated_at = excluded.updated_at
                        """)
                .setParameter(1, choice.agency().value())
                .setParameter(2, choice.mode().name())
                .setParameter(3, choice.language().tag())
                .setParameter(4, json(choice.addresses()))
                .setParameter(5, choice.by())
                .setParameter(6, Moments.at(choice.updatedAt()))
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> takeTurn() {
        return sessions.withSession(
                session -> session.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                        .setParameter(1, LOCK)
                        .getSingleResult());
    }

    @Override
    public Uni<List<Item>> items(AgencyCode agency, Instant before, int most) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select case_id, seq, dispatched_at from mail_item where agency = ?1 and dispatched_at < ?2
                        order by dispatched_at, case_id limit ?3
                        """, Object[].class)
                .setParameter(1, agency.value())
                .setParameter(2, Moments.at(before))
                .setParameter(3, most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Item(
                                new ComplaintId((UUID) row[0]),
                                ((Number) row[1]).longValue(),
                                agency,
                                Moments.instant(row[2])))
                        .toList()));
    }

    @Override
    public Uni<List<AgencyCode>> agenciesWithItems() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select distinct agency from mail_item order by agency", String.class)
                .getResultList()
                .map(codes -> codes.stream().map(AgencyCode::new).toList()));
    }

    @Override
    public Uni<Void> remove(List<Item> items) {
        Uni<Void> removed = Uni.createFrom().voidItem();
        for (Item item : items) {
            removed = removed.chain(() -> sessions.withSession(
                    session -> session.createNativeQuery("delete from mail_item where case_id = ?1 and seq = ?2")
                            .setParameter(1, item.caseId().value())
                            .setParameter(2, item.seq())
                            .executeUpdate()
                            .replaceWithVoid()));
        }
        return removed;
    }

    @Override
    public Uni<Void> add(Message message) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        insert into mail (id, agency, addresses, message_id, subject, body, state, attempts, next_try,
                                          created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                        """)
                .setParameter(1, message.id())
                .setParameter(2, message.agency().value())
                .setParameter(3, json(message.addresses()))
                .setParameter(4, message.messageId())
                .setParameter(5, message.subject())
                .setParameter(6, message.body())
                .setParameter(7, message.state().name())
                .setParameter(8, message.attempts())
                .setParameter(9, Moments.at(message.nextTry()))
                .setParameter(10, Moments.at(message.createdAt()))
                .executeUpdate()
                .replaceWithVoid());
    }

    /** The pause doubles from five minutes to an hour; it is longer than a few mails need to be sent. */
    @Override
    public Uni<List<Message>> claim(Instant now, int most) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "update mail set attempts = attempts + 1,"
                                + " next_try = cast(?1 as timestamptz)"
                                + " + least(interval '1 hour', interval '5 minutes' * power(2, least(attempts, 10)))"
                                + " where id in (select id from mail where state = 'WAITING'"
                                + " and next_try <= cast(?1 as timestamptz) order by next_try limit ?2)"
                                + " returning " + MESSAGE,
                        Object[].class)
                .setParameter(1, Moments.at(now))
                .setParameter(2, most)
                .getResultList()
                .map(SqlAgencyMails::messages));
    }

    @Override
    public Uni<Void> sent(Message message, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "update mail set state = 'SENT', sent_at = ?2, error = null where id = ?1")
                .setParameter(1, message.id())
                .setParameter(2, Moments.at(at))
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> failed(Message message, String error, boolean forGood) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "update mail set state = ?2, error = ?3 where id = ?1 and state = 'WAITING'")
                .setParameter(1, message.id())
                .setParameter(2, (forGood ? MailState.FAILED : MailState.WAITING).name())
                .setParameter(3, error)
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<List<Message>> latest(AgencyCode agency, int most) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select " + MESSAGE + " from mail where agency = ?1 order by created_at desc, id limit ?2",
                        Object[].class)
                .setParameter(1, agency.value())
                .setParameter(2, most)
                .getResultList()
                .map(SqlAgencyMails::messages));
    }

    @Override
    public Uni<Waiting> waiting() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select count(*), min(created_at) from mail where state = 'WAITING'", Object[].class)
                .getSingleResult()
                .map(row -> new Waiting(((Number) row[0]).longValue(), Moments.instant(row[1]))));
    }

    private static List<Message> messages(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Message(
                        (UUID) row[0],
                        new AgencyCode((String) row[1]),
                        texts((String) row[2]),
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        MailState.valueOf((String) row[6]),
                        ((Number) row[7]).intValue(),
                        Moments.instant(row[8]),
                        Moments.instant(row[9]),
                        Moments.instant(row[10]),
                        (String) row[11]))
                .toList();
    }

    private static List<String> texts(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), TEXTS);
    }

    private static String json(List<String> texts) {
        return new String(EventJson.write(texts), StandardCharsets.UTF_8);
    }
}

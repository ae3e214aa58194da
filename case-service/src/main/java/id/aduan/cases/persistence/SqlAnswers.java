package id.aduan.cases.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.cases.application.AnswerEntry;
import id.aduan.cases.application.Answers;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import id.aduan.contracts.Topic;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The answer library in PostgreSQL; doors are told by the outbox. */
@ApplicationScoped
class SqlAnswers implements Answers {
    private static final long LOCK = 0x4144_5541_4E03L;
    private static final TypeReference<Map<Language, List<String>>> QUESTIONS = new TypeReference<>() {};
    private static final TypeReference<Map<Language, String>> ANSWERS = new TypeReference<>() {};
    private static final String COLUMNS = "id, version, questions, answers, agency, withdrawn, updated_by, updated_at";

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    SqlAnswers(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> takeTurn() {
        return sessions.withSession(
                session -> session.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)", String.class)
                        .setParameter(1, LOCK)
                        .getResultList()
                        .replaceWithVoid());
    }

    @Override
    public Uni<List<AnswerEntry>> all() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select " + COLUMNS + " from answer order by id collate \"C\"", Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(SqlAnswers::entry).toList()));
    }

    @Override
    public Uni<Optional<AnswerEntry>> find(String id) {
        return sessions.withSession(
                session -> session.createNativeQuery("select " + COLUMNS + " from answer where id = ?1", Object[].class)
                        .setParameter(1, id)
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(SqlAnswers::entry)));
    }

    @Override
    public Uni<Void> put(AnswerEntry entry) {
        return insert(
                        "insert into answer (" + COLUMNS + ") values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7, ?8)"
                                + " on conflict (id) do update set version = excluded.version,"
                                + " questions = excluded.questions, answers = excluded.answers,"
                                + " agency = excluded.agency, withdrawn = excluded.withdrawn,"
                                + " updated_by = excluded.updated_by, updated_at = excluded.updated_at",
                        entry)
                .chain(() -> insert(
                        "insert into answer_version (" + COLUMNS
                                + ") values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7, ?8)",
                        entry))
                .chain(() -> tell(entry));
    }

    @Override
    public Uni<Void> tell(AnswerEntry entry) {
        return sessions.withSession(session -> outbox.append(
                session,
                Topic.ANSWER,
                entry.id(),
                entry.eventId(),
                entry.updatedAt(),
                0,
                entry.version(),
                false,
                entry.published()));
    }

    @Override
    public Uni<Map<String, Use>> uses() {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select c.answer_id, count(*), count(*) filter (where exists (
                            select 1 from history_line h where h.case_id = c.id and h.type = 'DISPUTED'))
                        from cases c where c.answer_id is not null group by c.answer_id
                        """, Object[].class)
                .getResultList()
                .map(rows -> {
                    Map<String, Use> uses = new HashMap<>();
                    rows.forEach(row -> uses.put(
                            (String) row[0], new Use(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
                    return uses;
                }));
    }

    private Uni<Void> insert(String sql, AnswerEntry entry) {
        return sessions.withSession(session -> session.createNativeQuery(sql)
                .setParameter(1, entry.id())
                .setParameter(2, entry.version())
                .setParameter(3, json(entry.questions()))
                .setParameter(4, json(entry.answers()))
                .setParameter(5, entry.agency() == null ? null : entry.agency().value())
                .setParameter(6, entry.withdrawn())
                .setParameter(7, entry.updatedBy())
                .setParameter(8, entry.updatedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid());
    }

    private static AnswerEntry entry(Object[] row) {
        return new AnswerEntry(
                (String) row[0],
                ((Number) row[1]).longValue(),
                EventJson.read(bytes(row[2]), QUESTIONS),
                EventJson.read(bytes(row[3]), ANSWERS),
                row[4] == null ? null : new AgencyCode((String) row[4]),
                (Boolean) row[5],
                (String) row[6],
                Moments.instant(row[7]));
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Object column) {
        return ((String) column).getBytes(StandardCharsets.UTF_8);
    }
}

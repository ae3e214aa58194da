package id.aduan.cases.persistence;

import id.aduan.cases.application.Emergencies;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Emergencies in PostgreSQL: each question walks an index that holds emergencies only, however many other cases there are. */
@ApplicationScoped
class SqlEmergencies implements Emergencies {
    private static final int MOST_NARRATIVE = 400;

    private final Mutiny.SessionFactory sessions;

    SqlEmergencies(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Map<ComplaintId, Long>> versions(Instant doneAfter, int most) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select id, version from (
                            select id, version, awaited_since, received_at from cases
                            where urgency = 'EMERGENCY' and not erased
                                and status not in ('CLOSED', 'ARCHIVED', 'REFERRED')
                                and (done_at is null or done_at > ?1)
                            union all
                            select id, version, awaited_since, received_at from cases
                            where urgency = 'EMERGENCY' and not erased
                                and status in ('CLOSED', 'ARCHIVED', 'REFERRED') and since > ?1) board
                        order by awaited_since is null, received_at desc
                        limit ?2
                        """, Object[].class)
                .setParameter(1, Moments.at(doneAfter))
                .setParameter(2, most)
                .getResultList()
                .map(rows -> {
                    Map<ComplaintId, Long> versions = new LinkedHashMap<>();
                    rows.forEach(row -> versions.put(new ComplaintId((UUID) row[0]), ((Number) row[1]).longValue()));
                    return versions;
                }));
    }

    @Override
    public Uni<List<Watched>> read(Collection<ComplaintId> ids) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select * from cases where id = any(" + Columns.IDS + ")", CaseRow.class)
                .setParameter(1, Columns.ids(ids))
                .getResultList()
                .chain(rows -> session.createNativeQuery(
                                "select case_id, title, left(narrative, " + MOST_NARRATIVE
                                        + ") as narrative, place_text,"
                                        + " landmark, latitude, longitude, occurred_at from case_content"
                                        + " where case_id = any(" + Columns.IDS + ")",
                                CaseContentRow.class)
                        .setParameter(1, Columns.ids(ids))
                        .getResultList()
                        .map(contents -> watched(rows, contents))));
    }

    private static List<Watched> watched(List<CaseRow> rows, List<CaseContentRow> contents) {
        Map<UUID, CaseContentRow> byCase = new HashMap<>();
        contents.forEach(content -> byCase.put(content.caseId, content));
        return rows.stream()
                .filter(row -> byCase.containsKey(row.id)) // without its report it was forgotten at this moment
                .map(row -> new Watched(row.toDomain(), byCase.get(row.id).toReport()))
                .toList();
    }

    @Override
    public Uni<List<ComplaintId>> unacknowledged(Instant since, int most) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select id from cases where awaited_since <= ?1 and escalated_at is null
                        order by awaited_since limit ?2
                        """, UUID.class)
                .setParameter(1, Moments.at(since))
                .setParameter(2, most)
                .getResultList()
                .map(ids -> ids.stream().map(ComplaintId::new).toList()));
    }

    @Override
    public Uni<Optional<Instant>> oldestAwaited() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select awaited_since, id from cases where awaited_since is not null order by awaited_since limit 1",
                        Object[].class)
                .getResultList()
                .map(found -> found.stream().findFirst().map(row -> Moments.instant(row[0]))));
    }
}

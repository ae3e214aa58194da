package id.aduan.cases.persistence;

import id.aduan.cases.application.EarlyEvents;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventId;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Early events in PostgreSQL, as the bytes that they came as. */
@ApplicationScoped
class SqlEarlyEvents implements EarlyEvents {
    private static final String DECISION = "DECISION";
    private static final String ACTION = "ACTION";

    private final Mutiny.SessionFactory sessions;

    SqlEarlyEvents(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> keep(ComplaintRouted decision) {
        return keep(
                decision.eventId(),
                decision.complaint().complaintId(),
                DECISION,
                decision.decision().number(),
                decision);
    }

    @Override
    public Uni<Void> keep(CitizenAction action) {
        return keep(action.eventId(), action.complaintId(), ACTION, 0, action);
    }

    @Override
    public Uni<Optional<ComplaintRouted>> takeDecision(ComplaintId id, int number) {
        return take(id, DECISION, number)
                .map(bodies -> bodies.stream().findFirst().map(body -> EventJson.read(body, ComplaintRouted.class)));
    }

    @Override
    public Uni<List<CitizenAction>> takeActions(ComplaintId id) {
        return take(id, ACTION, 0).map(bodies -> bodies.stream()
                .map(body -> EventJson.read(body, CitizenAction.class))
                .toList());
    }

    @Override
    public Uni<Set<ComplaintId>> waitedFor(Collection<ComplaintId> ids) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select distinct complaint_id from early_event where complaint_id = any(" + Columns.IDS + ")",
                        UUID.class)
                .setParameter(1, Columns.ids(ids))
                .getResultList()
                .map(found -> found.stream().map(ComplaintId::new).collect(Collectors.toCollection(HashSet::new))));
    }

    private Uni<Void> keep(EventId eventId, ComplaintId id, String kind, int number, Object event) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "insert into early_event (event_id, complaint_id, kind, number, body) "
                                + "values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, eventId.value())
                .setParameter(2, id.value())
                .setParameter(3, kind)
                .setParameter(4, number)
                .setParameter(5, EventJson.write(event))
                .executeUpdate()
                .replaceWithVoid());
    }

    private Uni<List<byte[]>> take(ComplaintId id, String kind, int number) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        with taken as (
                            delete from early_event where complaint_id = ?1 and kind = ?2 and number = ?3
                            returning body, arrived_at)
                        select body from taken order by arrived_at
                        """, byte[].class)
                .setParameter(1, id.value())
                .setParameter(2, kind)
                .setParameter(3, number)
                .getResultList());
    }
}

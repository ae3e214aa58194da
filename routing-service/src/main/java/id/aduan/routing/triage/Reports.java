package id.aduan.routing.triage;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of the desk. Every method works in the transaction of its session. */
final class Reports {
    private static final String COLUMNS =
            "complaint_id, flagged, held, confidential, last_number, last_outcome, waiting,"
                    + " cast(body as text), erased_at";
    /** What stands in the place of erased words. */
    private static final String ERASED_WORDS = "(dihapus)";

    private Reports() {}

    /**
     * Keeps a decision and what it says of the report. The same decision again, or an older one, changes nothing.
     *
     * @return whether this decision was new
     */
    static Uni<Boolean> keep(Mutiny.Session session, ComplaintRouted routed, boolean flagged) {
        return insertDecision(session, routed)
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(false)
                        : upsert(session, routed, flagged).replaceWith(true));
    }

    private static Uni<Integer> insertDecision(Mutiny.Session session, ComplaintRouted routed) {
        RoutingDecision decision = routed.decision();
        return session.createNativeQuery("""
                        insert into decision (complaint_id, number, outcome, agency, decided_by, decided_at, body)
                        values (?1, ?2, ?3, cast(?4 as text), ?5, ?6, cast(cast(?7 as text) as jsonb))
                        on conflict do nothing
                        """)
                .setParameter(1, routed.complaint().complaintId().value())
                .setParameter(2, decision.number())
                .setParameter(3, decision.outcome().name())
                .setParameter(
                        4, decision.agency() == null ? null : decision.agency().value())
                .setParameter(5, decision.decidedBy())
                .setParameter(6, decision.decidedAt().atOffset(ZoneOffset.UTC))
                .setParameter(7, json(decision))
                .executeUpdate();
    }

    private static Uni<Integer> upsert(Mutiny.Session session, ComplaintRouted routed, boolean flagged) {
        ComplaintReceived complaint = routed.complaint();
        RoutingDecision decision = routed.decision();
        return session.createNativeQuery("""
                        insert into report as r (complaint_id, tracking_number, received_at, flagged, held, confidential,
                                            last_number, last_outcome, waiting, body)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, cast(cast(?10 as text) as jsonb))
                        on conflict (complaint_id) do update
                        set last_number = excluded.last_number, last_outcome = excluded.last_outcome,
                            waiting = excluded.waiting and r.erased_at is null
                        where r.last_number < excluded.last_number
                        """)
                .setParameter(1, complaint.complaintId().value())
                .setParameter(2, complaint.trackingNumber().value())
                .setParameter(3, complaint.receivedAt().atOffset(ZoneOffset.UTC))
                .setParameter(4, flagged)
                .setParameter(5, complaint.holdReason() != null)
                .setParameter(6, complaint.reporter().confidential())
                .setParameter(7, decision.number())
                .setParameter(8, decision.outcome().name())
                .setParameter(9, decision.outcome() == RoutingOutcome.TRIAGE && decision.disposal() == null)
                .setParameter(10, json(withoutContact(complaint)))
                .executeUpdate();
    }

    static Uni<Optional<Report>> find(Mutiny.Session session, ComplaintId id) {
        return one(session, "select " + COLUMNS + " from report where complaint_id = ?1", id.value());
    }

    /** As {@link #find}, and nobody else decides until this transaction ends. */
    static Uni<Optional<Report>> lock(Mutiny.Session session, ComplaintId id) {
        return one(session, "select " + COLUMNS + " from report where complaint_id = ?1 for update", id.value());
    }

    static Uni<Optional<Report>> find(Mutiny.Session session, TrackingNumber number) {
        return one(session, "select " + COLUMNS + " from report where tracking_number = ?1", number.value());
    }

    private static Uni<Optional<Report>> one(Mutiny.Session session, String sql, Object key) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(1, key)
                .getResultList()
                .map(rows -> rows.size() == 1 ? Optional.of(report(rows.get(0))) : Optional.empty());
    }

    /** What waits: what speaks of danger first, then the oldest; all, or what has those words. */
    static Uni<List<Report>> waiting(
            Mutiny.Session session, boolean withConfidential, String words, int offset, int limit) {
        return session.createNativeQuery("select " + COLUMNS + """
                         from report
                        where waiting and (?1 or not confidential)
                          and (?2 = '' or position(lower(?2) in lower(concat_ws(' ', tracking_number, body ->> 'title',
                               body ->> 'narrative', body -> 'place' ->> 'text'))) > 0)
                        order by flagged desc, received_at, complaint_id limit ?3 offset ?4
                        """, Object[].class)
                .setParameter(1, withConfidential)
                .setParameter(2, words == null ? "" : words.strip().replace("\u0000", ""))
                .setParameter(3, limit)
                .setParameter(4, offset)
                .getResultList()
                .map(rows -> rows.stream().map(Reports::report).toList());
    }

    /** How many wait: those open to every officer of the desk, and the confidential ones. */
    static Uni<long[]> countWaiting(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select count(*) filter (where not confidential), count(*) filter (where confidential)"
                                + " from report where waiting",
                        Object[].class)
                .getSingleResult()
                .map(row -> new long[] {((Number) row[0]).longValue(), ((Number) row[1]).longValue()});
    }

    /** All decisions of a report, the first one first. */
    static Uni<List<RoutingDecision>> decisions(Mutiny.Session session, ComplaintId id) {
        return session.createNativeQuery(
                        "select cast(body as text) from decision where complaint_id = ?1 order by number", String.class)
                .setParameter(1, id.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> EventJson.read(bytes(row), RoutingDecision.class))
                        .toList());
    }

    /** Takes the words and files away, also of a report that is still on its way here. */
    static Uni<Void> erase(Mutiny.Session session, ComplaintId id, Instant at) {
        return session.createNativeQuery("""
                        insert into report (complaint_id, erased_at) values (?1, ?2)
                        on conflict (complaint_id) do nothing
                        """)
                .setParameter(1, id.value())
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .chain(() -> lock(session, id))
                .chain(found -> {
                    ComplaintReceived complaint = found.map(Report::complaint).orElse(null);
                    return session.createNativeQuery("""
                                    update report set erased_at = coalesce(erased_at, ?2), waiting = false,
                                                      body = cast(cast(?3 as text) as jsonb)
                                    where complaint_id = ?1
                                    """)
                            .setParameter(1, id.value())
                            .setParameter(2, at.atOffset(ZoneOffset.UTC))
                            .setParameter(3, complaint == null ? null : json(withoutWords(complaint)))
                            .executeUpdate();
                })
                .chain(() -> eraseWordsOfDecisions(session, id));
    }

    /** Words of an officer about a report may repeat the report's. */
    private static Uni<Void> eraseWordsOfDecisions(Mutiny.Session session, ComplaintId id) {
        return session.createNativeQuery("""
                        update decision set body = (body #- '{disposal,words}') || '{"reasons": []}'
                        where complaint_id = ?1
                        """)
                .setParameter(1, id.value())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> addReturned(
            Mutiny.Session session,
            ComplaintId id,
            int decisionNumber,
            AgencyCode agency,
            String reasonCode,
            AgencyCode suggestion,
            Instant at) {
        return session.createNativeQuery("""
                        insert into returned (complaint_id, decision_number, agency, reason_code, suggestion, returned_at)
                        values (?1, ?2, ?3, ?4, cast(?5 as text), ?6)
                        on conflict do nothing
                        """)
                .setParameter(1, id.value())
                .setParameter(2, decisionNumber)
                .setParameter(3, agency.value())
                .setParameter(4, reasonCode)
                .setParameter(5, suggestion == null ? null : suggestion.value())
                .setParameter(6, at.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Who gave a report back, and which decision, the first one first. */
    static Uni<List<Returned>> returned(Mutiny.Session session, ComplaintId id) {
        return session.createNativeQuery(
                        "select decision_number, agency, suggestion from returned where complaint_id = ?1"
                                + " order by decision_number",
                        Object[].class)
                .setParameter(1, id.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Returned(
                                ((Number) row[0]).intValue(),
                                new AgencyCode((String) row[1]),
                                row[2] == null ? null : new AgencyCode((String) row[2])))
                        .toList());
    }

    /** A decision that an agency gave back. */
    record Returned(int decisionNumber, AgencyCode agency, AgencyCode suggestion) {}

    private static Report report(Object[] row) {
        String body = (String) row[7];
        return new Report(
                new ComplaintId((UUID) row[0]),
                (Boolean) row[1],
                (Boolean) row[2],
                (Boolean) row[3],
                ((Number) row[4]).intValue(),
                row[5] == null ? null : RoutingOutcome.valueOf((String) row[5]),
                (Boolean) row[6],
                body == null ? null : EventJson.read(bytes(body), ComplaintReceived.class),
                instant(row[8]));
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }

    /** The desk needs no contact, so it keeps none. */
    static ComplaintReceived withoutContact(ComplaintReceived complaint) {
        Reporter reporter = complaint.reporter();
        Reporter nobody = new Reporter(reporter.ref(), null, reporter.anonymous(), reporter.confidential());
        return copy(complaint, complaint.title(), complaint.narrative(), complaint.place(), false, nobody);
    }

    static ComplaintReceived withoutWords(ComplaintReceived complaint) {
        return copy(complaint, null, ERASED_WORDS, Place.UNKNOWN, true, complaint.reporter());
    }

    private static ComplaintReceived copy(
            ComplaintReceived complaint,
            String title,
            String narrative,
            Place place,
            boolean withoutFiles,
            Reporter reporter) {
        return new ComplaintReceived(
                complaint.eventId(),
                complaint.complaintId(),
                complaint.trackingNumber(),
                complaint.kind(),
                complaint.source(),
                complaint.occurredAt(),
                complaint.receivedAt(),
                complaint.language(),
                title,
                narrative,
                place,
                complaint.category(),
                complaint.urgency(),
                complaint.emergencyKind(),
                withoutFiles ? List.of() : complaint.attachments(),
                reporter,
                withoutFiles ? null : complaint.answered(),
                complaint.holdReason());
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

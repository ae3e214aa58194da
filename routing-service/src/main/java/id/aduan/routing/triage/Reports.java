package id.aduan.routing.triage;

import static java.util.Comparator.comparingInt;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
     * Keeps decisions and what they say of their reports, however many they are with two statements. The same decision
     * again, or an older one, changes nothing.
     *
     * @param flagged whether the words of a report that is new here speak of danger
     * @return how many of them were new
     */
    static Uni<Integer> keep(
            Mutiny.Session session, Collection<ComplaintRouted> decided, Predicate<ComplaintReceived> flagged) {
        Map<DecisionKey, ComplaintRouted> decisions = new LinkedHashMap<>();
        decided.forEach(routed -> decisions.putIfAbsent(DecisionKey.of(routed), routed));
        if (decisions.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return insertDecisions(session, decisions.values()).chain(added -> {
            // in the order of their arrival, since the first one of a complaint brings the report
            decisions.keySet().retainAll(added);
            return decisions.isEmpty()
                    ? Uni.createFrom().item(0)
                    : upsert(session, reports(decisions.values(), flagged)).replaceWith(decisions.size());
        });
    }

    private static Uni<Set<DecisionKey>> insertDecisions(Mutiny.Session session, Collection<ComplaintRouted> decided) {
        List<DecisionRow> rows = decided.stream().map(DecisionRow::of).toList();
        // in one order, so that two transactions with the same decisions wait and do not block each other
        return session.createNativeQuery("""
                        insert into decision (complaint_id, number, outcome, agency, decided_by, decided_at, body)
                        select "complaintId", number, outcome, agency, "decidedBy", "decidedAt", body
                        from json_to_recordset(cast(cast(?1 as text) as json)) as decided (
                            "complaintId" uuid, number integer, outcome text, agency text, "decidedBy" text,
                            "decidedAt" timestamptz, body jsonb)
                        order by "complaintId", number
                        on conflict do nothing returning complaint_id, number
                        """, Object[].class)
                .setParameter(1, json(rows))
                .getResultList()
                .map(Reports::keys);
    }

    /**
     * Of each report one row, since one statement cannot update a row twice: with what the first decision brings of it, and
     * with the highest number.
     */
    private static List<ReportRow> reports(Collection<ComplaintRouted> decided, Predicate<ComplaintReceived> flagged) {
        Map<ComplaintId, ComplaintReceived> first = new LinkedHashMap<>();
        Map<ComplaintId, RoutingDecision> last = new HashMap<>();
        for (ComplaintRouted routed : decided) {
            ComplaintId id = routed.complaint().complaintId();
            first.putIfAbsent(id, routed.complaint());
            last.merge(id, routed.decision(), BinaryOperator.maxBy(comparingInt(RoutingDecision::number)));
        }
        return first.values().stream()
                .map(complaint -> ReportRow.of(complaint, flagged.test(complaint), last.get(complaint.complaintId())))
                .toList();
    }

    private static Uni<Integer> upsert(Mutiny.Session session, List<ReportRow> reports) {
        return session.createNativeQuery("""
                        insert into report as r (complaint_id, tracking_number, received_at, flagged, held, confidential,
                                            last_number, last_outcome, waiting, body)
                        select "complaintId", "trackingNumber", "receivedAt", flagged, held, confidential,
                               "lastNumber", "lastOutcome", waiting, body
                        from json_to_recordset(cast(cast(?1 as text) as json)) as decided (
                            "complaintId" uuid, "trackingNumber" text, "receivedAt" timestamptz, flagged boolean,
                            held boolean, confidential boolean, "lastNumber" integer, "lastOutcome" text,
                            waiting boolean, body jsonb)
                        order by "complaintId"
                        on conflict (complaint_id) do update
                        set last_number = excluded.last_number, last_outcome = excluded.last_outcome,
                            waiting = excluded.waiting and r.erased_at is null
                        where r.last_number < excluded.last_number
                        """).setParameter(1, json(reports)).executeUpdate();
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
        return session.<String>createNativeQuery(
                        "select cast(body as text) from decision where complaint_id = ?1 order by number")
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

    /** The decisions of these reports that were given back. */
    static Uni<Set<DecisionKey>> returned(Mutiny.Session session, Collection<ComplaintId> ids) {
        return session.createNativeQuery("""
                        select complaint_id, decision_number from returned
                        where complaint_id = any(cast(string_to_array(?1, ',') as uuid[]))
                        """, Object[].class)
                .setParameter(1, ids.stream().map(ComplaintId::toString).collect(Collectors.joining(",")))
                .getResultList()
                .map(Reports::keys);
    }

    /** A decision that an agency gave back. */
    record Returned(int decisionNumber, AgencyCode agency, AgencyCode suggestion) {}

    /** Names a decision. */
    record DecisionKey(ComplaintId complaintId, int number) {
        static DecisionKey of(ComplaintRouted routed) {
            return new DecisionKey(
                    routed.complaint().complaintId(), routed.decision().number());
        }
    }

    private static Set<DecisionKey> keys(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new DecisionKey(new ComplaintId((UUID) row[0]), ((Number) row[1]).intValue()))
                .collect(Collectors.toSet());
    }

    /** As JSON in the parameter of its one statement. */
    private record DecisionRow(
            ComplaintId complaintId,
            int number,
            RoutingOutcome outcome,
            AgencyCode agency,
            String decidedBy,
            Instant decidedAt,
            RoutingDecision body) {
        static DecisionRow of(ComplaintRouted routed) {
            RoutingDecision decision = routed.decision();
            return new DecisionRow(
                    routed.complaint().complaintId(),
                    decision.number(),
                    decision.outcome(),
                    decision.agency(),
                    decision.decidedBy(),
                    decision.decidedAt(),
                    decision);
        }
    }

    /** As JSON in the parameter of its one statement. */
    private record ReportRow(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            Instant receivedAt,
            boolean flagged,
            boolean held,
            boolean confidential,
            int lastNumber,
            RoutingOutcome lastOutcome,
            boolean waiting,
            ComplaintReceived body) {
        static ReportRow of(ComplaintReceived complaint, boolean flagged, RoutingDecision decision) {
            return new ReportRow(
                    complaint.complaintId(),
                    complaint.trackingNumber(),
                    complaint.receivedAt(),
                    flagged,
                    complaint.holdReason() != null,
                    complaint.reporter().confidential(),
                    decision.number(),
                    decision.outcome(),
                    decision.outcome() == RoutingOutcome.TRIAGE && decision.disposal() == null,
                    withoutContact(complaint));
        }
    }

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
                Moments.instant(row[8]));
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
                complaint.holdReason(),
                complaint.emergencySpoken());
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

package id.aduan.durable;

import id.aduan.durable.ParkedRecords.ParkedRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who did what about a parked record, when and why. The database refuses to change or delete a line. */
@ApplicationScoped
public class ParkedDecisions {
    private final Transactions transactions;

    ParkedDecisions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a person does at the desk. */
    public enum Act {
        /** The record was looked at. */
        OPENED,
        /** It was applied, or found applied already. */
        REPLAYED,
        /** It failed again; the reason is what with. */
        REPLAY_FAILED,
        /** It was given up. */
        DROPPED
    }

    /**
     * One line.
     *
     * @param recordId the parked record, which may be gone
     * @param topic null in lines of before the desk, as partition, offset and cause
     * @param cause what the record waited for at that time
     */
    public record ParkedDecision(
            UUID recordId,
            String consumer,
            String topic,
            Integer partition,
            Long offset,
            String cause,
            Act act,
            String reason,
            String by,
            Instant at) {}

    /** The latest first. */
    public Uni<List<ParkedDecision>> latest(int limit) {
        return list("true", new Object[0], limit);
    }

    /** Those about one record, the latest first. */
    public Uni<List<ParkedDecision>> about(UUID recordId, int limit) {
        return list("record_id = ?2", new Object[] {recordId}, limit);
    }

    /** Keeps that somebody has looked at the record. */
    public Uni<Void> opened(ParkedRecord parked, String by) {
        return transactions.run(session -> add(session, parked, Act.OPENED, "", by));
    }

    static Uni<Void> add(Mutiny.Session session, ParkedRecord parked, Act act, String reason, String by) {
        return session.createNativeQuery("""
                        insert into parked_decision (record_id, consumer, event_id, topic, kafka_partition, kafka_offset,
                                                     cause, decision, reason, decided_by)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                        """)
                .setParameter(1, parked.id())
                .setParameter(2, parked.consumer())
                .setParameter(3, parked.eventRecord().eventId().value())
                .setParameter(4, parked.eventRecord().topic())
                .setParameter(5, parked.eventRecord().partition())
                .setParameter(6, parked.eventRecord().offset())
                .setParameter(7, parked.cause())
                .setParameter(8, act.name())
                .setParameter(9, reason)
                .setParameter(10, by)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<List<ParkedDecision>> list(String condition, Object[] values, int limit) {
        return transactions.run(session -> {
            var query = session.createNativeQuery(
                            "select record_id, consumer, topic, kafka_partition, kafka_offset, cause, decision, reason, "
                                    + "decided_by, decided_at from parked_decision where " + condition
                                    + " order by id desc limit ?1",
                            Object[].class)
                    .setParameter(1, limit);
            for (int index = 0; index < values.length; index++) {
                query = query.setParameter(index + 2, values[index]);
            }
            return query.getResultList()
                    .map(rows -> rows.stream().map(ParkedDecisions::decision).toList());
        });
    }

    private static ParkedDecision decision(Object[] row) {
        return new ParkedDecision(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (Integer) row[3],
                (Long) row[4],
                (String) row[5],
                Act.valueOf((String) row[6]),
                (String) row[7],
                (String) row[8],
                Moments.instant(row[9]));
    }
}

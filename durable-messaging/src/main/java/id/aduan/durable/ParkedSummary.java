package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What waits for a person, told by what it waits for; without bodies. */
@ApplicationScoped
public class ParkedSummary {
    /** Names a consumer and a cause together. */
    private static final String CAUSE_ID = "md5(concat_ws(chr(10), f.consumer, f.topic, f.cause))";

    private static final String BEHIND =
            "(select count(*) from parked_record b where b.consumer = f.consumer and b.record_key = f.record_key "
                    + "and b.id <> f.id)";

    private final Transactions transactions;

    ParkedSummary(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A cause, and how much waits for it.
     *
     * @param id names the consumer, the topic and the cause
     * @param records the records that failed with it
     * @param behind the records that wait behind those
     */
    public record ParkedCause(
            String id,
            String consumer,
            String topic,
            String cause,
            long records,
            long behind,
            Instant since,
            Instant latest) {}

    /**
     * A record that failed, the first of its key.
     *
     * @param key null for a record without one
     * @param behind how many records of its key wait behind it
     */
    public record FailedRecord(
            UUID id,
            String causeId,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            UUID eventId,
            String cause,
            Instant since,
            long behind) {}

    /** Every cause, that with the most records first. */
    public Uni<List<ParkedCause>> causes(int limit) {
        return transactions.run(session -> session.createNativeQuery(
                        "select cause_id, consumer, topic, cause, count(*), cast(sum(behind) as bigint), min(parked_at), "
                                + "max(parked_at) from (select " + CAUSE_ID
                                + " as cause_id, f.consumer, f.topic, f.cause, "
                                + BEHIND + " as behind, f.parked_at from parked_record f where not f.behind) as failed "
                                + "group by cause_id, consumer, topic, cause order by count(*) desc, min(parked_at) "
                                + "limit ?1",
                        Object[].class)
                .setParameter(1, limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new ParkedCause(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (Long) row[4],
                                (Long) row[5],
                                Moments.instant(row[6]),
                                Moments.instant(row[7])))
                        .toList()));
    }

    /** The records that failed with a cause, the oldest first. */
    public Uni<List<FailedRecord>> failed(String causeId, int limit) {
        return transactions.run(session -> session.createNativeQuery(
                        "select f.id, " + CAUSE_ID + ", f.consumer, f.topic, f.kafka_partition, f.kafka_offset, "
                                + "f.record_key, f.event_id, f.cause, f.parked_at, " + BEHIND
                                + " from parked_record f where not f.behind and " + CAUSE_ID
                                + " = ?1 order by f.parked_at, f.kafka_partition, f.kafka_offset limit ?2",
                        Object[].class)
                .setParameter(1, causeId)
                .setParameter(2, limit)
                .getResultList()
                .map(rows -> rows.stream().map(ParkedSummary::failed).toList()));
    }

    /** How many other records of its key wait with the record. */
    public Uni<Long> withSameKey(UUID id) {
        return transactions.run(session -> session.createNativeQuery(
                        "select " + BEHIND + " from parked_record f where f.id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResultOrNull()
                .map(count -> count == null ? 0L : count));
    }

    private static FailedRecord failed(Object[] row) {
        return new FailedRecord(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Integer) row[4],
                (Long) row[5],
                (String) row[6],
                (UUID) row[7],
                (String) row[8],
                Moments.instant(row[9]),
                (Long) row[10]);
    }
}

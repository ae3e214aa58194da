package id.aduan.durable;

import id.aduan.contracts.EventId;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What waits for a person: seen, replayed in order, or dropped with a reason. Each act is kept. */
@ApplicationScoped
public class ParkedRecords {
    private static final String COLUMNS =
            "id, consumer, topic, kafka_partition, kafka_offset, record_key, event_id, record_time, headers, body, cause, "
                    + "behind, parked_at";

    private final Transactions transactions;
    private final DurableConsumers consumers;

    ParkedRecords(Transactions transactions, DurableConsumers consumers) {
        this.transactions = transactions;
        this.consumers = consumers;
    }

    /** The oldest first, at most as many as asked for. */
    public Uni<List<ParkedRecord>> list(int limit) {
        return transactions.run(session -> session.createNativeQuery(
                        "select " + COLUMNS + " from parked_record order by parked_at, kafka_offset limit ?1",
                        Object[].class)
                .setParameter(1, limit)
                .getResultList()
                .map(rows -> rows.stream().map(ParkedRecords::parked).toList()));
    }

    public Uni<Long> count() {
        return transactions.run(session -> session.createNativeQuery("select count(*) from parked_record", Long.class)
                .getSingleResult());
    }

    /**
     * Applies the records of the parked record's key in their order, in one transaction, and frees the key. Fails with
     * what the handler fails with; then nothing has changed.
     *
     * @return how many records were applied or found applied already; 0 when the record is no longer parked
     */
    public Uni<Integer> replay(UUID id, String by) {
        return transactions.run(session -> locked(session, id).chain(found -> found.map(first -> queue(session, first)
                        .chain(queue -> DurableConsumer.inTurn(queue.iterator(), each -> apply(session, each, by))
                                .chain(() -> free(session, first))
                                .replaceWith(queue.size())))
                .orElseGet(() -> Uni.createFrom().item(0))));
    }

    /**
     * Gives one record up, for a reason that is kept. The next of its key waits on as the first.
     *
     * @return false when the record is no longer parked
     */
    public Uni<Boolean> drop(UUID id, String by, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        return transactions.run(session -> locked(session, id)
                .chain(found -> found.map(parked -> record(session, parked, "DROPPED", reason, by)
                                .chain(() -> delete(session, parked))
                                .chain(() -> freeWhenEmpty(session, parked))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private static Uni<Optional<ParkedRecord>> locked(Mutiny.Session session, UUID id) {
        // the key's row first: whoever consumes or drains the key holds it
        return session.createNativeQuery("""
                        select k.record_key from parked_key k
                        join parked_record r on r.consumer = k.consumer and r.record_key = k.record_key
                        where r.id = ?1 for update of k
                        """, String.class)
                .setParameter(1, id)
                .getResultList()
                .chain(keys -> session.createNativeQuery(
                                "select " + COLUMNS + " from parked_record where id = ?1 for update", Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ParkedRecords::parked));
    }

    private static Uni<List<ParkedRecord>> queue(Mutiny.Session session, ParkedRecord first) {
        if (first.eventRecord().key() == null) {
            return Uni.createFrom().item(List.of(first));
        }
        return session.createNativeQuery(
                        "select " + COLUMNS + " from parked_record where consumer = ?1 and record_key = ?2 "
                                + "order by topic, kafka_partition, kafka_offset",
                        Object[].class)
                .setParameter(1, first.consumer())
                .setParameter(2, first.eventRecord().key())
                .getResultList()
                .map(rows -> rows.stream().map(ParkedRecords::parked).toList());
    }

    private Uni<Void> apply(Mutiny.Session session, ParkedRecord parked, String by) {
        DurableConsumer consumer = consumers
                .named(parked.consumer())
                .orElseThrow(() -> new IllegalStateException("this service has no consumer " + parked.consumer()));
        EventRecord eventRecord = parked.eventRecord();
        return Inbox.claim(session, parked.consumer(), List.of(eventRecord.eventId()))
                .chain(fresh -> {
                    if (fresh.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return consumer.handle(session, eventRecord);
                })
                .chain(() -> record(session, parked, "REPLAYED", "", by))
                .chain(() -> delete(session, parked));
    }

    private static Uni<Void> record(
            Mutiny.Session session, ParkedRecord parked, String decision, String reason, String by) {
        return session.createNativeQuery(
                        "insert into parked_decision (record_id, consumer, event_id, decision, reason, decided_by) "
                                + "values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, parked.id())
                .setParameter(2, parked.consumer())
                .setParameter(3, parked.eventRecord().eventId().value())
                .setParameter(4, decision)
                .setParameter(5, reason)
                .setParameter(6, by)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> delete(Mutiny.Session session, ParkedRecord parked) {
        return session.createNativeQuery("delete from parked_record where id = ?1")
                .setParameter(1, parked.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> free(Mutiny.Session session, ParkedRecord parked) {
        if (parked.eventRecord().key() == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("delete from parked_key where consumer = ?1 and record_key = ?2")
                .setParameter(1, parked.consumer())
                .setParameter(2, parked.eventRecord().key())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> freeWhenEmpty(Mutiny.Session session, ParkedRecord parked) {
        if (parked.eventRecord().key() == null) {
            return Uni.createFrom().voidItem();
        }
        return queue(session, parked)
                .chain(rest -> rest.isEmpty()
                        ? free(session, parked)
                        : Uni.createFrom().voidItem());
    }

    private static ParkedRecord parked(Object[] row) {
        EventRecord eventRecord = new EventRecord(
                (String) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).longValue(),
                (String) row[5],
                new EventId((UUID) row[6]),
                instant(row[7]),
                Parking.headers((String) row[8]),
                (byte[]) row[9]);
        return new ParkedRecord(
                (UUID) row[0], (String) row[1], eventRecord, (String) row[10], (Boolean) row[11], instant(row[12]));
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }

    /**
     * A record that waits for a person.
     *
     * @param id also the id of its copy on the dead-letter topic
     * @param cause in words, without content of the record
     * @param behind true when it only waits for an earlier record of its key
     */
    public record ParkedRecord(
            UUID id, String consumer, EventRecord eventRecord, String cause, boolean behind, Instant parkedAt) {}
}

package id.aduan.durable;

import id.aduan.contracts.EventId;
import id.aduan.durable.ParkedDecisions.Act;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/** What waits for a person: seen, replayed in order, or dropped with a reason. Each act is kept. */
@ApplicationScoped
public class ParkedRecords {
    private static final String COLUMNS =
            "id, consumer, topic, kafka_partition, kafka_offset, record_key, event_id, record_time, headers, body, cause, "
                    + "behind, parked_at";

    private static final String NOT_TRIED = "the record before it was given up; it has not been tried since";
    private static final String RELEASED = "the record before it was given up";

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

    /** The record as it waits, or empty when it does not wait any more. */
    public Uni<Optional<ParkedRecord>> find(UUID id) {
        return transactions.run(session -> find(session, id, ""));
    }

    /**
     * Applies the records of the parked record's key in their order, each in a transaction of its own, until the key is
     * free or one fails. That one is then the first of its key with the new cause; what was applied before it stays.
     * Fails with what can heal by itself, such as a database that is away.
     *
     * @return empty when the record is no longer parked
     */
    public Uni<Optional<Replayed>> replay(UUID id, String by) {
        return find(id).chain(found -> found.map(parked -> drain(parked, by, "").map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Gives one record up, for a reason that is kept, and then applies those behind it as {@link #replay} does.
     *
     * @return what became of those behind it; empty when the record is no longer parked
     */
    public Uni<Optional<Replayed>> drop(UUID id, String by, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        return transactions
                .run(session -> locked(session, id).chain(found -> found.map(
                                parked -> giveUp(session, parked, by, reason).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .chain(next -> next.map(dropped -> dropped.next() == null
                                ? waitingWith(dropped.parked())
                                        .map(waiting -> Optional.of(new Replayed(0, waiting, null)))
                                : drain(dropped.next(), by, RELEASED)
                                        .onFailure(Failures::canHeal)
                                        .recoverWithUni(failure -> waitingWith(dropped.parked())
                                                .map(waiting -> new Replayed(0, waiting, Failures.cause(failure))))
                                        .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private record Dropped(ParkedRecord parked, ParkedRecord next) {}

    /** The next of the key becomes its first when the one that is given up was. */
    private static Uni<Dropped> giveUp(Mutiny.Session session, ParkedRecord parked, String by, String reason) {
        return ParkedDecisions.add(session, parked, Act.DROPPED, reason, by)
                .chain(() -> delete(session, parked))
                .chain(() -> first(session, parked))
                .chain(next -> {
                    if (next.isEmpty()) {
                        return free(session, parked).replaceWith(new Dropped(parked, null));
                    }
                    return next.get().behind()
                            ? first(session, next.get(), NOT_TRIED).replaceWith(new Dropped(parked, next.get()))
                            : Uni.createFrom().item(new Dropped(parked, null));
                });
    }

    private Uni<Replayed> drain(ParkedRecord parked, String by, String reason) {
        AtomicReference<ParkedRecord> tried = new AtomicReference<>();
        AtomicInteger applied = new AtomicInteger();
        return oneAfterTheOther(parked, by, reason, tried, applied)
                .chain(done -> waitingWith(parked))
                .map(waiting -> new Replayed(applied.get(), waiting, null))
                .onFailure(failure -> !Failures.canHeal(failure) && tried.get() != null)
                .recoverWithUni(failure -> stays(tried.get(), Failures.cause(failure), by)
                        .chain(() -> waitingWith(parked))
                        .map(waiting -> new Replayed(applied.get(), waiting, Failures.cause(failure))));
    }

    private Uni<Void> oneAfterTheOther(
            ParkedRecord parked, String by, String reason, AtomicReference<ParkedRecord> tried, AtomicInteger applied) {
        return Uni.createFrom()
                .deferred(() ->
                        transactions.run(session -> nextOf(session, parked).chain(next -> {
                            if (next.isEmpty()) {
                                return Uni.createFrom().item(false);
                            }
                            tried.set(next.get());
                            return apply(session, next.get(), by, reason)
                                    .chain(() -> freeWhenEmpty(session, parked))
                                    .replaceWith(true);
                        })))
                .invoke(more -> {
                    if (more) {
                        applied.incrementAndGet();
                    }
                })
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** The first of the record's key, whose row is held; without a key the record itself. */
    private static Uni<Optional<ParkedRecord>> nextOf(Mutiny.Session session, ParkedRecord parked) {
        if (parked.eventRecord().key() == null) {
            return find(session, parked.id(), " for update");
        }
        return session.createNativeQuery(
                        "select record_key from parked_key where consumer = ?1 and record_key = ?2 for update",
                        String.class)
                .setParameter(1, parked.consumer())
                .setParameter(2, parked.eventRecord().key())
                .getResultList()
                .chain(held -> first(session, parked));
    }

    /** The record has failed again: it is the first of its key, with what it failed with now. */
    private Uni<Void> stays(ParkedRecord failed, String cause, String by) {
        return transactions.run(session -> find(session, failed.id(), " for update")
                .chain(still -> still.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : first(session, failed, cause)
                                .chain(() -> ParkedDecisions.add(session, failed, Act.REPLAY_FAILED, cause, by))));
    }

    private static Uni<Void> first(Mutiny.Session session, ParkedRecord parked, String cause) {
        return session.createNativeQuery("update parked_record set behind = false, cause = ?2 where id = ?1")
                .setParameter(1, parked.id())
                .setParameter(2, Parking.storable(cause))
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Long> waitingWith(ParkedRecord parked) {
        if (parked.eventRecord().key() == null) {
            return find(parked.id()).map(still -> still.isPresent() ? 1L : 0L);
        }
        return transactions.run(session -> session.createNativeQuery(
                        "select count(*) from parked_record where consumer = ?1 and record_key = ?2", Long.class)
                .setParameter(1, parked.consumer())
                .setParameter(2, parked.eventRecord().key())
                .getSingleResult());
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
                .chain(keys -> find(session, id, " for update"));
    }

    private static Uni<Optional<ParkedRecord>> find(Mutiny.Session session, UUID id, String lock) {
        return session.createNativeQuery(
                        "select " + COLUMNS + " from parked_record where id = ?1" + lock, Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ParkedRecords::parked));
    }

    private static Uni<Optional<ParkedRecord>> first(Mutiny.Session session, ParkedRecord ofKey) {
        if (ofKey.eventRecord().key() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createNativeQuery(
                        "select " + COLUMNS + " from parked_record where consumer = ?1 and record_key = ?2 "
                                + "order by topic, kafka_partition, kafka_offset limit 1",
                        Object[].class)
                .setParameter(1, ofKey.consumer())
                .setParameter(2, ofKey.eventRecord().key())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(ParkedRecords::parked));
    }

    private Uni<Void> apply(Mutiny.Session session, ParkedRecord parked, String by, String reason) {
        DurableConsumer consumer = consumers
                .named(parked.consumer())
                .orElseThrow(() -> new IllegalStateException("this service has no consumer " + parked.consumer()));
        EventRecord eventRecord = parked.eventRecord();
        return Inbox.claim(session, parked.consumer(), List.of(eventRecord.eventId()))
                .chain(fresh -> {
                    if (fresh.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return consumer.handle(session, List.of(eventRecord));
                })
                .chain(() -> ParkedDecisions.add(session, parked, Act.REPLAYED, reason, by))
                .chain(() -> delete(session, parked));
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
        return first(session, parked)
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
                Moments.instant(row[7]),
                Parking.headers((String) row[8]),
                (byte[]) row[9]);
        return new ParkedRecord(
                (UUID) row[0],
                (String) row[1],
                eventRecord,
                (String) row[10],
                (Boolean) row[11],
                Moments.instant(row[12]));
    }

    /**
     * What became of a key.
     *
     * @param applied how many of its records were applied, or found applied already
     * @param waiting how many of its records still wait
     * @param failure what the first of them failed with now; null when none did
     */
    public record Replayed(int applied, long waiting, String failure) {}

    /**
     * A record that waits for a person. Its copy on the dead-letter topic has the id of its event.
     *
     * @param cause in words, without content of the record
     * @param behind true when it only waits for an earlier record of its key
     */
    public record ParkedRecord(
            UUID id, String consumer, EventRecord eventRecord, String cause, boolean behind, Instant parkedAt) {}
}

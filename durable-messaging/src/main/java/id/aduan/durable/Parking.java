package id.aduan.durable;

import com.fasterxml.jackson.core.type.TypeReference;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of parked records. Whoever touches a parked key holds its row, so that queueing and draining take turns. */
@ApplicationScoped
class Parking {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** What key and headers take of a record; a body that leaves less stays in the table alone. */
    private static final int BESIDE_THE_BODY = 16 * 1024;

    /** Those of the keys that are parked; their rows are held until the transaction ends. */
    Uni<Set<String>> parkedKeys(Mutiny.Session session, String consumer, List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        // as JSON the statement is the same for any number of keys, so it is parsed once
        return session.<String>createNativeQuery("""
                        select record_key from parked_key where consumer = ?1 and record_key in (
                            select json_array_elements_text(cast(cast(?2 as text) as json))) for share
                        """)
                .setParameter(1, consumer)
                .setParameter(2, new String(EventJson.write(keys), StandardCharsets.UTF_8))
                .getResultList()
                .map(HashSet::new);
    }

    /** Parks a record that failed, and with it its key. */
    Uni<Void> park(Mutiny.Session session, String consumer, EventRecord eventRecord, String cause) {
        Uni<Void> key = eventRecord.key() == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(
                                "insert into parked_key (consumer, record_key) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, consumer)
                        .setParameter(2, eventRecord.key())
                        .executeUpdate()
                        .replaceWithVoid();
        return key.chain(() -> insert(session, consumer, eventRecord, cause, false))
                .chain(parked -> parked
                        ? deadLetter(session, parkedId(consumer, eventRecord), eventRecord)
                        : Uni.createFrom().voidItem());
    }

    /** Puts a record behind its key, which is parked. */
    Uni<Void> queueBehind(Mutiny.Session session, String consumer, EventRecord eventRecord) {
        return insert(session, consumer, eventRecord, "an earlier record of its key is parked", true)
                .replaceWithVoid();
    }

    static EventId parkedId(String consumer, EventRecord eventRecord) {
        return EventId.derivedFrom(
                "parked", consumer, eventRecord.topic(), eventRecord.partition(), eventRecord.offset());
    }

    /** False when it is parked already. */
    private static Uni<Boolean> insert(
            Mutiny.Session session, String consumer, EventRecord eventRecord, String cause, boolean behind) {
        EventId id = parkedId(consumer, eventRecord);
        return session.createNativeQuery("""
                        insert into parked_record (id, consumer, topic, kafka_partition, kafka_offset, record_key,
                                                   event_id, record_time, headers, body, cause, behind)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as text), ?7, ?8, ?9, ?10, ?11, ?12)
                        on conflict do nothing
                        """)
                .setParameter(1, id.value())
                .setParameter(2, consumer)
                .setParameter(3, eventRecord.topic())
                .setParameter(4, eventRecord.partition())
                .setParameter(5, eventRecord.offset())
                .setParameter(6, storable(eventRecord.key()))
                .setParameter(7, eventRecord.eventId().value())
                .setParameter(8, eventRecord.time().atOffset(ZoneOffset.UTC))
                .setParameter(9, storable(new String(EventJson.write(eventRecord.headers()), StandardCharsets.UTF_8)))
                .setParameter(10, eventRecord.body())
                .setParameter(11, storable(cause))
                .setParameter(12, behind)
                .executeUpdate()
                .map(rows -> rows > 0);
    }

    /** Made from the row, under the id of the event, so that whoever reads the topic can name it at the desk. */
    private static Uni<Void> deadLetter(Mutiny.Session session, EventId id, EventRecord eventRecord) {
        return Topic.ofWireName(eventRecord.topic())
                .map(topic -> session.createNativeQuery("""
                                insert into outbox (shard, topic, record_key, epoch, version, urgent, event_id, event_time,
                                                    correlation_id, traceparent, body)
                                select ?1, ?2, coalesce(record_key, cast(id as text)), 0, kafka_offset, false, event_id,
                                       record_time, cast(?3 as text), cast(?4 as text),
                                       case when length(body) > ?5 then cast('' as bytea) else body end
                                from parked_record where id = ?6
                                on conflict do nothing
                                """)
                        .setParameter(1, Outbox.SHARD)
                        .setParameter(2, topic.deadLetterName())
                        .setParameter(3, storable(eventRecord.correlationId()))
                        .setParameter(4, storable(eventRecord.traceparent()))
                        .setParameter(5, topic.maxRecordBytes() - BESIDE_THE_BODY)
                        .setParameter(6, id.value())
                        .executeUpdate()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    static Map<String, String> headers(String stored) {
        return EventJson.read(stored.getBytes(StandardCharsets.UTF_8), HEADERS);
    }

    static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}

package id.aduan.durable;

import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events that belong to a database change. Appended in the change's transaction, they are sent after its commit, those
 * of one key in the order of their versions, each at least once.
 */
@ApplicationScoped
public class Outbox {
    /** All keys are in one shard until a second relay is needed. */
    static final int SHARD = 0;

    private final Map<Mutiny.Session, List<Row>> appended = new ConcurrentHashMap<>();

    /**
     * Appends an event; it is sent if and only if the transaction commits. Appending the same event id to the same
     * topic again has no effect while the first still waits.
     *
     * @param epoch raised when a backup is restored; orders before the version
     * @param version orders the events of one key
     * @param urgent sent before what is not
     */
    public Uni<Void> append(
            Mutiny.Session session,
            Topic topic,
            String key,
            EventId eventId,
            Instant time,
            int epoch,
            long version,
            boolean urgent,
            Object event) {
        return append(session, topic, key, eventId, time, epoch, version, urgent, event, Map.of());
    }

    /**
     * As {@link #append(Mutiny.Session, Topic, String, EventId, Instant, int, long, boolean, Object)}.
     *
     * @param headers more headers of the record, by which a reader can pass it over unread
     */
    public Uni<Void> append(
            Mutiny.Session session,
            Topic topic,
            String key,
            EventId eventId,
            Instant time,
            int epoch,
            long version,
            boolean urgent,
            Object event,
            Map<String, String> headers) {
        return append(
                session,
                topic.wireName(),
                key,
                eventId,
                time,
                epoch,
                version,
                urgent,
                EventJson.write(event),
                headers.isEmpty() ? null : new String(EventJson.write(headers), StandardCharsets.UTF_8));
    }

    private Uni<Void> append(
            Mutiny.Session session,
            String topic,
            String key,
            EventId eventId,
            Instant time,
            int epoch,
            long version,
            boolean urgent,
            byte[] body,
            String headers) {
        return Uni.createFrom().voidItem().invoke(() -> {
            List<Row> rows = appended.get(session);
            if (rows == null) {
                throw new IllegalStateException("events are appended in a transaction of Transactions");
            }
            rows.add(new Row(
                    topic,
                    key,
                    epoch,
                    version,
                    urgent,
                    eventId.value(),
                    time.toString(),
                    Correlation.current().orElse(null),
                    Traces.current().orElse(null),
                    body,
                    headers));
        });
    }

    /** From now on the session's transaction may append. */
    void begin(Mutiny.Session session) {
        appended.put(session, new ArrayList<>());
    }

    /** Writes what the transaction has appended, in one statement, and tells whether there was something. */
    Uni<Boolean> write(Mutiny.Session session) {
        List<Row> rows = appended.getOrDefault(session, List.of());
        if (rows.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return session.createNativeQuery("""
                        insert into outbox (shard, topic, record_key, epoch, version, urgent, event_id, event_time,
                                            correlation_id, traceparent, body, headers)
                        select ?1, topic, key, epoch, version, urgent, "eventId", time, "correlationId", traceparent,
                               decode(body, 'base64'), headers
                        from json_to_recordset(cast(cast(?2 as text) as json)) as appended (
                            topic text, key text, epoch integer, version bigint, urgent boolean, "eventId" uuid,
                            time timestamptz, "correlationId" text, traceparent text, body text, headers text)
                        on conflict do nothing
                        """)
                .setParameter(1, SHARD)
                .setParameter(2, new String(EventJson.write(rows), StandardCharsets.UTF_8))
                .executeUpdate()
                .replaceWith(true);
    }

    void end(Mutiny.Session session) {
        appended.remove(session);
    }

    /** As JSON the parameter of the one statement. */
    private record Row(
            String topic,
            String key,
            int epoch,
            long version,
            boolean urgent,
            UUID eventId,
            String time,
            String correlationId,
            String traceparent,
            byte[] body,
            String headers) {}
}

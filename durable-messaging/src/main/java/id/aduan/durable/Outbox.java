package id.aduan.durable;

import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events that belong to a database change. Appended in the change's transaction, they are sent after its commit, those
 * of one key in the order of their versions, each at least once.
 */
@ApplicationScoped
public class Outbox {
    /** All keys are in one shard until a second relay is needed. */
    static final int SHARD = 0;

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
        return append(session, topic.wireName(), key, eventId, time, epoch, version, urgent, EventJson.write(event));
    }

    Uni<Void> append(
            Mutiny.Session session,
            String topic,
            String key,
            EventId eventId,
            Instant time,
            int epoch,
            long version,
            boolean urgent,
            byte[] body) {
        return session.createNativeQuery("""
                        insert into outbox (shard, topic, record_key, epoch, version, urgent, event_id, event_time,
                                            correlation_id, traceparent, body)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as text), cast(?10 as text), ?11)
                        on conflict do nothing
                        """)
                .setParameter(1, SHARD)
                .setParameter(2, topic)
                .setParameter(3, key)
                .setParameter(4, epoch)
                .setParameter(5, version)
                .setParameter(6, urgent)
                .setParameter(7, eventId.value())
                .setParameter(8, time.atOffset(ZoneOffset.UTC))
                .setParameter(9, Correlation.current().orElse(null))
                .setParameter(10, Traces.current().orElse(null))
                .setParameter(11, body)
                .executeUpdate()
                .replaceWithVoid();
    }
}

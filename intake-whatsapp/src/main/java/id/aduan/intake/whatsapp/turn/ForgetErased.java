package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a citizen has had erased at his case is erased here too: its words, its files, and what was said in the chat. */
@ApplicationScoped
class ForgetErased {
    static final String CHANNEL = "case-event-in";

    private final DurableConsumer consumer;

    ForgetErased(DurableConsumers consumers) {
        this.consumer = consumers.create("intake-whatsapp.case-event", (session, eventRecord) -> {
            CaseEvent event = eventRecord.read(CaseEvent.class);
            return event.type() == CaseEvent.Type.ERASED
                    ? forget(session, event.complaintId())
                    : Uni.createFrom().voidItem();
        });
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }

    /**
     * The files and the subject of the case go. Of the chat goes what was said until a while after the report, and what was
     * said of the case later; where the citizen has no other case, all of it, with his profile name.
     */
    static Uni<Void> forget(Mutiny.Session session, ComplaintId id) {
        return update(session, """
                        update filed set subject = null, erased_at = coalesce(erased_at, now()) where complaint_id = ?1
                        """, id)
                .chain(() -> update(session, """
                        update message m set body = null, media = null
                        from filed f where f.complaint_id = ?1 and m.citizen = f.citizen
                          and (m.at <= f.filed_at + interval '1 hour'
                               or m.send in (select s.id from send s where s.complaint_id = ?1)
                               or not exists (select 1 from filed o where o.citizen = f.citizen and o.erased_at is null))
                        """, id))
                .chain(() -> update(session, """
                        update citizen c set name = null
                        from filed f where f.complaint_id = ?1 and c.id = f.citizen
                          and not exists (select 1 from filed o where o.citizen = f.citizen and o.erased_at is null)
                        """, id))
                .chain(() -> update(session, """
                        update send set body = null
                        where complaint_id = ?1 and state not in ('QUEUED', 'SENDING', 'UNCERTAIN')
                        """, id))
                .chain(() -> update(session, "delete from media where complaint_id = ?1", id));
    }

    private static Uni<Void> update(Mutiny.Session session, String sql, ComplaintId id) {
        return session.createNativeQuery(sql)
                .setParameter(1, id.value())
                .executeUpdate()
                .replaceWithVoid();
    }
}

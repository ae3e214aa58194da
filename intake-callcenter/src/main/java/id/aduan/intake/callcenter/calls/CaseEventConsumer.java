package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.CaseEvent;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.durable.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands each fact of a case to all who follow, in one transaction. */
@ApplicationScoped
class CaseEventConsumer {
    static final String CHANNEL = "case-event-in";

    private final DurableConsumer consumer;

    CaseEventConsumer(DurableConsumers consumers, @All List<FollowsCase> followers) {
        this.consumer = consumers.create("intake-callcenter.case-event", (session, eventRecord) -> {
            CaseEvent event = eventRecord.read(CaseEvent.class);
            return InTurn.all(followers, follower -> follower.follow(session, event));
        });
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}

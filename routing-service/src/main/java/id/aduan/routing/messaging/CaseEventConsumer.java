package id.aduan.routing.messaging;

import id.aduan.contracts.CaseEvent;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.triage.FollowCases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Follows what becomes of cases: given back, erased. */
@ApplicationScoped
class CaseEventConsumer {
    static final String CHANNEL = "case-event-in";

    private final CurrentDirectory directory;
    private final DurableConsumer consumer;

    CaseEventConsumer(DurableConsumers consumers, CurrentDirectory directory, FollowCases cases) {
        this.directory = directory;
        this.consumer = consumers.create(
                "routing-service.case-event",
                (session, eventRecord) -> cases.handle(session, eventRecord.read(CaseEvent.class)));
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return directory.get().chain(() -> consumer.take(polled));
    }
}

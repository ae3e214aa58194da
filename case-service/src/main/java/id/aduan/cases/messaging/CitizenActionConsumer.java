package id.aduan.cases.messaging;

import id.aduan.cases.application.FollowCitizen;
import id.aduan.contracts.CitizenAction;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Adds to cases what their reporters do at the doors. */
@ApplicationScoped
class CitizenActionConsumer {
    static final String CHANNEL = "citizen-action-in";

    private final DurableConsumer consumer;

    CitizenActionConsumer(DurableConsumers consumers, FollowCitizen citizen) {
        this.consumer = consumers.create(
                "case-service.citizen-action",
                (session, eventRecord) -> citizen.handle(eventRecord.read(CitizenAction.class)));
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}

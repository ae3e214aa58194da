package id.aduan.cases.messaging;

import id.aduan.cases.application.Agencies;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Keeps the agencies as routing's directory tells them. */
@ApplicationScoped
class AgencyConsumer {
    static final String CHANNEL = "agency-in";

    private final DurableConsumer consumer;

    AgencyConsumer(DurableConsumers consumers, Agencies agencies) {
        this.consumer = consumers.create(
                "case-service.agency", (session, eventRecord) -> agencies.take(eventRecord.read(AgencySnapshot.class)));
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }
}

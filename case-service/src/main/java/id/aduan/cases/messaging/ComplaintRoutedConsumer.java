package id.aduan.cases.messaging;

import id.aduan.cases.application.FollowRouting;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.kit.metrics.Meters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Opens a case for each routed complaint, and follows each later decision; emergencies have a consumer of their own. */
@ApplicationScoped
class ComplaintRoutedConsumer {
    static final String CHANNEL = "complaint-routed-in";
    static final String URGENT_CHANNEL = "complaint-routed-urgent-in";

    private final FollowRouting routing;
    private final Meters meters;
    private final ArrivedCanaries canaries;
    private final DurableConsumer consumer;
    private final DurableConsumer urgentConsumer;

    ComplaintRoutedConsumer(
            DurableConsumers consumers, FollowRouting routing, Meters meters, ArrivedCanaries canaries) {
        this.routing = routing;
        this.meters = meters;
        this.canaries = canaries;
        this.consumer = consumers.create(
                "case-service.complaint-routed",
                (session, eventRecord) -> follow(eventRecord.read(ComplaintRouted.class)));
        this.urgentConsumer = consumers.create(
                "case-service.complaint-routed-urgent",
                (session, eventRecord) -> follow(eventRecord.read(ComplaintRouted.class)));
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return consumer.consume(batch);
    }

    @Incoming(URGENT_CHANNEL)
    Uni<Void> onUrgent(ConsumerRecords<String, byte[]> batch) {
        return urgentConsumer.consume(batch);
    }

    private Uni<Void> follow(ComplaintRouted routed) {
        if (routed.complaint().complaintId().isCanary()) {
            canaries.arrived(routed.complaint().receivedAt());
            return Uni.createFrom().voidItem();
        }
        return routing.handle(routed).invoke(() -> {
            if (routed.decision().number() == 1) {
                meters.caseOpened(routed.complaint().receivedAt());
            }
        });
    }
}

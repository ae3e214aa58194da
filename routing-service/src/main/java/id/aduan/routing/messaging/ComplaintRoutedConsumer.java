package id.aduan.routing.messaging;

import id.aduan.contracts.ComplaintRouted;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.triage.FollowRouting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the desk's own projection of what was routed. */
@ApplicationScoped
class ComplaintRoutedConsumer {
    static final String CHANNEL = "complaint-routed-in";
    static final String URGENT_CHANNEL = "complaint-routed-urgent-in";

    private final CurrentDirectory directory;
    private final FollowRouting routing;
    private final DurableConsumer consumer;
    private final DurableConsumer urgentConsumer;

    ComplaintRoutedConsumer(DurableConsumers consumers, CurrentDirectory directory, FollowRouting routing) {
        this.directory = directory;
        this.routing = routing;
        this.consumer = consumers.create(
                "routing-service.complaint-routed",
                (session, eventRecord) -> follow(session, eventRecord.read(ComplaintRouted.class)));
        this.urgentConsumer = consumers.create(
                "routing-service.complaint-routed-urgent",
                (session, eventRecord) -> follow(session, eventRecord.read(ComplaintRouted.class)));
    }

    /** A canary is for nobody at the desk. */
    private Uni<Void> follow(Mutiny.Session session, ComplaintRouted routed) {
        return routed.complaint().complaintId().isCanary()
                ? Uni.createFrom().voidItem()
                : routing.handle(session, routed);
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return directory.get().chain(() -> consumer.take(polled));
    }

    @Incoming(URGENT_CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> onUrgent(Message<ConsumerRecords<String, byte[]>> polled) {
        return directory.get().chain(() -> urgentConsumer.take(polled));
    }
}

package id.aduan.routing.messaging;

import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventId;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.durable.RecordHandler;
import id.aduan.kit.events.EventRecord;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.triage.FollowRouting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final DecisionsFirst decisions;
    private final DurableConsumer consumer;
    private final DurableConsumer urgentConsumer;

    ComplaintRoutedConsumer(
            DurableConsumers consumers, CurrentDirectory directory, FollowRouting routing, DecisionsFirst decisions) {
        this.directory = directory;
        this.routing = routing;
        this.decisions = decisions;
        this.consumer = consumers.createForBatches("routing-service.complaint-routed", this::begin);
        this.urgentConsumer = consumers
                .createForBatches("routing-service.complaint-routed-urgent", this::begin)
                .first();
    }

    /** A canary is for nobody at the desk. */
    private Uni<RecordHandler> begin(Mutiny.Session session, List<EventRecord> records) {
        Map<EventId, ComplaintRouted> read = new LinkedHashMap<>();
        for (EventRecord each : records) {
            ComplaintRouted routed = each.read(ComplaintRouted.class);
            if (!routed.complaint().complaintId().isCanary()) {
                read.put(each.eventId(), routed);
            }
        }
        return routing.keep(session, read.values()).map(kept -> (same, each) -> {
            ComplaintRouted routed = read.get(each.eventId());
            return routed == null ? Uni.createFrom().voidItem() : kept.follow(same, routed);
        });
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return directory.get().chain(decisions::turn).chain(() -> consumer.take(polled));
    }

    @Incoming(URGENT_CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> onUrgent(Message<ConsumerRecords<String, byte[]>> polled) {
        return directory.get().chain(() -> urgentConsumer.take(polled));
    }
}

package id.aduan.cases.messaging;

import id.aduan.cases.application.EmergencyBoard;
import id.aduan.cases.application.FollowRouting;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventId;
import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.durable.RecordHandler;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.metrics.Meters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens a case for each routed complaint, and follows each later decision; emergencies have a consumer of their own. */
@ApplicationScoped
class ComplaintRoutedConsumer {
    static final String CHANNEL = "complaint-routed-in";
    static final String URGENT_CHANNEL = "complaint-routed-urgent-in";
    private static final int AT_ONCE = 50;

    private final FollowRouting routing;
    private final Meters meters;
    private final ArrivedCanaries canaries;
    private final DurableConsumer consumer;
    private final DurableConsumer urgentConsumer;

    ComplaintRoutedConsumer(
            DurableConsumers consumers,
            FollowRouting routing,
            EmergencyBoard board,
            Meters meters,
            ArrivedCanaries canaries) {
        this.routing = routing;
        this.meters = meters;
        this.canaries = canaries;
        this.consumer = consumers.createForBatches("case-service.complaint-routed", this::begin);
        this.urgentConsumer = consumers
                .createForBatches("case-service.complaint-routed-urgent", this::begin)
                .first()
                .inPortions(AT_ONCE, board::wake);
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return consumer.take(polled);
    }

    @Incoming(URGENT_CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> onUrgent(Message<ConsumerRecords<String, byte[]>> polled) {
        return urgentConsumer.take(polled);
    }

    private Uni<RecordHandler> begin(Mutiny.Session session, List<EventRecord> records) {
        Map<EventId, ComplaintRouted> read = new HashMap<>();
        records.forEach(each -> read.put(each.eventId(), each.read(ComplaintRouted.class)));
        List<ComplaintId> ids = read.values().stream()
                .map(routed -> routed.complaint().complaintId())
                .filter(id -> !id.isCanary())
                .toList();
        return routing.begin(ids).map(decisions -> (same, each) -> follow(decisions, read.get(each.eventId())));
    }

    private Uni<Void> follow(FollowRouting.Decisions decisions, ComplaintRouted routed) {
        if (routed.complaint().complaintId().isCanary()) {
            canaries.arrived(routed.complaint().receivedAt());
            return Uni.createFrom().voidItem();
        }
        return decisions.apply(routed).invoke(() -> {
            if (routed.decision().number() == 1) {
                meters.caseOpened(routed.complaint().receivedAt());
            }
        });
    }
}

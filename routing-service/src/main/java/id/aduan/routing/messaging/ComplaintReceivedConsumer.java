package id.aduan.routing.messaging;

import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.durable.Gathering;
import id.aduan.durable.RightOfWay;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Routes each received complaint at once; emergencies have a consumer of their own. What cannot be routed is tried again
 * and then parked in the database, and what is behind it goes on.
 */
@ApplicationScoped
class ComplaintReceivedConsumer {
    static final String CHANNEL = "complaint-received-in";
    static final String URGENT_CHANNEL = "complaint-received-urgent-in";
    private static final int AT_ONCE = 256;

    private final RouteReceived route;
    private final Gathering gathering;
    private final Gathering urgentGathering;

    ComplaintReceivedConsumer(DurableConsumers consumers, RouteReceived route, DecisionsFirst first, RightOfWay way) {
        this.route = route;
        DurableConsumer poison = consumers.create("routing-service.complaint-received", route::within);
        DurableConsumer urgentPoison = consumers.create("routing-service.complaint-received-urgent", route::within);
        this.gathering = consumers.gather(records -> first.during(
                records.size(), () -> way.ordinary(records, records.size(), piece -> route(piece, poison))));
        this.urgentGathering =
                consumers.gather(records -> way.urgent(records, records.size(), piece -> route(piece, urgentPoison)));
    }

    @Incoming(CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> on(Message<ConsumerRecords<String, byte[]>> polled) {
        return gathering.take(polled);
    }

    @Incoming(URGENT_CHANNEL)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> onUrgent(Message<ConsumerRecords<String, byte[]>> polled) {
        return urgentGathering.take(polled);
    }

    /** Completes when every record is routed or parked; until then the offsets are not committed. */
    private Uni<Void> route(List<EventRecord> records, DurableConsumer fallback) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUni(each -> route.straight(each)
                        .invoke(() -> fallback.applied(each))
                        .onFailure()
                        .recoverWithUni(failure -> fallback.consume(List.of(each)))
                        .replaceWith(Boolean.TRUE))
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}

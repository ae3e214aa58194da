package id.aduan.routing.messaging;

import id.aduan.durable.DurableConsumer;
import id.aduan.durable.DurableConsumers;
import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Routes each received complaint at once; emergencies have a consumer of their own. What cannot be routed is tried again
 * and then parked in the database, and what is behind it goes on.
 */
@ApplicationScoped
class ComplaintReceivedConsumer {
    static final String CHANNEL = "complaint-received-in";
    static final String URGENT_CHANNEL = "complaint-received-urgent-in";
    private static final int AT_ONCE = 64;

    private final RouteReceived route;
    private final DurableConsumer poison;
    private final DurableConsumer urgentPoison;

    ComplaintReceivedConsumer(DurableConsumers consumers, RouteReceived route) {
        this.route = route;
        this.poison = consumers.create("routing-service.complaint-received", route::within);
        this.urgentPoison = consumers.create("routing-service.complaint-received-urgent", route::within);
    }

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return route(batch, poison);
    }

    @Incoming(URGENT_CHANNEL)
    Uni<Void> onUrgent(ConsumerRecords<String, byte[]> batch) {
        return route(batch, urgentPoison);
    }

    /** Completes when every record is routed or parked; until then the offsets are not committed. */
    private Uni<Void> route(ConsumerRecords<String, byte[]> batch, DurableConsumer fallback) {
        List<EventRecord> records = new ArrayList<>(batch.count());
        for (ConsumerRecord<String, byte[]> kafkaRecord : batch) {
            records.add(EventRecord.of(kafkaRecord));
        }
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

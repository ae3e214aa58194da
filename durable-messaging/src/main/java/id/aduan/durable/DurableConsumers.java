package id.aduan.durable;

import id.aduan.kit.events.EventRecord;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The consumers of this service, by their group. */
@ApplicationScoped
public class DurableConsumers {
    private final Transactions transactions;
    private final Parking parking;
    private final Contexts contexts;
    private final RightOfWay way;
    private final Meters meters;
    private final Traces traces;
    private final Map<String, DurableConsumer> consumers = new ConcurrentHashMap<>();

    DurableConsumers(
            Transactions transactions, Parking parking, Vertx vertx, RightOfWay way, Meters meters, Traces traces) {
        this.transactions = transactions;
        this.parking = parking;
        this.contexts = new Contexts(vertx);
        this.way = way;
        this.meters = meters;
        this.traces = traces;
    }

    /** Makes the consumer of a group, e.g. {@code case-service.complaint-routed}; a group has one handler. */
    public DurableConsumer create(String group, RecordHandler handler) {
        return createForBatches(group, (session, records) -> Uni.createFrom().item(handler));
    }

    /** As {@link #create}, for a handler that reads or writes at once for all records of a transaction. */
    public DurableConsumer createForBatches(String group, BatchHandler handler) {
        DurableConsumer consumer =
                new DurableConsumer(group, handler, transactions, parking, contexts, way, meters, traces);
        if (consumers.putIfAbsent(group, consumer) != null) {
            throw new IllegalStateException("the group " + group + " has a consumer already");
        }
        return consumer;
    }

    /** Batches of what is polled, for work that is more than a {@link DurableConsumer}'s. */
    public Gathering gather(Function<List<EventRecord>, Uni<Void>> work) {
        return new Gathering(work);
    }

    public Collection<DurableConsumer> all() {
        return List.copyOf(consumers.values());
    }

    Optional<DurableConsumer> named(String group) {
        return Optional.ofNullable(consumers.get(group));
    }
}

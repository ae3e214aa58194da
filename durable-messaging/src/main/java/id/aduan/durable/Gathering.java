package id.aduan.durable;

import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Makes one batch of all that is polled while the batch before is applied. A client that polls ahead holds mostly one
 * record, so polls that are applied one by one cost a transaction for nearly every record, just when there are many.
 */
public final class Gathering {
    /** From here on nothing more is polled until the batch begins. */
    private static final int ENOUGH = 200;

    /** The same for large records, of which that many would not fit into memory. */
    private static final long ENOUGH_BYTES = 4L * 1024 * 1024;

    private final Function<List<EventRecord>, Uni<Void>> work;
    // all guarded by this
    private List<Message<ConsumerRecords<String, byte[]>>> gathered = new ArrayList<>();
    private int records;
    private long bytes;
    private UniEmitter<? super Void> waitsForRoom;
    private boolean running;

    Gathering(Function<List<EventRecord>, Uni<Void>> work) {
        this.work = work;
    }

    /**
     * Takes what was polled. It is acknowledged when the batch that it belongs to is applied.
     *
     * @return completes when more may be polled
     */
    public Uni<Void> take(Message<ConsumerRecords<String, byte[]>> polled) {
        return Uni.createFrom().emitter(emitter -> {
            boolean room;
            boolean idle;
            synchronized (this) {
                gathered.add(polled);
                records += polled.getPayload().count();
                polled.getPayload().forEach(each -> bytes += each.value() == null ? 0 : each.value().length);
                room = records < ENOUGH && bytes < ENOUGH_BYTES;
                waitsForRoom = room ? null : emitter;
                idle = !running;
                running = true;
            }
            if (room) {
                emitter.complete(null);
            }
            if (idle) {
                next();
            }
        });
    }

    private void next() {
        List<Message<ConsumerRecords<String, byte[]>>> batch;
        UniEmitter<? super Void> waited;
        synchronized (this) {
            if (gathered.isEmpty()) {
                running = false;
                return;
            }
            batch = gathered;
            gathered = new ArrayList<>();
            records = 0;
            bytes = 0;
            waited = waitsForRoom;
            waitsForRoom = null;
        }
        if (waited != null) {
            waited.complete(null);
        }
        List<EventRecord> all = new ArrayList<>();
        batch.forEach(each -> each.getPayload().forEach(one -> all.add(EventRecord.of(one))));
        Uni.createFrom()
                .deferred(() -> work.apply(all))
                .subscribe()
                .with(
                        done -> {
                            batch.forEach(Message::ack);
                            next();
                        },
                        failure -> {
                            batch.forEach(each -> each.nack(failure));
                            next();
                        });
    }
}

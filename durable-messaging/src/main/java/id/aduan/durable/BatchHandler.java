package id.aduan.durable;

import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Gives the handler for the records of one transaction, after it has read or written at once what it can for all of
 * them. The handler is called with each of them, in their order.
 */
@FunctionalInterface
public interface BatchHandler {
    Uni<RecordHandler> begin(Mutiny.Session session, List<EventRecord> records);
}

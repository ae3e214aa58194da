package id.aduan.durable;

import id.aduan.kit.events.EventRecord;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Applies a record in the transaction that it is given. It is called once per event, as far as its transaction commits;
 * it must not block and must leave nothing outside the transaction behind.
 */
@FunctionalInterface
public interface RecordHandler {
    Uni<Void> handle(Mutiny.Session session, EventRecord eventRecord);
}

package id.aduan.durable;

import id.aduan.contracts.EventId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Remembers which events a consumer has applied. A claim lives in the transaction of the effect: when the effect fails,
 * neither remains.
 */
final class Inbox {
    private Inbox() {}

    /** Claims the events for the consumer and gives those that were not claimed before. */
    static Uni<Set<EventId>> claim(Mutiny.Session session, String consumer, Collection<EventId> events) {
        // ON CONFLICT, not catch-duplicate-key: in PostgreSQL a failed insert aborts the whole transaction
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String ids = events.stream().map(EventId::toString).distinct().collect(Collectors.joining(","));
        return session.createNativeQuery("""
                        insert into inbox (consumer, event_id)
                        select ?1, cast(unnest(string_to_array(?2, ',')) as uuid)
                        on conflict do nothing returning event_id
                        """, UUID.class)
                .setParameter(1, consumer)
                .setParameter(2, ids)
                .getResultList()
                .map(claimed -> {
                    Set<EventId> fresh = new HashSet<>();
                    claimed.forEach(id -> fresh.add(new EventId(id)));
                    return fresh;
                });
    }
}

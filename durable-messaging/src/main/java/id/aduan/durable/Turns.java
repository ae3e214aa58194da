package id.aduan.durable;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions of one service that have to do with the same aggregate take turns, whether it has a row yet or not. */
public final class Turns {
    private Turns() {}

    /** Completes when no other transaction has the turn of any of them; it is this one's until it ends. */
    public static Uni<Void> take(Mutiny.Session session, Collection<UUID> aggregates) {
        // in the order of the locks, so that two transactions with the same aggregates wait and do not block each other
        String locks = aggregates.stream()
                .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return session.createNativeQuery("""
                        select cast(pg_advisory_xact_lock(cast(lock as bigint)) as text)
                        from unnest(string_to_array(?1, ',')) as locks (lock)
                        """)
                .setParameter(1, locks)
                .getResultList()
                .replaceWithVoid();
    }
}

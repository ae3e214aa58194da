package id.aduan.cases.persistence;

import id.aduan.cases.application.Files;
import id.aduan.contracts.ComplaintId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Knows from PostgreSQL which files are needed. */
@ApplicationScoped
class SqlFiles implements Files {
    private final Mutiny.SessionFactory sessions;

    SqlFiles(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<ComplaintId>> toBeRemoved(int limit) {
        return sessions.withSession(
                session -> session.createNativeQuery("select case_id from file_removal limit ?1", UUID.class)
                        .setParameter(1, limit)
                        .getResultList()
                        .map(ids -> ids.stream().map(ComplaintId::new).toList()));
    }

    @Override
    public Uni<Void> removed(ComplaintId id) {
        return sessions.withSession(session -> session.createNativeQuery("delete from file_removal where case_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<List<ComplaintId>> orphans(List<ComplaintId> candidates) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> ids = candidates.stream().map(ComplaintId::value).toList();
        List<String> keys = candidates.stream().map(ComplaintId::toString).toList();
        return sessions.withSession(session -> session.createNativeQuery("""
                        select id from cases where id in (?1) and not erased
                        union select complaint_id from early_event where complaint_id in (?1)
                        union select cast(record_key as uuid) from parked_record where record_key in (?2)
                        """, UUID.class)
                .setParameter(1, ids)
                .setParameter(2, keys)
                .getResultList()
                .map(needed -> {
                    Set<UUID> kept = new HashSet<>(needed);
                    return candidates.stream()
                            .filter(id -> !kept.contains(id.value()))
                            .toList();
                }));
    }
}

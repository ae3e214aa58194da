package id.aduan.intake.callcenter.callbacks;

import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.intake.callcenter.calls.FollowsCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** A reporter who has had himself erased is called no more, and what was noted of him is gone. */
@ApplicationScoped
class ForgetCallBacks implements FollowsCase {
    @Override
    public Uni<Void> follow(Mutiny.Session session, CaseEvent event) {
        return event.type() == CaseEvent.Type.ERASED
                ? delete(session, """
                        delete from callback_try where complaint_id = ?1 and person in
                            (select person from callback where complaint_id = ?1 and receipt_to is not null)
                        """, event.complaintId())
                        .chain(() -> delete(
                                session,
                                "delete from callback where complaint_id = ?1 and receipt_to is not null",
                                event.complaintId()))
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> delete(Mutiny.Session session, String sql, ComplaintId id) {
        return session.createNativeQuery(sql)
                .setParameter(1, id.value())
                .executeUpdate()
                .replaceWithVoid();
    }
}

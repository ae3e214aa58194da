package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.CaseEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a person has had erased at his case is erased here too; that somebody called stays counted. */
@ApplicationScoped
class ForgetErased implements FollowsCase {
    @Override
    public Uni<Void> follow(Mutiny.Session session, CaseEvent event) {
        if (event.type() != CaseEvent.Type.ERASED) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        update call set number = null, number_ref = null, caller = null, draft = null, subject = null,
                               words = null, recording = null, lat = null, lon = null
                        where complaint_id = ?1
                        """)
                .setParameter(1, event.complaintId().value())
                .executeUpdate()
                .replaceWithVoid();
    }
}

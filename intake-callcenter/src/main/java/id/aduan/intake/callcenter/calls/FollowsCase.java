package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.CaseEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hears every fact of every case, each once; of most cases nothing is known here. */
public interface FollowsCase {
    /** Works in the transaction of the session. */
    Uni<Void> follow(Mutiny.Session session, CaseEvent event);
}

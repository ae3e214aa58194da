package id.aduan.intake.callcenter.calls;

import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators did: who, when, with which call. Nothing is ever changed in it. Never holds what was said. */
@ApplicationScoped
public class DeskLog {
    /** What was done. */
    public enum Act {
        TOOK,
        RELEASED,
        /** Took what another had. */
        TOOK_OVER,
        LOGGED,
        BLOCKED,
        UNBLOCKED,
        ADDED_LANDMARK,
        /** Was told a number or a name. */
        REVEALED
    }

    /**
     * Adds a line in the transaction of the session.
     *
     * @param call or null
     * @param note a code or an id, never words of a citizen; or null
     */
    public Uni<Void> add(Mutiny.Session session, UUID call, Instant at, String operator, Act act, String note) {
        return session.createNativeQuery("""
                        insert into desk_log (call, at, operator, act, note)
                        values (cast(?1 as uuid), ?2, ?3, ?4, cast(?5 as text))
                        """)
                .setParameter(1, call)
                .setParameter(2, Moments.at(at))
                .setParameter(3, operator)
                .setParameter(4, act.name())
                .setParameter(5, note)
                .executeUpdate()
                .replaceWithVoid();
    }
}

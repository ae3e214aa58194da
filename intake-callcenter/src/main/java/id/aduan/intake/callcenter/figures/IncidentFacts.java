package id.aduan.intake.callcenter.figures;

import id.aduan.contracts.CaseEvent;
import id.aduan.durable.Moments;
import id.aduan.intake.callcenter.calls.FollowsCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps when help came to the emergencies that were told here. A fact counts by its first moment, so that what comes late or
 * again changes nothing.
 */
@ApplicationScoped
class IncidentFacts implements FollowsCase {
    /** The agency has it. */
    private static final String AT_AGENCY = "AT_AGENCY";

    @Override
    public Uni<Void> follow(Mutiny.Session session, CaseEvent event) {
        String fact =
                switch (event.type()) {
                    // a case may be opened with its agency, as most emergencies are
                    case OPENED, DISPATCHED -> event.agency() == null ? null : AT_AGENCY;
                    case MILESTONE -> event.milestone().name();
                    default -> null;
                };
        if (fact == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        insert into incident_fact (complaint_id, fact, at)
                        select cast(?1 as uuid), cast(?2 as text), cast(?3 as timestamptz)
                        where exists (select 1 from call where complaint_id = ?1 and emergency_kind is not null)
                        on conflict (complaint_id, fact) do update set at = least(incident_fact.at, excluded.at)
                        """)
                .setParameter(1, event.complaintId().value())
                .setParameter(2, fact)
                .setParameter(3, Moments.at(event.at()))
                .executeUpdate()
                .replaceWithVoid();
    }
}

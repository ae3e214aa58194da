package id.aduan.routing.triage;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Turns;
import id.aduan.routing.decision.Route;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps every routed complaint for the desk. */
@ApplicationScoped
public class FollowRouting {
    private final Route route;
    private final CurrentDirectory directory;
    private final FollowCases cases;

    FollowRouting(Route route, CurrentDirectory directory, FollowCases cases) {
        this.route = route;
        this.directory = directory;
        this.cases = cases;
    }

    /** Keeps the decisions at once, in the transaction of the session; what remains is done for each of them. */
    public Uni<Kept> keep(Mutiny.Session session, Collection<ComplaintRouted> decided) {
        if (decided.isEmpty()) {
            return Uni.createFrom().item(new Kept(Set.of()));
        }
        Directory now = directory.required();
        List<ComplaintId> ids = decided.stream()
                .map(routed -> routed.complaint().complaintId())
                .distinct()
                .toList();
        return Turns.take(session, ids.stream().map(ComplaintId::value).toList())
                .chain(() -> Reports.keep(
                        session,
                        decided,
                        complaint -> complaint.speaksOfEmergency()
                                || (complaint.urgency() == Urgency.NORMAL && route.isAlarming(complaint, now))))
                .chain(() -> Reports.returned(session, ids))
                .map(Kept::new);
    }

    /** Decisions that were kept in one transaction. */
    public final class Kept {
        private final Set<Reports.DecisionKey> returned;

        private Kept(Set<Reports.DecisionKey> returned) {
            this.returned = returned;
        }

        /** Routes anew what had been given back before its decision arrived here. */
        public Uni<Void> follow(Mutiny.Session session, ComplaintRouted routed) {
            return returned.contains(Reports.DecisionKey.of(routed))
                    ? cases.routeAnew(session, routed.complaint().complaintId())
                    : Uni.createFrom().voidItem();
        }
    }
}

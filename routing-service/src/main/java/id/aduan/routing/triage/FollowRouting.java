package id.aduan.routing.triage;

import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Urgency;
import id.aduan.routing.decision.Route;
import id.aduan.routing.directory.CurrentDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Works in the transaction of its session. */
    public Uni<Void> handle(Mutiny.Session session, ComplaintRouted routed) {
        boolean flagged = routed.complaint().urgency() == Urgency.NORMAL
                && route.isAlarming(routed.complaint(), directory.required());
        return Reports.keep(session, routed, flagged)
                // it may have been given back before this decision arrived here
                .chain(kept -> cases.routeAnew(session, routed.complaint().complaintId()));
    }
}

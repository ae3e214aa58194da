package id.aduan.routing.triage;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.durable.Turns;
import id.aduan.routing.decision.Declined;
import id.aduan.routing.decision.Route;
import id.aduan.routing.directory.CurrentDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Routes anew what an agency gave back, once by itself and then by a person, and forgets what was erased. */
@ApplicationScoped
public class FollowCases {
    private final Route route;
    private final CurrentDirectory directory;
    private final LaterDecisions later;
    private final Clock clock = Clock.systemUTC();

    FollowCases(Route route, CurrentDirectory directory, LaterDecisions later) {
        this.route = route;
        this.directory = directory;
        this.later = later;
    }

    /** Works in the transaction of its session. */
    public Uni<Void> handle(Mutiny.Session session, CaseEvent event) {
        return switch (event.type()) {
            case RETURNED -> {
                CaseEvent.Returned returned = event.returned();
                // its decision may be on the way here just now: one of the two must see the other
                yield Turns.take(session, List.of(event.complaintId().value()))
                        .chain(() -> Reports.addReturned(
                                session,
                                event.complaintId(),
                                returned.decisionNumber(),
                                returned.by(),
                                returned.reasonCode(),
                                returned.suggestion(),
                                event.at()))
                        .chain(() -> routeAnew(session, event.complaintId()));
            }
            case ERASED -> Reports.erase(session, event.complaintId(), event.at());
            case OPENED,
                    DISPATCHED,
                    ACCEPTED,
                    ANSWERED,
                    POSTPONED,
                    RESUMED,
                    UNABLE_TO_ACT,
                    CLOSED,
                    DISPUTED,
                    ARCHIVED,
                    REFERRED,
                    CITIZEN_ACTED,
                    MILESTONE -> Uni.createFrom().voidItem();
        };
    }

    /** Makes the next decision when the one that counts was given back; else nothing happens. */
    Uni<Void> routeAnew(Mutiny.Session session, ComplaintId id) {
        return Reports.returned(session, id)
                .chain(returned -> returned.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Reports.lock(session, id).chain(found -> found.filter(report -> isReturned(report, returned))
                                .map(report -> decideAnew(session, report, returned))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private static boolean isReturned(Report report, List<Reports.Returned> returned) {
        return report.complaint() != null
                && !report.isErased()
                && returned.stream().anyMatch(one -> one.decisionNumber() == report.lastNumber());
    }

    private Uni<Void> decideAnew(Mutiny.Session session, Report report, List<Reports.Returned> returned) {
        Set<AgencyCode> agencies =
                returned.stream().map(Reports.Returned::agency).collect(Collectors.toSet());
        AgencyCode suggestion = returned.get(returned.size() - 1).suggestion();
        RoutingDecision decision = route.decide(
                report.complaint(),
                directory.required(),
                new Declined(agencies, suggestion, returned.size()),
                report.lastNumber() + 1,
                clock.instant());
        return later.add(session, report, decision);
    }
}

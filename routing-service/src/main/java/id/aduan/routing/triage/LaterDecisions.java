package id.aduan.routing.triage;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes every decision after the first: the row and the event in one transaction, under one number once. Who comes
 * second with a number fails.
 */
@ApplicationScoped
class LaterDecisions {
    private final Outbox outbox;

    LaterDecisions(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> add(Mutiny.Session session, Report report, RoutingDecision decision) {
        ComplaintReceived complaint = report.complaint();
        ComplaintRouted routed = ComplaintRouted.of(complaint, decision);
        return Reports.keep(session, List.of(routed), same -> report.flagged()).chain(added -> {
            if (added == 0) {
                throw new IllegalStateException("the decision's number is taken");
            }
            return outbox.append(
                    session,
                    routed.topic(),
                    complaint.complaintId().toString(),
                    routed.eventId(),
                    decision.decidedAt(),
                    0,
                    decision.number(),
                    complaint.urgency() == Urgency.EMERGENCY,
                    routed);
        });
    }
}

package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A decision has been made about a complaint. Published for every complaint at once, whatever the outcome, so that
 * nothing that was accepted is ever without a case.
 *
 * @param eventId derived from the complaint and the decision's number
 */
public record ComplaintRouted(EventId eventId, ComplaintReceived complaint, RoutingDecision decision) {
    public ComplaintRouted {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(complaint, "complaint is null");
        requireNonNull(decision, "decision is null");
    }

    public static ComplaintRouted of(ComplaintReceived complaint, RoutingDecision decision) {
        EventId eventId = EventId.derivedFrom("complaint-routed", complaint.complaintId(), decision.number());
        return new ComplaintRouted(eventId, complaint, decision);
    }

    /** The topic that this decision travels on, by the complaint's urgency. */
    @JsonIgnore
    public Topic topic() {
        return complaint.urgency() == Urgency.EMERGENCY ? Topic.COMPLAINT_ROUTED_URGENT : Topic.COMPLAINT_ROUTED;
    }

    @Override
    public String toString() {
        return "ComplaintRouted[" + complaint.complaintId() + ", #" + decision.number() + ", " + decision.outcome()
                + "]";
    }
}

package id.aduan.routing.triage;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.RoutingDecision;
import java.util.List;

/**
 * A report as the desk shows it: never a contact.
 *
 * @param flagged whether its words speak of danger
 * @param waiting whether a person must decide
 * @param decisions all decisions, the first one first
 */
public record ShownReport(
        ComplaintReceived complaint, boolean flagged, boolean waiting, List<RoutingDecision> decisions) {
    public ShownReport {
        decisions = List.copyOf(decisions);
    }

    /** The decision that counts. */
    public RoutingDecision latest() {
        return decisions.get(decisions.size() - 1);
    }

    @Override
    public String toString() {
        return "ShownReport[" + complaint.complaintId() + "]";
    }
}

package id.aduan.routing.triage;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.RoutingOutcome;
import java.time.Instant;

/**
 * A report as the desk knows it.
 *
 * @param flagged whether its words speak of danger, as the door or routing reads them
 * @param held whether the door asked for a person to look first
 * @param lastNumber number of the decision that counts now
 * @param waiting whether a person must decide
 * @param complaint the report itself, without words and files when it was erased
 */
record Report(
        ComplaintId complaintId,
        boolean flagged,
        boolean held,
        boolean confidential,
        int lastNumber,
        RoutingOutcome lastOutcome,
        boolean waiting,
        ComplaintReceived complaint,
        Instant erasedAt) {

    boolean isErased() {
        return erasedAt != null;
    }

    @Override
    public String toString() {
        return "Report[" + complaintId + ", #" + lastNumber + "]";
    }
}

package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.util.UUID;

/**
 * What became of a call that was logged; the same when it is logged again.
 *
 * @param complaintId the report that it became or was joined to; null for a call that is only counted
 * @param pin goes with the number; null also for a call that was joined, since the report is another's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedCall(
        UUID callId, Outcome outcome, ComplaintId complaintId, TrackingNumber trackingNumber, String pin) {
    @Override
    public String toString() {
        return "LoggedCall[" + callId + ", " + outcome + "]";
    }
}

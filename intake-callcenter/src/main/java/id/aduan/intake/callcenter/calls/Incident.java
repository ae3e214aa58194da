package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report that is likely about the same as the call at hand. What is not known is null.
 *
 * @param areaName how its area is called
 * @param since when it was reported
 * @param status a name of the case's life cycle; null while only this door knows of it
 * @param agency who holds it, by its name
 * @param distanceMeters null unless both have a point
 * @param supporters how many further persons have reported it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Incident")
record Incident(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        EmergencyKind emergencyKind,
        AreaCode areaCode,
        String areaName,
        Instant since,
        String status,
        String agency,
        Long distanceMeters,
        String subject,
        int supporters) {
    @Override
    public String toString() {
        return "Incident[" + complaintId + "]";
    }
}

package id.aduan.intake;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.util.List;

/**
 * What the reporter is told once his report is safe. A retry of the same report gets the same.
 *
 * @param pin six digits; with the number they are the right to follow the report
 */
public record Receipt(ComplaintId complaintId, TrackingNumber trackingNumber, String pin, List<Warning> warnings) {
    public Receipt {
        requireNonNull(complaintId, "complaintId is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(pin, "pin is null");
        warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "Receipt[" + complaintId + "]";
    }
}

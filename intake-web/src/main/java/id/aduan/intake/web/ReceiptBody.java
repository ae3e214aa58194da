package id.aduan.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the reporter keeps. */
@Schema(name = "Receipt")
record ReceiptBody(
        ComplaintId complaintId,
        TrackingNumber trackingNumber,
        String pin,
        Links links,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WarningBody> warnings) {
    record Links(String self, String page) {}

    @Schema(name = "Warning")
    record WarningBody(String code, String message) {}
}

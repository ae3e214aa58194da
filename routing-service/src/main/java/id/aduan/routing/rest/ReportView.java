package id.aduan.routing.rest;

import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.HoldReason;
import id.aduan.routing.triage.ShownReport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as the desk's API shows it. */
@Schema(name = "TriageReport")
record ReportView(
        String complaintId,
        @Schema(examples = "PWK-DXT34-QD6N7-1") String trackingNumber,
        ComplaintKind kind,
        Instant receivedAt,
        @Schema(examples = "Sampah menumpuk di TPS pasar") String title,

        @Schema(examples = "Sudah seminggu sampah di TPS sebelah pasar tidak diangkut.")
        String narrative,

        PlaceView place,
        @Schema(description = "Its words speak of danger") boolean flagged,

        @Schema(description = "The door asked for a person to look first")
        HoldReason held,

        boolean confidential,
        boolean anonymous,
        boolean waiting,
        List<PhotoView> photos,
        DecisionView decision) {

    /** Where the report is about, as told. */
    @Schema(name = "TriagePlace")
    record PlaceView(Double latitude, Double longitude, String areaCode, String text, String landmark) {}

    /** A photo; its address works for as long as one is signed in. */
    @Schema(name = "TriagePhoto")
    record PhotoView(String mediaType, long sizeBytes, String href) {}

    static ReportView of(ShownReport shown) {
        ComplaintReceived complaint = shown.complaint();
        Coordinates point = complaint.place().coordinates();
        return new ReportView(
                complaint.complaintId().toString(),
                complaint.trackingNumber().value(),
                complaint.kind(),
                complaint.receivedAt(),
                complaint.title(),
                complaint.narrative(),
                new PlaceView(
                        point == null ? null : point.latitude(),
                        point == null ? null : point.longitude(),
                        complaint.place().areaCode() == null
                                ? null
                                : complaint.place().areaCode().value(),
                        complaint.place().text(),
                        complaint.place().landmark()),
                shown.flagged(),
                complaint.holdReason(),
                complaint.reporter().confidential(),
                complaint.reporter().anonymous(),
                shown.waiting(),
                complaint.attachments().stream()
                        .map(file -> new PhotoView(
                                file.mediaType(),
                                file.sizeBytes(),
                                "/api/v1/routing/triage/" + complaint.complaintId() + "/photos/" + file.sha256()))
                        .toList(),
                DecisionView.of(shown.latest()));
    }
}

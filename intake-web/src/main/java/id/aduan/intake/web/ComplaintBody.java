package id.aduan.intake.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as programs send it; for the documentation of the API, since bodies are read field by field. */
@Schema(name = "Complaint")
record ComplaintBody(
        @Schema(
                required = true,
                enumeration = {"COMPLAINT", "ASPIRATION", "INFORMATION_REQUEST"})
        String kind,

        @Schema(maxLength = 150) String title,

        @Schema(required = true, minLength = 1, maxLength = 20_000)
        String narrative,

        Place place,

        @Schema(description = "A day, a local time (WIB) or a time with offset", examples = "2026-11-24T08:30")
        String occurredAt,

        @Schema(enumeration = {"id", "su", "en"}) String language,

        @Schema(description = "Nobody is shown who reports") Boolean anonymous,

        @Schema(description = "Only the officers assigned and the coordinator read the report")
        Boolean confidential,

        Reporter reporter) {

    /** The same with photos, as the parts of a form. */
    @Schema(name = "ComplaintWithPhotos")
    record WithPhotos(
            @Schema(required = true) ComplaintBody complaint,

            @Schema(maxItems = 4) List<byte[]> photo) {}

    @Schema(name = "ComplaintPlace")
    record Place(
            @Schema(type = SchemaType.NUMBER, examples = "-6.5567")
            Double latitude,

            @Schema(type = SchemaType.NUMBER, examples = "107.4431")
            Double longitude,

            Double accuracyMeters,

            @Schema(description = "Kemendagri code", examples = "32.14.04.2001")
            String areaCode,

            @Schema(maxLength = 500, examples = "Desa Citeko, Plered")
            String text) {}

    @Schema(name = "ComplaintReporter")
    record Reporter(
            @Schema(maxLength = 100) String name,
            @Schema(examples = "+62 800 0000 0001") String phone,
            String email) {}
}

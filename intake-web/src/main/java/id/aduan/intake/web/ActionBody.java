package id.aduan.intake.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reporter adds, as programs send it; for the documentation of the API. */
@Schema(name = "ReporterAction")
record ActionBody(
        @Schema(
                required = true,
                enumeration = {"REPLY", "CONFIRMATION", "DISPUTE", "RATING", "ERASURE"})
        String type,

        @Schema(maxLength = 5_000) String text,

        @Schema(minimum = "1", maximum = "5", description = "For RATING")
        Integer stars) {

    /** The same with photos, as the parts of a form. */
    @Schema(name = "ReporterActionWithPhotos")
    record WithPhotos(
            @Schema(required = true) ActionBody action,

            @Schema(maxItems = 4) List<byte[]> photo) {}
}

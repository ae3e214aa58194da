package id.aduan.intake.web;

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
        Integer stars) {}

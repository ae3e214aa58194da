package id.aduan.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.CitizenCase;
import id.aduan.intake.IntakeWords;
import id.aduan.intake.Tracking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as its reporter follows it. */
@Schema(name = "TrackedComplaint")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackedBody(
        TrackingNumber trackingNumber,

        @Schema(description = "BEING_REGISTERED until there is a case", examples = "DISPATCHED")
        String status,

        @Schema(examples = "NOT_FOLLOWED_UP") String statusGroup,

        ComplaintKind kind,
        Instant receivedAt,
        Instant since,
        CitizenCase.Agency agency,
        LocalDate postponedUntil,
        CitizenCase.Referral referral,

        @Schema(description = "What happens next", examples = "AGENCY_TAKES_UP")
        String next,

        List<CitizenAction.Type> actions,
        Integer stars,
        List<CitizenCase.Line> history,
        String message) {

    static final String BEING_REGISTERED = "BEING_REGISTERED";

    static TrackedBody of(Tracking.Tracked tracked, Language language) {
        return tracked.registered()
                .map(known -> new TrackedBody(
                        tracked.number(),
                        known.status(),
                        known.statusGroup(),
                        known.kind(),
                        known.receivedAt(),
                        known.since(),
                        known.agency(),
                        known.postponedUntil(),
                        known.referral(),
                        known.next(),
                        known.actions(),
                        known.stars(),
                        known.history(),
                        null))
                .orElseGet(() -> new TrackedBody(
                        tracked.number(),
                        BEING_REGISTERED,
                        "UNVERIFIED",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "AGENCY_IS_SOUGHT",
                        List.of(),
                        null,
                        List.of(),
                        IntakeWords.in(language).beingRegistered()));
    }
}

package id.aduan.routing.rest;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.kit.security.Roles;
import id.aduan.routing.decision.Declined;
import id.aduan.routing.decision.Route;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.triage.Refused;
import id.aduan.routing.triage.TriageDesk;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Decisions that were made, and one that would be. */
@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
class DecisionResource {
    private static final SourceReference PREVIEW = new SourceReference(Channel.WEB, "preview", "preview");

    private final TriageDesk desk;
    private final Route route;
    private final CurrentDirectory directory;
    private final SignedIn signedIn;
    private final Clock clock = Clock.systemUTC();

    DecisionResource(TriageDesk desk, Route route, CurrentDirectory directory, SignedIn signedIn) {
        this.desk = desk;
        this.route = route;
        this.directory = directory;
        this.signedIn = signedIn;
    }

    /** All decisions of a report, the first one first. */
    @Schema(name = "Decisions")
    record DecisionsView(List<DecisionView> items) {}

    /** A report that nobody sent. */
    @Schema(name = "PreviewReport")
    record PreviewBody(
            ComplaintKind kind,
            String title,
            String narrative,
            Double latitude,
            Double longitude,
            @Schema(examples = "32.14.01.1003") String areaCode,
            @Schema(examples = "Desa Maracang") String place,

            @Schema(description = "A subject that the door knows")
            String category,

            EmergencyKind emergencyKind) {

        ComplaintReceived toComplaint(Instant at) {
            try {
                ComplaintId id = ComplaintId.of(PREVIEW);
                Coordinates point = latitude == null || longitude == null
                        ? null
                        : new Coordinates(latitude, longitude, null, Coordinates.Provenance.MAP);
                return new ComplaintReceived(
                        EventId.derivedFrom("preview", id),
                        id,
                        TrackingNumber.of(id),
                        kind == null ? ComplaintKind.COMPLAINT : kind,
                        PREVIEW,
                        null,
                        at,
                        Language.INDONESIAN,
                        title,
                        narrative,
                        new Place(point, areaCode == null ? null : new AreaCode(areaCode), place, null),
                        category,
                        emergencyKind == null ? Urgency.NORMAL : Urgency.EMERGENCY,
                        emergencyKind,
                        List.of(),
                        new Reporter("preview", null, true, false),
                        null,
                        null);
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new BadRequestException(e);
            }
        }
    }

    @GET
    @Path("decisions/{complaintId}")
    @RolesAllowed({Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(operationId = "listDecisions", summary = "All decisions of a report, the first one first")
    @APIResponseSchema(value = DecisionsView.class, responseCode = "200", responseDescription = "All of them")
    @APIResponse(responseCode = "404", description = "No decision is known here")
    public Uni<DecisionsView> decisions(@RestPath String complaintId) {
        return desk.decisions(signedIn.viewer(), signedIn.complaint(complaintId))
                .map(decisions -> new DecisionsView(
                        decisions.stream().map(DecisionView::of).toList()))
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }

    @POST
    @Path("preview")
    @RolesAllowed({Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "previewDecision",
            summary = "What would be decided about a report; nothing is kept",
            description = "With asOf the directory of that version decides.")
    public Uni<DecisionView> preview(
            @Parameter(description = "A version of the directory") @RestQuery Long asOf, PreviewBody body) {
        if (body == null
                || (asOf != null && (asOf < 1 || asOf > directory.required().version()))) {
            throw new BadRequestException();
        }
        Instant now = clock.instant();
        ComplaintReceived complaint = body.toComplaint(now);
        return (asOf == null ? directory.get() : directory.asOf(asOf))
                .map(version -> DecisionView.of(route.decide(complaint, version, Declined.NONE, 1, now)));
    }
}

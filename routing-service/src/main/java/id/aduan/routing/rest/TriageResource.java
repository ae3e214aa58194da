package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.kit.security.Roles;
import id.aduan.routing.triage.DeskDecision;
import id.aduan.routing.triage.Refused;
import id.aduan.routing.triage.TriageDesk;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The triage desk for programs. */
@Path("/api/v1/routing/triage")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.TRIAGE_OFFICER, Roles.SUPERVISOR})
@Tag(name = "Triage")
class TriageResource {
    private static final int MAX_PAGE = 100;

    private final TriageDesk desk;
    private final Photos photos;
    private final SignedIn signedIn;

    TriageResource(TriageDesk desk, Photos photos, SignedIn signedIn) {
        this.desk = desk;
        this.photos = photos;
        this.signedIn = signedIn;
    }

    /** What waits, and how many wait for the coordinator only. */
    @Schema(name = "TriageQueue")
    record QueueView(List<ReportView> items, long total, long forCoordinator) {}

    /** A decision as a program sends it. */
    @Schema(name = "DeskDecision")
    record DecisionBody(
            @Schema(required = true, description = "Number of the decision that was seen", examples = "1")
            Integer number,

            @Schema(required = true) DeskDecision.Action action,

            @Schema(description = "For ASSIGN", examples = "dlh")
            String agency,

            @Schema(description = "For ASSIGN") List<String> helpers,

            @Schema(description = "For REFER: code of the body", examples = "pln")
            String referral,

            @Schema(description = "For MERGE: tracking number or id of the report that goes on")
            String into,

            @Schema(description = "For ARCHIVE") DeskDecision.ArchiveReason reasonCode,

            @Schema(description = "Why, readable by the reporter; needed for ARCHIVE and MERGE", maxLength = 500)
            String note) {

        DeskDecision toDecision() {
            if (number == null || action == null) {
                throw new BadRequestException();
            }
            return new DeskDecision(
                    number,
                    action,
                    agency == null ? null : code(agency),
                    helpers == null
                            ? List.of()
                            : helpers.stream().map(DecisionBody::code).toList(),
                    referral,
                    into,
                    reasonCode,
                    note);
        }

        private static AgencyCode code(String text) {
            try {
                return new AgencyCode(text);
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new BadRequestException(e);
            }
        }
    }

    @GET
    @Operation(
            operationId = "listTriageReports",
            summary = "Reports that wait for a person: what speaks of danger first, then the oldest",
            description = "Confidential reports are listed for the supervisor only.")
    public Uni<QueueView> queue(
            @Parameter(description = "A number or words") @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("0") int offset,
            @Parameter(description = "1 to 100") @RestQuery @DefaultValue("50") int limit) {
        if (offset < 0 || limit < 1 || limit > MAX_PAGE) {
            throw new BadRequestException();
        }
        return desk.queue(signedIn.viewer(), q, offset, limit)
                .map(queue -> new QueueView(
                        queue.items().stream().map(ReportView::of).toList(), queue.total(), queue.forCoordinator()));
    }

    @GET
    @Path("{complaintId}")
    @Operation(operationId = "showTriageReport", summary = "One report with the decision that counts")
    @APIResponseSchema(value = ReportView.class, responseCode = "200", responseDescription = "The report")
    @APIResponse(responseCode = "404", description = "No such report, or one that is not yours to see")
    public Uni<ReportView> show(@RestPath String complaintId) {
        return desk.show(signedIn.viewer(), signedIn.complaint(complaintId))
                .map(ReportView::of)
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }

    @POST
    @Path("{complaintId}/decision")
    @Operation(operationId = "decideTriageReport", summary = "Decide about a report that waits")
    @APIResponseSchema(
            value = DecisionView.class,
            responseCode = "200",
            responseDescription = "The decision, as it is published")
    @APIResponse(responseCode = "404", description = "No such report, or one that is not yours to see")
    @APIResponse(responseCode = "409", description = "Somebody else decided first; decidedBy and decidedAt say who")
    @APIResponse(responseCode = "422", description = "The decision does not fit; errors says which field")
    public Uni<DecisionView> decide(@RestPath String complaintId, DecisionBody body) {
        if (body == null) {
            throw new BadRequestException();
        }
        return desk.decide(signedIn.viewer(), signedIn.complaint(complaintId), body.toDecision())
                .map(DecisionView::of)
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }

    @GET
    @Path("{complaintId}/photos/{sha256}")
    @Produces({"image/jpeg", "image/png", "image/webp", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "showTriagePhoto", summary = "A photo of a report")
    @APIResponse(responseCode = "200", description = "The photo")
    public Uni<Response> photo(@RestPath String complaintId, @RestPath String sha256) {
        return photos.photo(signedIn.viewer(), signedIn.complaint(complaintId), sha256)
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }
}

package id.aduan.cases.rest;

import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.Persons;
import id.aduan.contracts.ComplaintId;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The rights of the person who reports (UU 27/2022), when he asks the staff instead of using his PIN. */
@Path("/api/v1/persons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Persons")
class PersonResource {
    private final Persons persons;
    private final AgencyNames agencies;
    private final Viewers viewers;

    PersonResource(Persons persons, AgencyNames agencies, Viewers viewers) {
        this.persons = persons;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    @GET
    @Path("{complaintId}")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(operationId = "copyReporterData", summary = "A copy of all that is kept of the reporter of this case")
    public Uni<PersonalDataBody> copy(@RestPath ComplaintId complaintId, RoutingContext request) {
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> persons.copy(viewer, complaintId))
                        .chain(copy -> agencies.directory().map(directory -> PersonalDataBody.of(copy, directory))));
    }

    @POST
    @Path("{complaintId}/erasure")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(
            operationId = "eraseReporter",
            summary = "Forgets the reporter of this case: his contact, his words and his files")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "409", description = "The reporter was forgotten before")
    public Uni<Void> erase(@RestPath ComplaintId complaintId, RoutingContext request) {
        return CaseProblems.refusing(request, viewers.current().chain(viewer -> persons.erase(viewer, complaintId)));
    }
}

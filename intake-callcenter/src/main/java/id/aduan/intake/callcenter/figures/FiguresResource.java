package id.aduan.intake.callcenter.figures;

import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The figures for programs. */
@Path("/api/v1/calls/figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@Tag(name = "Figures")
class FiguresResource {
    private final StoredFigures figures;

    FiguresResource(StoredFigures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(
            operationId = "readCallFigures",
            summary = "How many calls of which type, how soon they were answered, logged and helped",
            description = "By hour, day and operator; each of the three adds up to the total.")
    @APIResponseSchema(value = FiguresView.class, responseCode = "200", responseDescription = "The figures")
    @APIResponse(responseCode = "400", description = "The period cannot be read or is longer than 92 days")
    public Uni<FiguresView> read(
            @RestQuery String from, @RestQuery String to, @RestQuery String desk, RoutingContext request) {
        Period period = Period.of(from, to, desk, request);
        return figures.find(period.from(), period.to(), period.desk())
                .map(found -> FiguresView.of(found, period.desk().name()));
    }
}

package id.aduan.intake.callcenter.pages;

import id.aduan.kit.security.Roles;
import id.aduan.knowledge.Knowledge;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The console of 112 and what belongs to it. */
@Path("/callcenter")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
class ConsolePages {
    private final Console console;
    private final Knowledge knowledge;

    ConsolePages(Console console, Knowledge knowledge) {
        this.console = console;
        this.knowledge = knowledge;
    }

    @GET
    @Operation(hidden = true)
    public Response telephone() {
        return console.telephone();
    }

    @GET
    @Path("blocked")
    @Operation(hidden = true)
    public Response blocked() {
        return console.blocked();
    }

    /** The shapes that the map draws; the same for everybody. */
    @GET
    @Path("villages.geojson")
    @Produces("application/geo+json")
    @Operation(hidden = true)
    public Response villages() {
        return Response.ok(knowledge.gazetteer().villagesGeoJson())
                .header("Cache-Control", "private, max-age=86400")
                .build();
    }
}

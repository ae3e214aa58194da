package id.aduan.intake.callcenter.calls;

import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Suggestions while a place is typed. It comes in a body: where a caller is, is often his home. */
@Path("/api/v1/calls/places")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Places")
class PlaceResource {
    private final ToldLandmarks landmarks;

    PlaceResource(ToldLandmarks landmarks) {
        this.landmarks = landmarks;
    }

    @Schema(name = "PlaceSuggestions")
    record SuggestionsView(List<PlaceSuggestion> items) {}

    @Schema(name = "PlaceTyped")
    record TypedBody(@Schema(description = "What is typed") String q) {
        @Override
        public String toString() {
            return "TypedBody";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suggestPlacesOfCalls",
            summary = "Places for what is typed so far: landmarks, villages, kecamatan, coordinates",
            description =
                    "A name of several places tells the others in ambiguousWith. lat and lon are those of the place itself; an area has only a center for the map. Changes nothing.")
    public Uni<SuggestionsView> suggest(TypedBody typed) {
        if (typed == null) {
            throw new BadRequestException();
        }
        return landmarks.suggest(typed.q()).map(SuggestionsView::new);
    }
}

package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.EmergencyKind;
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
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live hints of what is likely the same incident. What a caller says comes in a body, since addresses are written down on the way. */
@Path("/api/v1/calls/hints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Calls")
class HintResource {
    private final FindIncidents incidents;

    HintResource(FindIncidents incidents) {
        this.incidents = incidents;
    }

    /** Reports that are likely about the same. */
    @Schema(name = "Incidents")
    record HintsView(
            List<Incident> items,

            @Schema(description = "False when case-service did not tell of its cases")
            boolean complete) {}

    /** What is known of the call at hand, as it is typed. */
    @Schema(name = "CallAtHand")
    record AtHandBody(
            @Schema(description = "Degrees north") String lat,
            @Schema(description = "Degrees east") String lon,

            @Schema(description = "A village or kecamatan, as 32.14.01.1002")
            String areaCode,

            @Schema(description = "What was typed") String text,

            @Schema(description = "The kind of the emergency")
            String kind,

            @Schema(description = "The call, which is no hint for itself")
            String callId) {
        @Override
        public String toString() {
            return "AtHandBody";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "hintIncidents",
            summary = "Reports that are likely about the same as the call at hand, the likeliest first",
            description = "By what is known of it so far; what cannot be read yet is left out. Changes nothing.")
    public Uni<HintsView> hints(AtHandBody known) {
        if (known == null) {
            throw new BadRequestException();
        }
        return incidents
                .handle(new FindIncidents.Sighting(
                        read(known.callId(), UUID::fromString),
                        read(known.lat(), Double::valueOf),
                        read(known.lon(), Double::valueOf),
                        read(known.areaCode(), AreaCode::new),
                        known.text() == null || known.text().isBlank() ? null : known.text(),
                        read(known.kind(), EmergencyKind::valueOf)))
                .map(found -> new HintsView(found.items(), found.complete()));
    }

    /** Half typed values come in all the time. */
    private static <T> T read(String typed, Function<String, T> reader) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return reader.apply(typed.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

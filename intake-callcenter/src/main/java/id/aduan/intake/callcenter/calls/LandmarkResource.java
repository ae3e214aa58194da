package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Located;
import id.aduan.kit.security.Roles;
import id.aduan.kit.text.CleanText;
import id.aduan.knowledge.Knowledge;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Landmarks that callers tell of and that the directory does not know. */
@Path("/api/v1/calls/landmarks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Places")
class LandmarkResource {
    private static final int MAX_NAME = 200;

    private final ToldLandmarks landmarks;
    private final Knowledge knowledge;
    private final AtConsole console;

    LandmarkResource(ToldLandmarks landmarks, Knowledge knowledge, AtConsole console) {
        this.landmarks = landmarks;
        this.knowledge = knowledge;
        this.console = console;
    }

    /** A landmark as it was told. */
    @Schema(name = "LandmarkToTell")
    record LandmarkBody(
            @Schema(description = "Made by who sends it: the same again is the same landmark")
            String id,

            @Schema(examples = "Warung Bu Imas") String name,

            @Schema(description = "Needed without a point", examples = "32.14.01.1002")
            String areaCode,

            Double lat,
            Double lon,
            String callId) {
        @Override
        public String toString() {
            return "LandmarkBody";
        }
    }

    @Schema(name = "ToldLandmark")
    record ToldView(UUID id, String name, AreaCode areaCode, Double lat, Double lon) {
        @Override
        public String toString() {
            return "ToldView[" + id + "]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellLandmark",
            summary = "Add a landmark that a caller told of",
            description = "Every operator has it at once; the directory takes it to be checked.")
    @APIResponseSchema(value = ToldView.class, responseCode = "201", responseDescription = "It is known")
    @APIResponse(responseCode = "422", description = "It has no name, or neither a point nor an area of the regency")
    public Uni<Response> tell(LandmarkBody body) {
        if (body == null) {
            throw new BadRequestException();
        }
        ToldLandmarks.Told told = read(body);
        return landmarks.tell(console.operator(), told).replaceWith(() -> Response.status(Response.Status.CREATED)
                .entity(new ToldView(told.id(), told.name(), told.area(), told.latitude(), told.longitude()))
                .build());
    }

    private ToldLandmarks.Told read(LandmarkBody body) {
        List<CallFault> faults = new ArrayList<>();
        String name = CleanText.line(body.name());
        if (name == null || !CleanText.isReadable(name)) {
            faults.add(new CallFault("name", CallFault.Code.REQUIRED));
        } else if (name.length() > MAX_NAME) {
            faults.add(new CallFault("name", CallFault.Code.TOO_LONG));
        }
        UUID id = id("id", body.id(), faults);
        UUID callId = id("callId", body.callId(), faults);
        boolean hasPoint = body.lat() != null && body.lon() != null;
        AreaCode area = area(body.areaCode(), faults);
        Double latitude = null;
        Double longitude = null;
        if (hasPoint) {
            Located located = knowledge.gazetteer().locate(body.lat(), body.lon());
            if (located.kind() == Located.Kind.OUTSIDE) {
                faults.add(new CallFault("lat", CallFault.Code.NO_POINT)); // the directory is of the regency
            }
            latitude = located.point().latitude();
            longitude = located.point().longitude();
        } else if (area == null && faults.isEmpty()) {
            faults.add(new CallFault("areaCode", CallFault.Code.REQUIRED));
        }
        if (!faults.isEmpty()) {
            throw console.invalid(faults);
        }
        return new ToldLandmarks.Told(id == null ? UUID.randomUUID() : id, callId, name, area, latitude, longitude);
    }

    private AreaCode area(String typed, List<CallFault> faults) {
        String code = CleanText.line(typed);
        if (code == null) {
            return null;
        }
        try {
            AreaCode area = new AreaCode(code);
            if (knowledge.gazetteer().area(area).isPresent()) {
                return area;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        faults.add(new CallFault("areaCode", CallFault.Code.UNKNOWN_AREA));
        return null;
    }

    private static UUID id(String field, String typed, List<CallFault> faults) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            faults.add(new CallFault(field, CallFault.Code.UNKNOWN_VALUE));
            return null;
        }
    }
}

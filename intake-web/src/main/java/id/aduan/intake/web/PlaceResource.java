package id.aduan.intake.web;

import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.gazetteer.Match;
import id.aduan.intake.FaultCode;
import id.aduan.intake.FieldFault;
import id.aduan.intake.Refusals;
import id.aduan.kit.pages.RequestLanguage;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Areas of the regency for forms: while one types, by point, and as shapes for a map. */
@Path("/api/v1/places")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Places")
@PermitAll
class PlaceResource {
    private static final int MOST = 8;
    private static final int LONGEST = 200;
    private static final int ONE_DAY = (int) Duration.ofDays(1).toSeconds();

    private final Gazetteer gazetteer;

    PlaceResource(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** An area with a label that tells it apart from others of the same name. */
    @Schema(name = "Area")
    record AreaBody(
            @Schema(examples = "32.14.04.2001") String code,

            @Schema(examples = "Citeko, Kec. Plered") String label,

            String kind) {
        static AreaBody of(Area area) {
            return new AreaBody(area.code().value(), area.label(), area.kind().name());
        }
    }

    /** @param match EXACT, CLOSE, AMBIGUOUS or NONE for the text as it is */
    @Schema(name = "PlaceSuggestions")
    record SuggestionsBody(String match, List<AreaBody> items) {}

    @Schema(name = "LocatedPlace")
    record LocatedBody(String kind, AreaBody area, boolean swapped, double latitude, double longitude) {}

    @GET
    @Operation(operationId = "suggestPlaces", summary = "Areas for what has been typed so far")
    @APIResponse(responseCode = "200", description = "At most eight areas; several of one name are all there")
    public SuggestionsBody suggest(@RestQuery String q) {
        String typed = q == null ? "" : q.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return new SuggestionsBody(Match.Kind.NONE.name(), List.of());
        }
        Match match = gazetteer.find(typed);
        List<Area> areas = gazetteer.suggest(typed, MOST);
        return new SuggestionsBody(
                match.kind().name(), areas.stream().map(AreaBody::of).toList());
    }

    @GET
    @Path("at")
    @Operation(operationId = "locatePlace", summary = "The village of a point")
    @APIResponse(responseCode = "200", description = "The village, or none with kind OUTSIDE")
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    public LocatedBody at(@RestQuery String latitude, @RestQuery String longitude, RoutingContext request) {
        List<FieldFault> faults = new ArrayList<>();
        double north = number("latitude", latitude, faults);
        double east = number("longitude", longitude, faults);
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults, RequestLanguage.of(request));
        }
        Located located = gazetteer.locate(north, east);
        return new LocatedBody(
                located.kind().name(),
                located.area().map(AreaBody::of).orElse(null),
                located.swapped(),
                located.point().latitude(),
                located.point().longitude());
    }

    private static double number(String field, String typed, List<FieldFault> faults) {
        if (typed == null || typed.isBlank()) {
            faults.add(FieldFault.of(field, FaultCode.REQUIRED));
            return 0;
        }
        try {
            double number = Double.parseDouble(typed.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like what is not finite
        }
        faults.add(FieldFault.of(field, FaultCode.NOT_A_NUMBER));
        return 0;
    }

    @GET
    @Path("villages")
    @Produces("application/geo+json")
    @Operation(operationId = "listVillageShapes", summary = "The villages as GeoJSON (RFC 7946)")
    @APIResponse(
            responseCode = "200",
            description = "A FeatureCollection; id is the code, property label the name",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response villages() {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(ONE_DAY);
        return Response.ok(gazetteer.villagesGeoJson())
                .header(HttpHeaders.CACHE_CONTROL, cache)
                .build();
    }
}

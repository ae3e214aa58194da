package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.AreaCode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place that may be meant.
 *
 * @param label tells it apart from others of the same name
 * @param landmark the name of the landmark, or null
 * @param areaCode or null
 * @param lat of the place itself; null for an area, whose middle is not the place
 * @param lon as lat
 * @param center a point to show it on a map
 * @param ambiguousWith what else is called the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlaceSuggestion")
record PlaceSuggestion(
        String label,
        Kind kind,
        String landmark,
        AreaCode areaCode,
        Double lat,
        Double lon,
        Center center,
        List<String> ambiguousWith) {
    /** What it is. */
    enum Kind {
        LANDMARK,
        VILLAGE,
        KECAMATAN,
        /** Coordinates. */
        POINT
    }

    @Schema(name = "MapCenter")
    record Center(double lat, double lon) {}

    @Override
    public String toString() {
        return "PlaceSuggestion[" + kind + "]";
    }
}

package id.aduan.routing.rest;

import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.routing.directory.Landmark;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A landmark as the API shows and takes it. */
@Schema(name = "Landmark")
record LandmarkView(
        @Schema(examples = "stasiun-plered") String id,
        @Schema(examples = "Stasiun Plered") String name,
        List<String> aliases,
        Landmark.Kind kind,
        @Schema(examples = "-6.64094") Double latitude,
        @Schema(examples = "107.39128") Double longitude,

        @Schema(
                examples = "32.14.04",
                description =
                        "Set when the place is known to lie in this area and no better; the point is then its middle")
        String area,

        @Schema(
                description = "True while it is as a citizen told it; whoever changes it has looked at it",
                readOnly = true)
        Boolean unchecked) {

    static LandmarkView of(Landmark landmark) {
        return new LandmarkView(
                landmark.id(),
                landmark.name(),
                landmark.aliases(),
                landmark.kind(),
                landmark.latitude(),
                landmark.longitude(),
                landmark.area() == null ? null : landmark.area().value(),
                landmark.unchecked());
    }

    /** Fails with {@link IllegalArgumentException} when the point or the area is not of the regency. */
    Landmark toEntry(String pathId, Gazetteer gazetteer) {
        if (id != null && !id.equals(pathId)) {
            throw new IllegalArgumentException("id is not that of the address");
        }
        AreaCode known = area == null || area.isBlank() ? null : new AreaCode(area.strip());
        if (known != null
                && gazetteer
                        .area(known)
                        .filter(found -> found.kind() != Area.Kind.KABUPATEN)
                        .isEmpty()) {
            throw new IllegalArgumentException("area is no village or kecamatan of the regency");
        }
        if (latitude == null || longitude == null) {
            throw new IllegalArgumentException("the point is missing");
        }
        Located located = gazetteer.locate(latitude, longitude);
        if (located.kind() == Located.Kind.OUTSIDE) {
            throw new IllegalArgumentException("the point is outside of the regency");
        }
        if (located.swapped()) {
            throw new IllegalArgumentException("latitude and longitude are in the wrong order");
        }
        if (known != null && !located.village().code().value().startsWith(known.value())) {
            throw new IllegalArgumentException("the point is outside of its area");
        }
        return new Landmark(
                pathId,
                name == null ? null : name.strip(),
                aliases == null
                        ? List.of()
                        : aliases.stream()
                                .map(alias -> alias.strip().toLowerCase(Locale.ROOT))
                                .filter(alias -> !alias.isEmpty())
                                .distinct()
                                .toList(),
                kind,
                latitude,
                longitude,
                known,
                unchecked);
    }
}

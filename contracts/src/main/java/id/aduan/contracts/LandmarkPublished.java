package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A place that people name when they tell where something is, as it stands now, or as removed.
 *
 * @param landmarkId its stable key, e.g. {@code pasar-rebo}
 * @param version rises with each edit
 * @param kind e.g. {@code MARKET}, {@code STATION}, {@code SCHOOL}, {@code OFFICE}
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param areaCode the smallest area that it is known to lie in, when its point is known no better: the point is then only
 *     the middle of that area, and not to be told as the place; null when the point is the place
 * @param removed true when doors must no longer offer it
 * @param unchecked true while it is as a citizen told it and no administrator has looked at it; else null
 */
public record LandmarkPublished(
        String landmarkId,
        long version,
        String name,
        List<String> aliases,
        String kind,
        double latitude,
        double longitude,
        AreaCode areaCode,
        boolean removed,
        Instant updatedAt,
        Boolean unchecked) {

    public LandmarkPublished {
        Texts.requireText(landmarkId, "landmarkId", 100);
        Texts.requireText(name, "name", 200);
        aliases = List.copyOf(requireNonNull(aliases, "aliases is null"));
        aliases.forEach(alias -> Texts.requireText(alias, "alias", 200));
        Texts.requireText(kind, "kind", 40);
        if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("the point is not on Earth");
        }
        requireNonNull(updatedAt, "updatedAt is null");
        // absent and false are the same, on the wire too
        unchecked = Boolean.TRUE.equals(unchecked) ? Boolean.TRUE : null;
    }

    /** One that an administrator has entered. */
    public LandmarkPublished(
            String landmarkId,
            long version,
            String name,
            List<String> aliases,
            String kind,
            double latitude,
            double longitude,
            AreaCode areaCode,
            boolean removed,
            Instant updatedAt) {
        this(landmarkId, version, name, aliases, kind, latitude, longitude, areaCode, removed, updatedAt, null);
    }
}

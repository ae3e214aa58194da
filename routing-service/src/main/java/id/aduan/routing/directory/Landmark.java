package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.AreaCode;
import java.util.List;
import java.util.Locale;

/**
 * A place that people name when they tell where something is.
 *
 * @param id its stable key, e.g. {@code pasar-rebo}
 * @param aliases other names by which people know it, in lower case
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param area the smallest area that the place is known to lie in, when its point is known no better; then the point is
 *     only the middle of that area. Null when the point is the place.
 * @param unchecked true when a citizen told it and no administrator has looked at it yet; else null
 */
public record Landmark(
        String id,
        String name,
        List<String> aliases,
        Kind kind,
        double latitude,
        double longitude,
        AreaCode area,
        Boolean unchecked) {
    private static final int MAX_ALIASES = 20;

    /** What sort of place it is. */
    public enum Kind {
        OFFICE,
        HEALTH,
        MARKET,
        STATION,
        SCHOOL,
        PARK,
        OTHER
    }

    public Landmark {
        Entries.requireCode(id, "id");
        Entries.requireText(name, "name", 120);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        if (aliases.size() > MAX_ALIASES) {
            throw new IllegalArgumentException("there are more than " + MAX_ALIASES + " aliases");
        }
        aliases.forEach(alias -> Entries.requireText(alias, "alias", 120));
        requireNonNull(kind, "kind is null");
        if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("the point is not on Earth");
        }
        // absent and false are the same, also in the entries that are older than this field
        unchecked = Boolean.TRUE.equals(unchecked) ? Boolean.TRUE : null;
    }

    /** One that is known for certain. */
    public Landmark(
            String id, String name, List<String> aliases, Kind kind, double latitude, double longitude, AreaCode area) {
        this(id, name, aliases, kind, latitude, longitude, area, null);
    }

    /** Whether an administrator has yet to look at it. */
    public boolean awaitsCheck() {
        return unchecked != null;
    }

    /** The same, once an administrator has looked at it. */
    public Landmark checked() {
        return new Landmark(id, name, aliases, kind, latitude, longitude, area, null);
    }

    Landmark withId(String other) {
        return new Landmark(other, name, aliases, kind, latitude, longitude, area, unchecked);
    }

    /** Whether people call it so, in whatever letters. */
    boolean isCalled(String other) {
        String called = other.toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).equals(called) || aliases.contains(called);
    }

    /** Whether a point is the one by which this landmark is told. */
    public boolean isAt(double otherLatitude, double otherLongitude) {
        return Math.abs(latitude - otherLatitude) < 1e-6 && Math.abs(longitude - otherLongitude) < 1e-6;
    }
}

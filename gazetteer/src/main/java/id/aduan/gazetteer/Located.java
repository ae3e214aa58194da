package id.aduan.gazetteer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Where a point lies.
 *
 * @param village the village that the point is in or nearest to; null when the point is outside
 * @param distanceMeters 0 inside; else to the nearest village, also when that is too far to count; infinite for no point
 * @param swapped true when latitude and longitude came in the wrong order and were put right
 * @param point the point that was looked up, after the order was put right
 * @param others villages that are within the uncertainty of the point too, nearest first
 */
public record Located(
        Kind kind, Area village, double distanceMeters, boolean swapped, GeoPoint point, List<Area> others) {

    /** How a point lies to the villages. */
    public enum Kind {
        INSIDE,
        /** Between or beside the villages, within the tolerance of {@link Located#village()}. */
        NEAR,
        OUTSIDE
    }

    public Located {
        requireNonNull(kind, "kind is null");
        if ((kind == Kind.OUTSIDE) != (village == null)) {
            throw new IllegalArgumentException("village is null exactly when the point is outside");
        }
        requireNonNull(point, "point is null");
        others = List.copyOf(others);
    }

    /** The village, unless the point is outside. */
    public Optional<Area> area() {
        return Optional.ofNullable(village);
    }
}

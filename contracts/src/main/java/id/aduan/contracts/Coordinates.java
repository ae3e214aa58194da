package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

/**
 * A point in WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param accuracyMeters radius of uncertainty in metres as the device told, or null
 * @param provenance how the point became known
 */
public record Coordinates(double latitude, double longitude, Double accuracyMeters, Provenance provenance) {
    /** How a point became known. */
    public enum Provenance {
        /** The position of the citizen's device. */
        DEVICE,
        /** A click on a map. */
        MAP,
        /** Read from the photo. */
        PHOTO,
        /** A location shared in a chat. */
        SHARED,
        /** Told by an operator or by another system. */
        TOLD
    }

    public Coordinates {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("latitude is not between -90 and 90");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("longitude is not between -180 and 180");
        }
        if (accuracyMeters != null && !(accuracyMeters >= 0 && accuracyMeters < 1e7)) {
            throw new IllegalArgumentException("accuracyMeters is not between 0 and 10,000,000");
        }
        requireNonNull(provenance, "provenance is null");
    }
}

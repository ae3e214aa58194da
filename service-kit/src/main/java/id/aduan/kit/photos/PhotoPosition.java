package id.aduan.kit.photos;

/**
 * Where a photo was taken, in WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record PhotoPosition(double latitude, double longitude) {
    public PhotoPosition {
        if (!isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException("not a position on earth");
        }
    }

    static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }
}

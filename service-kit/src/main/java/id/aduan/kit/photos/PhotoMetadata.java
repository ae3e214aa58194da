package id.aduan.kit.photos;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.GpsDirectory;
import java.nio.ByteBuffer;

/**
 * What a photo's EXIF block tells that is worth knowing.
 *
 * @param position or null
 * @param orientation 1 to 8 as EXIF counts them; 1 is upright
 */
record PhotoMetadata(PhotoPosition position, int orientation) {
    static final PhotoMetadata NONE = new PhotoMetadata(null, 1);

    private static final int MAX_BYTES = 256 * 1024;
    private static final int UPRIGHT = 1;
    private static final int MAX_ORIENTATION = 8;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;

    /** @param tiff an EXIF block from its byte-order mark on; anything may stand in it */
    static PhotoMetadata read(byte[] tiff) {
        if (tiff.length > MAX_BYTES) {
            return NONE;
        }
        try {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            return new PhotoMetadata(position(metadata), orientation(metadata));
        } catch (RuntimeException malformed) {
            return NONE;
        }
    }

    private static PhotoPosition position(Metadata metadata) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation location = gps == null ? null : gps.getGeoLocation();
        if (location == null || location.isZero()) {
            return null;
        }
        double latitude = location.getLatitude();
        double longitude = location.getLongitude();
        return PhotoPosition.isOnEarth(latitude, longitude) ? new PhotoPosition(latitude, longitude) : null;
    }

    private static int orientation(Metadata metadata) {
        ExifIFD0Directory image = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = image == null ? null : image.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < UPRIGHT || value > MAX_ORIENTATION ? UPRIGHT : value;
    }

    boolean isTurned() {
        return orientation != UPRIGHT;
    }

    /** The smallest EXIF block that tells the orientation and nothing else. */
    byte[] orientationOnly() {
        return ByteBuffer.allocate(26)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION_TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}

package id.aduan.stack.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Where a picture was taken, written into it as a phone does (EXIF). */
record PhotoPlace(double latitude, double longitude) {
    private static final int START_OF_IMAGE = 2;
    private static final int IFD0 = 8;
    private static final int GPS = IFD0 + 2 + 12 + 4;
    private static final int GPS_ENTRIES = 5;
    private static final int VALUES = GPS + 2 + GPS_ENTRIES * 12 + 4;
    private static final int ONE_COORDINATE = 24;
    private static final int TIFF = VALUES + 2 * ONE_COORDINATE;

    private static final short BYTE = 1;
    private static final short ASCII = 2;
    private static final short LONG = 4;
    private static final short RATIONAL = 5;

    PhotoPlace {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a place on earth");
        }
    }

    /** The same JPEG with the place in it. */
    byte[] in(byte[] jpeg) {
        byte[] name = "Exif\0\0".getBytes(US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + name.length + TIFF);
        out.put(jpeg, 0, START_OF_IMAGE);
        out.putShort((short) 0xFFE1).putShort((short) (2 + name.length + TIFF)).put(name);
        tiff(out);
        out.put(jpeg, START_OF_IMAGE, jpeg.length - START_OF_IMAGE);
        return out.array();
    }

    private void tiff(ByteBuffer out) {
        out.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(IFD0);
        out.putShort((short) 1);
        entry(out, 0x8825, LONG, 1).putInt(GPS);
        out.putInt(0);

        out.putShort((short) GPS_ENTRIES);
        entry(out, 0, BYTE, 4).put((byte) 2).put((byte) 3).putShort((short) 0);
        entry(out, 1, ASCII, 2).put((byte) (latitude < 0 ? 'S' : 'N')).put(new byte[3]);
        entry(out, 2, RATIONAL, 3).putInt(VALUES);
        entry(out, 3, ASCII, 2).put((byte) (longitude < 0 ? 'W' : 'E')).put(new byte[3]);
        entry(out, 4, RATIONAL, 3).putInt(VALUES + ONE_COORDINATE);
        out.putInt(0);

        coordinate(out, Math.abs(latitude));
        coordinate(out, Math.abs(longitude));
    }

    private static ByteBuffer entry(ByteBuffer out, int tag, short type, int count) {
        return out.putShort((short) tag).putShort(type).putInt(count);
    }

    /** Degrees, minutes and hundredths of seconds. */
    private static void coordinate(ByteBuffer out, double degrees) {
        long hundredths = Math.round(degrees * 360_000);
        out.putInt((int) (hundredths / 360_000)).putInt(1);
        out.putInt((int) (hundredths / 6_000 % 60)).putInt(1);
        out.putInt((int) (hundredths % 6_000)).putInt(100);
    }
}

package id.aduan.cases.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Cuts JPEG files down to the picture, its colours and which side is up. */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] ICC = {'I', 'C', 'C', '_'};

    private Jpeg() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length > 4 && u8(bytes, 0) == 0xFF && u8(bytes, 1) == SOI && u8(bytes, 2) == 0xFF;
    }

    static byte[] clean(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(0xFF);
        out.write(SOI);
        int orientation = orientation(bytes);
        if (orientation > 1) {
            out.writeBytes(orientationSegment(orientation));
        }
        boolean sized = false;
        int at = 2;
        while (true) {
            if (u8(bytes, at) != 0xFF) {
                throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
            }
            int marker = u8(bytes, at + 1);
            if (marker == 0xFF) {
                at++; // padding
                continue;
            }
            int length = u16(bytes, at + 2);
            if (marker == EOI || length < 2) {
                throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
            }
            if (isFrame(marker)) {
                CleanPhoto.requireSize(u16(bytes, at + 7), u16(bytes, at + 5));
                sized = true;
            }
            if (isKept(bytes, marker, at + 4)) {
                out.write(bytes, at, length + 2);
            }
            at += length + 2;
            if (marker == SOS) {
                if (!sized) {
                    throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
                }
                int end = endOfPicture(bytes, at);
                out.write(bytes, at, end - at);
                return out.toByteArray();
            }
        }
    }

    /** Behind the last end marker nothing belongs to the picture; phones put films and maps of depth there. */
    private static int endOfPicture(byte[] bytes, int from) {
        for (int i = from; i < bytes.length - 1; i++) {
            if (u8(bytes, i) == 0xFF && u8(bytes, i + 1) == EOI) {
                return i + 2;
            }
        }
        return bytes.length;
    }

    private static boolean isKept(byte[] bytes, int marker, int content) {
        if (marker == APP2) {
            return startsWith(bytes, content, ICC);
        }
        boolean application = marker > APP0 && marker <= APP15;
        return (!application || marker == APP14) && marker != COM;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int orientation(byte[] bytes) {
        int at = 2;
        while (at + 4 < bytes.length && u8(bytes, at) == 0xFF && u8(bytes, at + 1) != SOS) {
            int length = u16(bytes, at + 2);
            if (u8(bytes, at + 1) == APP1 && startsWith(bytes, at + 4, EXIF)) {
                return orientationIn(bytes, at + 10, Math.min(bytes.length, at + 2 + length));
            }
            at += length + 2;
        }
        return 1;
    }

    private static int orientationIn(byte[] bytes, int tiff, int end) {
        if (end - tiff < 8) {
            return 1;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, tiff, end - tiff).slice();
        buffer.order(bytes[tiff] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = buffer.getInt(4);
        if (directory < 8 || directory + 2 > buffer.limit()) {
            return 1;
        }
        int entries = buffer.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + (i + 1) * 12 <= buffer.limit(); i++) {
            int entry = directory + 2 + i * 12;
            if ((buffer.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = buffer.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static byte[] orientationSegment(int orientation) {
        int length = 2 + EXIF.length + 8 + 2 + 12 + 4;
        ByteBuffer segment = ByteBuffer.allocate(2 + length);
        segment.put((byte) 0xFF).put((byte) APP1).putShort((short) length).put(EXIF);
        segment.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8); // TIFF header, first directory at 8
        segment.putShort((short) 1); // one entry
        segment.putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        segment.putInt(0); // no other directory
        return segment.array();
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
        return at + prefix.length <= bytes.length
                && java.util.Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    private static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }
}

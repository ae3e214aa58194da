package id.aduan.kit.photos;

import id.aduan.kit.photos.UnusablePhoto.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WebP file as a list of chunks (RFC 9649). Kept are those that draw the still picture; animations are refused. */
final class WebpPhoto {
    private static final int HEADER = 12;
    private static final int ALPHA = 0x10;
    private static final int EXIF = 0x08;
    private static final int ANIMATION = 0x02;
    private static final int CANVAS_BYTES = 10;

    private final Bytes file;
    private final Pieces kept = new Pieces();
    private PhotoMetadata metadata = PhotoMetadata.NONE;
    private byte[] canvas;
    private boolean drawn;

    WebpPhoto(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        long end = file.littleEndian(4, 4) + 8;
        file.require(0, end);
        int at = HEADER;
        while (at + 8 <= end) {
            String type = file.text(at, 4);
            long length = file.littleEndian(at + 4, 4);
            long padded = length + (length & 1);
            file.require(at + 8, length);
            if (at + 8 + length > end) {
                throw damaged();
            }
            chunk(type, at + 8, (int) length);
            at += (int) Math.min(8 + padded, end - at);
        }
        if (!drawn) {
            throw damaged();
        }
        return new Photo(assemble(), "image/webp", metadata.position());
    }

    private void chunk(String type, int start, int length) {
        switch (type) {
            case "VP8X" -> canvas(start, length);
            case "VP8 " -> lossy(start, length);
            case "VP8L" -> lossless(start, length);
            case "ALPH" -> keep(type, start, length);
            case "ANIM", "ANMF" -> throw new UnusablePhoto(Reason.NO_PHOTO);
            case "EXIF" -> exif(start, length);
            default -> {
                // profiles, XMP and what is unknown do not draw the picture
            }
        }
    }

    private void canvas(int start, int length) {
        if (canvas != null || drawn || length < CANVAS_BYTES) {
            throw damaged();
        }
        if ((file.unsigned(start, 1) & ANIMATION) != 0) {
            throw new UnusablePhoto(Reason.NO_PHOTO);
        }
        Photos.requireSize(file.littleEndian(start + 4, 3) + 1, file.littleEndian(start + 7, 3) + 1);
        canvas = file.copy(start, CANVAS_BYTES);
    }

    private void lossy(int start, int length) {
        boolean keyFrame =
                length >= 10 && (file.unsigned(start, 1) & 1) == 0 && file.unsigned(start + 3, 3) == 0x9D012AL;
        if (drawn || !keyFrame) {
            throw damaged();
        }
        drawn = true;
        requireSize(file.littleEndian(start + 6, 2) & 0x3FFF, file.littleEndian(start + 8, 2) & 0x3FFF);
        keep("VP8 ", start, length);
    }

    private void lossless(int start, int length) {
        if (drawn || length < 5 || file.unsigned(start, 1) != 0x2F) {
            throw damaged();
        }
        drawn = true;
        long bits = file.littleEndian(start + 1, 4);
        requireSize((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
        keep("VP8L", start, length);
    }

    private void requireSize(long width, long height) {
        Photos.requireSize(width, height);
        if (canvas != null) {
            ByteBuffer told = ByteBuffer.wrap(canvas).order(ByteOrder.LITTLE_ENDIAN);
            boolean same = (told.getInt(4) & 0xFFFFFF) + 1 == width
                    && ((told.get(7) & 0xFF) | (told.get(8) & 0xFF) << 8 | (told.get(9) & 0xFF) << 16) + 1 == height;
            if (!same) {
                throw damaged();
            }
        }
    }

    private void exif(int start, int length) {
        boolean jpegStyle = length > 6 && file.text(start, 6).equals("Exif\0\0");
        int skip = jpegStyle ? 6 : 0;
        metadata = PhotoMetadata.read(file.copy(start + skip, length - skip));
    }

    private void keep(String type, int start, int length) {
        write(kept, type, file.all(), start, length);
    }

    private byte[] assemble() {
        Pieces body = new Pieces();
        if (canvas != null) {
            canvas[0] = (byte) ((canvas[0] & ALPHA) | (metadata.isTurned() ? EXIF : 0));
            write(body, "VP8X", canvas, 0, canvas.length);
        }
        body.addAll(kept);
        if (canvas != null && metadata.isTurned()) {
            byte[] tiff = metadata.orientationOnly();
            write(body, "EXIF", tiff, 0, tiff.length);
        }
        byte[] header = ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + body.length())
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .array();
        return new Pieces().add(header).addAll(body).join();
    }

    private static void write(Pieces to, String type, byte[] source, int start, int length) {
        to.add(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(length)
                .array());
        to.add(source, start, length);
        if ((length & 1) != 0) {
            to.add(new byte[1]);
        }
    }

    private static UnusablePhoto damaged() {
        return new UnusablePhoto(Reason.DAMAGED);
    }
}

package id.aduan.kit.photos;

import id.aduan.kit.photos.UnusablePhoto.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG file as a list of chunks. Kept are those that draw the still picture; every checksum has to be right. */
final class PngPhoto {
    private static final int SIGNATURE = 8;
    private static final int AROUND_CONTENT = 12;
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "bKGD");

    private final Bytes file;
    private final Pieces kept = new Pieces();
    private PhotoMetadata metadata = PhotoMetadata.NONE;
    private Pieces start;
    private boolean hasData;

    PngPhoto(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        int at = SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            long length = file.unsigned(at, 4);
            type = file.text(at + 4, 4);
            file.require(at, length + AROUND_CONTENT);
            chunk(type, at, (int) length);
            at += (int) length + AROUND_CONTENT;
        }
        if (!hasData) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
        return new Photo(assemble(), "image/png", metadata.position());
    }

    private void chunk(String type, int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(file.all(), at + 4, length + 4);
        boolean first = at == SIGNATURE;
        boolean critical = Character.isUpperCase(type.charAt(0));
        if (sum.getValue() != file.unsigned(at + 8 + length, 4)
                || first != type.equals("IHDR")
                || (critical && !KEPT.contains(type))) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
        if (first) {
            header(at + 8, length);
            start = new Pieces().add(file.all(), 0, at + length + AROUND_CONTENT);
            return;
        }
        hasData |= type.equals("IDAT") && length > 0;
        if (type.equals("eXIf")) {
            metadata = PhotoMetadata.read(file.copy(at + 8, length));
        }
        if (KEPT.contains(type)) {
            kept.add(file.all(), at, length + AROUND_CONTENT);
        }
    }

    private void header(int at, int length) {
        if (length != 13) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
        Photos.requireSize(file.unsigned(at, 4), file.unsigned(at + 4, 4));
        long depth = file.unsigned(at + 8, 1);
        long colour = file.unsigned(at + 9, 1);
        boolean fits = (colour == 0 && (depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16))
                || (colour == 3 && (depth == 1 || depth == 2 || depth == 4 || depth == 8))
                || ((colour == 2 || colour == 4 || colour == 6) && (depth == 8 || depth == 16));
        if (!fits || file.unsigned(at + 10, 2) != 0 || file.unsigned(at + 12, 1) > 1) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
    }

    private byte[] assemble() {
        if (!metadata.isTurned()) {
            return start.addAll(kept).join();
        }
        byte[] tiff = metadata.orientationOnly();
        byte[] named = new Pieces()
                .add("eXIf".getBytes(StandardCharsets.ISO_8859_1))
                .add(tiff)
                .join();
        CRC32 sum = new CRC32();
        sum.update(named);
        return start.add(ByteBuffer.allocate(4).putInt(tiff.length).array())
                .add(named)
                .add(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array())
                .addAll(kept)
                .join();
    }
}

package id.aduan.kit.photos;

import id.aduan.kit.photos.UnusablePhoto.Reason;

/** A JPEG file as a list of segments. Kept are the tables, the frame and the scans, up to the end of the first image. */
final class JpegPhoto {
    private static final int MAX_SCANS = 64;
    private static final int ADOBE_BYTES = 12;

    private final Bytes file;
    private final Pieces kept = new Pieces();
    private PhotoMetadata metadata = PhotoMetadata.NONE;
    private boolean framed;
    private int scans;

    JpegPhoto(Bytes file) {
        this.file = file;
    }

    Photo clean() {
        int at = 2;
        int marker = marker(at);
        while (marker != 0xD9) {
            at = afterFill(at);
            int length = (int) file.unsigned(at + 1, 2);
            if (length < 2) {
                throw damaged();
            }
            file.require(at + 1, length);
            segment(marker, at + 3, length - 2);
            at += 1 + length;
            if (marker == 0xDA) {
                at = scan(at);
            }
            marker = marker(at);
        }
        if (!framed || scans == 0) {
            throw damaged();
        }
        return new Photo(assemble(), "image/jpeg", metadata.position());
    }

    /** The marker that must stand here; fill bytes before it are allowed. */
    private int marker(int at) {
        if (file.unsigned(at, 1) != 0xFF) {
            throw damaged();
        }
        int marker = (int) file.unsigned(afterFill(at), 1);
        boolean standsAlone = marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        if (standsAlone) {
            throw damaged();
        }
        return marker;
    }

    /** Where the marker's own byte is. */
    private int afterFill(int at) {
        int i = at;
        while (file.unsigned(i, 1) == 0xFF) {
            i++;
        }
        return i;
    }

    private void segment(int marker, int start, int length) {
        switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> frame(marker, start, length);
            case 0xC4, 0xDB, 0xDD -> keep(marker, file.copy(start, length));
            case 0xDA -> {
                scans++;
                if (!framed || scans > MAX_SCANS) {
                    throw damaged();
                }
                keep(marker, file.copy(start, length));
            }
            case 0xE1 -> exif(start, length);
            case 0xEE -> {
                if (length >= ADOBE_BYTES && file.text(start, 5).equals("Adobe")) {
                    keep(marker, file.copy(start, ADOBE_BYTES)); // tells how its colours are coded
                }
            }
            default -> {
                boolean otherFrame = marker >= 0xC3 && marker <= 0xCF;
                boolean heightLater = marker == 0xDC;
                if (otherFrame || heightLater || marker < 0xC0) {
                    throw new UnusablePhoto(Reason.NO_PHOTO); // lossless, arithmetic, hierarchical
                }
            }
        }
    }

    private void frame(int marker, int start, int length) {
        if (framed || length < 6) {
            throw damaged();
        }
        framed = true;
        int components = (int) file.unsigned(start + 5, 1);
        if (length != 6 + 3 * components || components == 0 || components > 4) {
            throw damaged();
        }
        Photos.requireSize(file.unsigned(start + 3, 2), file.unsigned(start + 1, 2));
        keep(marker, file.copy(start, length));
    }

    private void exif(int start, int length) {
        if (metadata == PhotoMetadata.NONE && length > 6 && file.text(start, 6).equals("Exif\0\0")) {
            metadata = PhotoMetadata.read(file.copy(start + 6, length - 6));
        }
    }

    /** Copies the entropy-coded data up to the next marker that is no restart, and tells where that is. */
    private int scan(int start) {
        int at = start;
        while (true) {
            file.require(at, 2);
            if (file.all()[at] == (byte) 0xFF) {
                int next = file.all()[at + 1] & 0xFF;
                boolean data = next == 0 || (next >= 0xD0 && next <= 0xD7);
                if (!data && next != 0xFF) {
                    break;
                }
                at += next == 0xFF ? 1 : 2;
            } else {
                at++;
            }
        }
        kept.add(file.all(), start, at - start);
        return at;
    }

    private void keep(int marker, byte[] content) {
        writeSegment(kept, marker, content);
    }

    private byte[] assemble() {
        Pieces image = new Pieces().add(new byte[] {(byte) 0xFF, (byte) 0xD8});
        if (metadata.isTurned()) {
            byte[] exif = new Pieces()
                    .add(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                    .add(metadata.orientationOnly())
                    .join();
            writeSegment(image, 0xE1, exif);
        } else {
            writeSegment(image, 0xE0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
        }
        return image.addAll(kept).add(new byte[] {(byte) 0xFF, (byte) 0xD9}).join();
    }

    private static void writeSegment(Pieces to, int marker, byte[] content) {
        int length = content.length + 2;
        to.add(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        to.add(content);
    }

    private static UnusablePhoto damaged() {
        return new UnusablePhoto(Reason.DAMAGED);
    }
}

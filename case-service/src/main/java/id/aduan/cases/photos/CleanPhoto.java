package id.aduan.cases.photos;

import static java.util.Objects.requireNonNull;

/**
 * A picture as it may be kept and shown: its type found from its bytes, what it says about device, place and person cut
 * out. No picture is decoded for it.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code image/webp}
 */
public record CleanPhoto(byte[] bytes, String mediaType) {
    /** The largest file that is taken. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    static final long MOST_PIXELS = 40_000_000;

    public CleanPhoto {
        requireNonNull(bytes, "bytes is null");
        requireNonNull(mediaType, "mediaType is null");
    }

    /** Fails with {@link Unfit}. */
    public static CleanPhoto of(byte[] original) {
        if (original.length > MOST_BYTES) {
            throw new Unfit(Unfit.Reason.TOO_LARGE);
        }
        try {
            if (Jpeg.isOne(original)) {
                return new CleanPhoto(Jpeg.clean(original), "image/jpeg");
            }
            if (Png.isOne(original)) {
                return new CleanPhoto(Png.clean(original), "image/png");
            }
            if (Webp.isOne(original)) {
                return new CleanPhoto(Webp.clean(original), "image/webp");
            }
        } catch (IndexOutOfBoundsException e) {
            throw new Unfit(Unfit.Reason.DAMAGED);
        }
        throw new Unfit(Unfit.Reason.NO_PHOTO);
    }

    /** For a file that need not even be read. */
    public static Unfit tooLarge() {
        return new Unfit(Unfit.Reason.TOO_LARGE);
    }

    static void requireSize(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw new Unfit(Unfit.Reason.DAMAGED);
        }
        if (width * height > MOST_PIXELS) {
            throw new Unfit(Unfit.Reason.TOO_MANY_PIXELS);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CleanPhoto that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CleanPhoto[" + mediaType + ", " + bytes.length + " bytes]";
    }

    /** What was sent cannot be taken as a photo. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        /** Why not. */
        public enum Reason {
            TOO_LARGE,
            TOO_MANY_PIXELS,
            DAMAGED,
            NO_PHOTO
        }

        Unfit(Reason reason) {
            super("unfit as a photo: " + reason);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}

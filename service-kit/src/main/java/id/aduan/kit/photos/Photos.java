package id.aduan.kit.photos;

import id.aduan.kit.photos.UnusablePhoto.Reason;

/**
 * Reads photos: the type by the content, the size from the header, the position from the metadata. What is kept are
 * only the parts that draw the picture, so that neither a hidden position nor a second file inside goes any further.
 * The picture itself is never decoded here.
 */
public final class Photos {
    /** The largest file that is taken. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The largest picture that is taken, in millions of pixels as its header claims. */
    public static final int MAX_MEGAPIXELS = 40;

    static final long MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000L;

    private static final int HEADER = 12;
    private static final String HEIF_BRANDS = "heic heix hevc hevx heim heis hevm hevs mif1 msf1";

    private Photos() {}

    /**
     * The photo in these bytes, cleaned; cleaning it again changes nothing. Any bytes may come in.
     *
     * @throws UnusablePhoto when there is none that can be taken
     */
    public static Photo read(byte[] bytes) {
        requireBytes(bytes.length);
        Bytes file = new Bytes(bytes);
        if (bytes.length < HEADER) {
            throw new UnusablePhoto(bytes.length == 0 ? Reason.DAMAGED : Reason.NO_PHOTO);
        }
        if (file.unsigned(0, 3) == 0xFFD8FFL) {
            return new JpegPhoto(file).clean();
        }
        if (file.unsigned(0, 4) == 0x89504E47L && file.unsigned(4, 4) == 0x0D0A1A0AL) {
            return new PngPhoto(file).clean();
        }
        if (file.text(0, 4).equals("RIFF") && file.text(8, 4).equals("WEBP")) {
            return new WebpPhoto(file).clean();
        }
        boolean heif = file.text(4, 4).equals("ftyp") && HEIF_BRANDS.contains(file.text(8, 4));
        throw new UnusablePhoto(heif ? Reason.HEIC : Reason.NO_PHOTO);
    }

    /**
     * Refuses by its length a file that need not be read at all.
     *
     * @throws UnusablePhoto when it is over {@link #MAX_BYTES}
     */
    public static void requireBytes(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new UnusablePhoto(Reason.TOO_LARGE);
        }
    }

    static void requireSize(long width, long height) {
        if (width < 1 || height < 1) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
        if (width * height > MAX_PIXELS) {
            throw new UnusablePhoto(Reason.TOO_MANY_PIXELS);
        }
    }
}

package id.aduan.intake;

/**
 * Reads photos of citizens: the type by the content, the size from the header, the place from the metadata. What is
 * kept are only the parts that draw the picture, so that neither a hidden place nor a second file inside goes any
 * further. The picture itself is never decoded here.
 */
public final class Photos {
    public static final int MAX_BYTES = 8 * 1024 * 1024;
    public static final int MAX_MEGAPIXELS = 40;

    static final long MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000L;

    private static final int HEADER = 12;
    private static final String HEIF_BRANDS = "heic heix hevc hevx heim heis hevm hevs mif1 msf1";

    private Photos() {}

    /** Fails with {@link UnusablePhoto}; any bytes may come in. */
    public static Photo read(byte[] bytes) {
        requireBytes(bytes.length);
        Bytes file = new Bytes(bytes);
        if (bytes.length < HEADER) {
            throw new UnusablePhoto(bytes.length == 0 ? FaultCode.DAMAGED_PHOTO : FaultCode.UNSUPPORTED_PHOTO);
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
        throw new UnusablePhoto(heif ? FaultCode.HEIC_PHOTO : FaultCode.UNSUPPORTED_PHOTO);
    }

    /** Fails with {@link UnusablePhoto} for a file that is not worth reading. */
    public static void requireBytes(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new UnusablePhoto(FaultCode.PHOTO_TOO_LARGE, MAX_BYTES / 1024 / 1024);
        }
    }

    static void requireSize(long width, long height) {
        if (width < 1 || height < 1) {
            throw new UnusablePhoto(FaultCode.DAMAGED_PHOTO);
        }
        if (width * height > MAX_PIXELS) {
            throw new UnusablePhoto(FaultCode.PHOTO_TOO_MANY_PIXELS, MAX_MEGAPIXELS);
        }
    }
}

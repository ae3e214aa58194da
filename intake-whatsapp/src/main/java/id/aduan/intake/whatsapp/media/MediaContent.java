package id.aduan.intake.whatsapp.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import java.util.Set;

/**
 * Finds what a file is by its content, never by its name or by what the sender claims. Photos lose their metadata; the
 * few other kinds that are taken stay as they are.
 *
 * @param bytes as they are to be kept
 * @param mediaType one of those that this door takes
 */
public record MediaContent(byte[] bytes, String mediaType) {
    /** The largest file that is taken; photos have a limit of their own. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int HEAD = 64;
    private static final Set<String> VIDEO_BRANDS = Set.of(
            "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "3gp4", "3gp5", "3gp6", "MSNV", "dash");

    /** @throws UnusableMedia when it is of no kind that is taken */
    public static MediaContent of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
        if (head.startsWith("OggS")) {
            return sound(bytes, head);
        }
        if (head.startsWith("%PDF-")) {
            return new MediaContent(bytes, "application/pdf");
        }
        if (head.startsWith("#!AMR")) {
            return new MediaContent(bytes, "audio/amr");
        }
        if (head.startsWith("ID3")
                || (head.length() > 1 && head.charAt(0) == 0xFF && (head.charAt(1) & 0xE6) == 0xE2)) {
            return new MediaContent(bytes, "audio/mpeg");
        }
        if (head.length() >= 12 && head.startsWith("ftyp", 4)) {
            return film(bytes, head.substring(8, 12));
        }
        return photo(bytes);
    }

    private static MediaContent sound(byte[] bytes, String head) {
        if (!head.contains("OpusHead") && !head.contains("vorbis")) {
            throw new UnusableMedia("KIND");
        }
        return new MediaContent(bytes, "audio/ogg");
    }

    private static MediaContent film(byte[] bytes, String brand) {
        if (brand.startsWith("M4A")) {
            return new MediaContent(bytes, "audio/mp4");
        }
        if (VIDEO_BRANDS.contains(brand)) {
            return new MediaContent(bytes, brand.startsWith("3gp") ? "video/3gpp" : "video/mp4");
        }
        throw new UnusableMedia("KIND");
    }

    private static MediaContent photo(byte[] bytes) {
        try {
            Photo photo = Photos.read(bytes);
            return new MediaContent(photo.bytes(), photo.mediaType());
        } catch (UnusablePhoto e) {
            throw new UnusableMedia("PHOTO_" + e.reason());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaContent that
                && mediaType.equals(that.mediaType)
                && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MediaContent[" + mediaType + ", " + bytes.length + " bytes]";
    }
}

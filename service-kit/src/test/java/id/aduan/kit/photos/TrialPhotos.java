package id.aduan.kit.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Photos as phones write them, with what they should lose. */
final class TrialPhotos {
    /** Stands in every metadata block; must be in no cleaned photo. */
    static final String SECRET = "OWNER-OF-THIS-PHONE";

    static final double LATITUDE = -6.5;
    static final double LONGITUDE = 107.5;

    private TrialPhotos() {}

    static byte[] picture(String format, int seed) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(new Color(seed * 7919 & 0xFFFFFF));
        brush.fillRect(0, 0, 64, 48);
        brush.setColor(Color.WHITE);
        brush.drawLine(seed % 64, 0, 63, 47);
        brush.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With position, orientation, a comment, and a second file behind the end. */
    static byte[] phoneJpeg(int seed, int orientation) {
        byte[] plain = picture("jpg", seed);
        byte[] exif = join("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation));
        byte[] comment = ("<script>" + SECRET + "</script>").getBytes(ISO_8859_1);
        return join(
                Arrays.copyOf(plain, 2),
                segment(0xE1, exif),
                segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0" + SECRET).getBytes(ISO_8859_1)),
                segment(0xFE, comment),
                Arrays.copyOfRange(plain, 2, plain.length),
                ("PK\3\4" + SECRET).getBytes(ISO_8859_1));
    }

    /** With position, orientation and a text. */
    static byte[] phonePng(int seed, int orientation) {
        byte[] plain = picture("png", seed);
        int afterHeader = 8 + 12 + 13;
        return join(
                Arrays.copyOf(plain, afterHeader),
                chunk("eXIf", tiff(orientation)),
                chunk("tEXt", ("Author\0" + SECRET).getBytes(ISO_8859_1)),
                Arrays.copyOfRange(plain, afterHeader, plain.length),
                ("<html>" + SECRET).getBytes(ISO_8859_1));
    }

    /** One pixel, with position, orientation and XMP. */
    static byte[] phoneWebp(int orientation) {
        byte[] pixel = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        byte[] canvas = new byte[10];
        canvas[0] = 0x08 | 0x04;
        byte[] body = join(
                riff("VP8X", canvas),
                Arrays.copyOfRange(pixel, 12, pixel.length),
                riff("EXIF", tiff(orientation)),
                riff("XMP ", SECRET.getBytes(ISO_8859_1)));
        return webp(body);
    }

    static byte[] webp(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(ISO_8859_1))
                .put(chunks)
                .array();
    }

    /** A header that claims a size, and next to nothing behind it. */
    static byte[] webpOfSize(int width, int height) {
        byte[] picture = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x2F)
                .putInt(width - 1 | height - 1 << 14)
                .array();
        return webp(riff("VP8L", picture));
    }

    /** A whole small picture whose header claims another size. */
    static byte[] jpegOfSize(int width, int height) {
        byte[] jpeg = picture("jpg", 1);
        int frame = new String(jpeg, ISO_8859_1).indexOf("\u00FF\u00C0");
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return jpeg;
    }

    /** A header that claims a size, and next to nothing behind it. */
    static byte[] pngOfSize(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[] {1}),
                chunk("IEND", new byte[0]));
    }

    /** As an older camera tells it: the lowest byte first. */
    static byte[] jpegOfLittleEndian(int orientation) {
        byte[] tiff = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("II".getBytes(ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
        return withSegment(0xE1, join("Exif\0\0".getBytes(ISO_8859_1), tiff));
    }

    static byte[] withSegment(int marker, byte[] content) {
        byte[] plain = picture("jpg", 1);
        return join(Arrays.copyOf(plain, 2), segment(marker, content), Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** An EXIF block with a maker's note, an orientation, and a place at {@link #LATITUDE}, {@link #LONGITUDE}. */
    private static byte[] tiff(int orientation) {
        byte[] maker = (SECRET + "\0").getBytes(ISO_8859_1);
        int gps = 8 + 2 + 3 * 12 + 4;
        int rationals = gps + 2 + 4 * 12 + 4;
        int text = rationals + 48;
        return ByteBuffer.allocate(text + maker.length)
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 3)
                .put(entry(0x010F, 2, maker.length, text))
                .put(entry(0x0112, 3, 1, orientation << 16))
                .put(entry(0x8825, 4, 1, gps))
                .putInt(0)
                .putShort((short) 4)
                .put(entry(1, 2, 2, 'S' << 24))
                .put(entry(2, 5, 3, rationals))
                .put(entry(3, 2, 2, 'E' << 24))
                .put(entry(4, 5, 3, rationals + 24))
                .putInt(0)
                .put(degrees(6, 30))
                .put(degrees(107, 30))
                .put(maker)
                .array();
    }

    private static byte[] degrees(int whole, int minutes) {
        return ByteBuffer.allocate(24)
                .putInt(whole)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt(0)
                .putInt(1)
                .array();
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return ByteBuffer.allocate(12)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return join(
                ByteBuffer.allocate(4)
                        .put((byte) 0xFF)
                        .put((byte) marker)
                        .putShort((short) (content.length + 2))
                        .array(),
                content);
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] named = join(type.getBytes(ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return join(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    static byte[] riff(String type, byte[] content) {
        return join(
                type.getBytes(ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(content.length)
                        .array(),
                content,
                new byte[content.length & 1]);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

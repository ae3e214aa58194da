package id.aduan.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures that citizens send, and some that they should not. */
public final class TrialPhotos {
    /** Stands in every phone's photo; must be in nothing that the door keeps. */
    public static final String SECRET = "OWNER-OF-THIS-PHONE";

    private static final int PNG_HEADER = 8 + 12 + 13;

    private TrialPhotos() {}

    public static byte[] picture(String format, int seed) {
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

    /** With a comment. */
    public static byte[] phoneJpeg(int seed) {
        byte[] comment = ByteBuffer.allocate(4 + SECRET.length())
                .putShort((short) 0xFFFE)
                .putShort((short) (2 + SECRET.length()))
                .put(SECRET.getBytes(ISO_8859_1))
                .array();
        return inserted(picture("jpg", seed), 2, comment);
    }

    /** With a text. */
    public static byte[] phonePng(int seed) {
        return inserted(picture("png", seed), PNG_HEADER, chunk("tEXt", ("Author\0" + SECRET).getBytes(ISO_8859_1)));
    }

    /** A small picture whose header claims another size. */
    public static byte[] pngOfSize(int width, int height) {
        byte[] png = picture("png", 1);
        byte[] header = Arrays.copyOfRange(png, 16, 29);
        ByteBuffer.wrap(header).putInt(width).putInt(height);
        return ByteBuffer.wrap(png).put(8, chunk("IHDR", header)).array();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(type.getBytes(ISO_8859_1)).put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] inserted(byte[] whole, int at, byte[] part) {
        return ByteBuffer.allocate(whole.length + part.length)
                .put(whole, 0, at)
                .put(part)
                .put(whole, at, whole.length - at)
                .array();
    }
}

package id.aduan.cases.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Small pictures. */
public final class Pictures {
    private Pictures() {}

    public static byte[] jpeg() {
        return picture("jpeg", 16);
    }

    public static byte[] jpegWithComment(String comment) {
        byte[] jpeg = jpeg();
        return ByteBuffer.allocate(jpeg.length + 4 + comment.length())
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (2 + comment.length()))
                .put(comment.getBytes(StandardCharsets.ISO_8859_1))
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    public static byte[] png() {
        return picture("png", 16);
    }

    public static byte[] picture(String format, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0x00FF00);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package id.aduan.cases.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.aduan.cases.photos.CleanPhoto.Unfit;
import id.aduan.cases.support.Pictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPhotoTest {
    private static final String SECRET = "GPS 6.55S 107.44E Nama Pemilik";

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void pictureStaysAPicture(String format) throws IOException {
        CleanPhoto clean = CleanPhoto.of(Pictures.picture(format, 40));

        assertThat(clean.mediaType()).isEqualTo("image/" + format);
        assertThat(ImageIO.read(new ByteArrayInputStream(clean.bytes())).getWidth())
                .isEqualTo(40);
    }

    @Test
    void whatAJpegSaysAboutPlaceAndPersonIsCutOut() throws IOException {
        byte[] photo = jpegWith(0xE1, ("Exif\0\0" + SECRET).getBytes(ISO_8859_1));
        photo = insert(photo, 2, segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0" + SECRET).getBytes(ISO_8859_1)));
        photo = insert(photo, 2, segment(0xFE, SECRET.getBytes(ISO_8859_1)));

        byte[] clean = CleanPhoto.of(photo).bytes();

        assertThat(new String(clean, ISO_8859_1)).doesNotContain(SECRET).doesNotContain("Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(clean))).isNotNull();
    }

    @Test
    void whichSideIsUpStays() {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6);
        byte[] exif = join("Exif\0\0".getBytes(ISO_8859_1), tiff.array());

        byte[] clean = CleanPhoto.of(jpegWith(0xE1, exif)).bytes();

        int at = new String(clean, ISO_8859_1).indexOf("Exif");
        ByteBuffer kept = ByteBuffer.wrap(clean, at + 6, 26).slice();
        assertThat(kept.getShort(10)).isEqualTo((short) 0x0112);
        assertThat(kept.getShort(18)).isEqualTo((short) 6);
    }

    @Test
    void whatFollowsTheEndOfAJpegIsCutOff() {
        byte[] clean =
                CleanPhoto.of(join(Pictures.jpeg(), SECRET.getBytes(UTF_8))).bytes();

        assertThat(new String(clean, ISO_8859_1)).doesNotContain(SECRET);
    }

    @Test
    void whatAPngSaysAboutPersonsIsCutOut() throws IOException {
        byte[] text = join("Author\0".getBytes(ISO_8859_1), SECRET.getBytes(ISO_8859_1));
        ByteBuffer chunk = ByteBuffer.allocate(text.length + 12);
        chunk.putInt(text.length).put("tEXt".getBytes(ISO_8859_1)).put(text).putInt(0);

        byte[] clean =
                CleanPhoto.of(insert(Pictures.png(), 8 + 25, chunk.array())).bytes();

        assertThat(new String(clean, ISO_8859_1)).doesNotContain(SECRET);
        assertThat(ImageIO.read(new ByteArrayInputStream(clean))).isNotNull();
    }

    @Test
    void whatAWebpSaysAboutPersonsIsCutOut() {
        ByteBuffer webp = ByteBuffer.allocate(12 + 18 + 8 + 10 + 8 + 30).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(ISO_8859_1)).putInt(webp.capacity() - 8).put("WEBP".getBytes(ISO_8859_1));
        webp.put("VP8X".getBytes(ISO_8859_1)).putInt(10).put((byte) 0x0C).put(new byte[3]);
        webp.put(new byte[] {15, 0, 0, 15, 0, 0});
        webp.put("VP8L".getBytes(ISO_8859_1))
                .putInt(10)
                .put((byte) 0x2F)
                .putInt(15 | 15 << 14)
                .put(new byte[5]);
        webp.put("EXIF".getBytes(ISO_8859_1)).putInt(30).put(Arrays.copyOf(SECRET.getBytes(ISO_8859_1), 30));

        byte[] clean = CleanPhoto.of(webp.array()).bytes();

        assertThat(new String(clean, ISO_8859_1)).doesNotContain("GPS").doesNotContain("EXIF");
        assertThat(clean[20]).isZero();
        assertThat(ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(clean.length - 8);
    }

    @Test
    void bombIsRefusedByItsSizeAndNeverDecoded() {
        byte[] png = Pictures.png();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(reason(png)).isEqualTo(Unfit.Reason.TOO_MANY_PIXELS);
    }

    @Test
    void scriptsPageAndEmptyFilesAreNoPhotos() {
        assertThat(reason("<svg onload='x()'/>".getBytes(UTF_8))).isEqualTo(Unfit.Reason.NO_PHOTO);
        assertThat(reason("GIF89a-------------".getBytes(UTF_8))).isEqualTo(Unfit.Reason.NO_PHOTO);
        assertThat(reason(new byte[0])).isEqualTo(Unfit.Reason.NO_PHOTO);
        assertThat(reason(new byte[CleanPhoto.MOST_BYTES + 1])).isEqualTo(Unfit.Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void photoThatIsCutAnywhereIsRefusedOrStillAPhotoAndNeverAnAccident(String format) {
        byte[] photo = Pictures.picture(format, 16);
        for (int length = 0; length < photo.length; length++) {
            try {
                CleanPhoto.of(Arrays.copyOf(photo, length));
            } catch (Unfit e) {
                assertThat(e.reason()).isIn(Unfit.Reason.DAMAGED, Unfit.Reason.NO_PHOTO);
            }
        }
    }

    private static Unfit.Reason reason(byte[] bytes) {
        return catchThrowableOfType(Unfit.class, () -> CleanPhoto.of(bytes)).reason();
    }

    private static byte[] jpegWith(int marker, byte[] content) {
        return insert(Pictures.jpeg(), 2, segment(marker, content));
    }

    private static byte[] segment(int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(content.length + 4);
        segment.put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content);
        return segment.array();
    }

    private static byte[] insert(byte[] bytes, int at, byte[] added) {
        return join(Arrays.copyOf(bytes, at), added, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

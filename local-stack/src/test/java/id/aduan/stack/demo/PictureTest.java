package id.aduan.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {
    private static final int TIFF = 12;

    @ParameterizedTest
    @EnumSource(Picture.class)
    void everyPictureIsASmallJpeg(Picture picture) throws IOException {
        byte[] jpeg = picture.jpeg();

        assertThat(jpeg).hasSizeLessThan(300_000).startsWith((byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(1024);
    }

    @ParameterizedTest
    @EnumSource(Picture.class)
    void aPictureIsTheSameAtEveryRun(Picture picture) {
        byte[] first = picture.jpeg();

        assertThat(picture.jpeg()).isEqualTo(first);
    }

    @Test
    void thePlaceStandsInTheFirstBlockAsDegreesMinutesAndSeconds() throws IOException {
        byte[] jpeg = new PhotoPlace(-6.65, 107.3725).in(Picture.POTHOLE.jpeg());

        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(1024);
        ByteBuffer block = ByteBuffer.wrap(jpeg);
        assertThat(block.getShort(2)).isEqualTo((short) 0xFFE1);
        ByteBuffer tiff = block.slice(TIFF, jpeg.length - TIFF);
        assertThat(tiff.getShort(2)).isEqualTo((short) 42);
        int gps = tiff.getInt(18);
        assertThat(tiff.getShort(10)).isEqualTo((short) 0x8825);
        assertThat(tiff.getShort(gps)).isEqualTo((short) 5);
        assertThat((char) tiff.get(gps + 2 + 12 + 8)).isEqualTo('S');
        assertThat((char) tiff.get(gps + 2 + 36 + 8)).isEqualTo('E');
        assertThat(degrees(tiff, tiff.getInt(gps + 2 + 24 + 8))).isCloseTo(6.65, within(1e-5));
        assertThat(degrees(tiff, tiff.getInt(gps + 2 + 48 + 8))).isCloseTo(107.3725, within(1e-5));
    }

    private static double degrees(ByteBuffer tiff, int at) {
        double degrees = 0;
        for (int part = 0; part < 3; part++) {
            double value = (double) tiff.getInt(at + part * 8) / tiff.getInt(at + part * 8 + 4);
            degrees += value / Math.pow(60, part);
        }
        return degrees;
    }
}

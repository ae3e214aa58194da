package id.aduan.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosTest {
    @Test
    void aPhonesPhotoLosesAllButThePictureAndItsOrientation() {
        for (byte[] taken : new byte[][] {TrialPhotos.phoneJpeg(1), TrialPhotos.phonePng(1), TrialPhotos.phoneWebp()}) {
            assertThat(new String(taken, ISO_8859_1)).contains(TrialPhotos.SECRET);

            Photo photo = Photos.read(taken);

            assertThat(new String(photo.bytes(), ISO_8859_1)).doesNotContain(TrialPhotos.SECRET);
            assertThat(photo.place().orElseThrow().latitude()).isEqualTo(TrialPhotos.LATITUDE, within(1e-9));
            assertThat(photo.place().orElseThrow().longitude()).isEqualTo(TrialPhotos.LONGITUDE, within(1e-9));
            assertThat(orientation(photo)).isEqualTo(6);
            Photo again = Photos.read(photo.bytes());
            assertThat(again.sha256()).isEqualTo(photo.sha256());
            assertThat(again.place()).isEmpty();
        }
    }

    @Test
    void theTypeComesFromTheContent() {
        assertThat(Photos.read(TrialPhotos.picture("jpg", 2)).mediaType()).isEqualTo("image/jpeg");
        assertThat(Photos.read(TrialPhotos.picture("png", 2)).mediaType()).isEqualTo("image/png");
        assertThat(Photos.read(TrialPhotos.phoneWebp()).mediaType()).isEqualTo("image/webp");
    }

    @Test
    void thePictureStaysAsItWas() {
        for (byte[] taken : new byte[][] {TrialPhotos.phoneJpeg(3), TrialPhotos.phonePng(3)}) {
            BufferedImage before = TrialPhotos.decoded(taken);
            BufferedImage after = TrialPhotos.decoded(Photos.read(taken).bytes());

            assertThat(after.getRGB(0, 0, 64, 48, null, 0, 64)).isEqualTo(before.getRGB(0, 0, 64, 48, null, 0, 64));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "GIF89a\1\0\1\0\0\0\0;padding",
                "%PDF-1.7 padding padding",
                "#!/bin/sh\nrm -rf nothing",
                "<?php echo 'hello world';",
                "PK\3\4 padding padding",
                "BM padding padding padding",
                "short"
            })
    void whatIsNoPhotoIsRefused(String file) {
        assertRefused(file.getBytes(ISO_8859_1), FaultCode.UNSUPPORTED_PHOTO);
    }

    @Test
    void aNewIphonesPhotoIsRefusedWithAdvice() {
        assertRefused("\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1), FaultCode.HEIC_PHOTO);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnythingIsUnpacked() {
        assertRefused(new byte[Photos.MAX_BYTES + 1], FaultCode.PHOTO_TOO_LARGE);
        assertRefused(TrialPhotos.pngOfSize(50_000, 50_000), FaultCode.PHOTO_TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(8_000, 5_001), FaultCode.PHOTO_TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(Integer.MIN_VALUE, 1), FaultCode.PHOTO_TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(0, 10), FaultCode.DAMAGED_PHOTO);
        assertThat(Photos.read(TrialPhotos.pngOfSize(8_000, 5_000)).mediaType()).isEqualTo("image/png");
    }

    @Test
    void aMovingWebpIsRefused() {
        byte[] moving = TrialPhotos.phoneWebp();
        moving[20] |= 0x02;

        assertRefused(moving, FaultCode.UNSUPPORTED_PHOTO);
    }

    @Test
    void aPhotoThatIsCutOffAnywhereIsRefused() {
        for (byte[] whole :
                new byte[][] {TrialPhotos.picture("jpg", 4), TrialPhotos.picture("png", 4), TrialPhotos.phoneWebp()}) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Photos.read(part)).isInstanceOf(UnusablePhoto.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124, 77, 4711})
    void anyBytesGiveACleanPhotoOrARefusal(long seed) {
        Random random = new Random(seed);
        byte[][] samples = {TrialPhotos.phoneJpeg(5), TrialPhotos.phonePng(5), TrialPhotos.phoneWebp()};
        int taken = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = samples[random.nextInt(samples.length)].clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes = changed(bytes, random);
            }
            try {
                Photo photo = Photos.read(bytes);
                taken++;
                assertThat(Photos.read(photo.bytes()).sha256()).isEqualTo(photo.sha256());
                assertThat(photo.bytes().length).isLessThanOrEqualTo(bytes.length + 64);
            } catch (UnusablePhoto refused) {
                assertThat(refused.fault("photo").field()).isEqualTo("photo");
            }
        }
        assertThat(taken).isPositive();
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return new byte[] {1, 2};
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 2 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> {
                byte[] more = new byte[random.nextInt(20)];
                random.nextBytes(more);
                yield TrialPhotos.join(Arrays.copyOf(bytes, at), more, Arrays.copyOfRange(bytes, at, bytes.length));
            }
        };
    }

    private static int orientation(Photo photo) {
        byte[] block = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0};
        String found = new String(photo.bytes(), ISO_8859_1);
        int at = found.indexOf(new String(block, ISO_8859_1));
        return at < 0 ? 1 : photo.bytes()[at + block.length];
    }

    private static void assertRefused(byte[] bytes, FaultCode code) {
        assertThatThrownBy(() -> Photos.read(bytes)).isInstanceOfSatisfying(UnusablePhoto.class, refused -> assertThat(
                        refused.fault("photo").code())
                .isEqualTo(code));
    }
}

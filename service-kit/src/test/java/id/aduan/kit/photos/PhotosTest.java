package id.aduan.kit.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.aduan.kit.photos.UnusablePhoto.Reason;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPhonesPhotoLosesAllButThePictureAndItsOrientation(int orientation) {
        for (byte[] taken : phonePhotos(orientation)) {
            assertThat(new String(taken, ISO_8859_1)).contains(TrialPhotos.SECRET);

            Photo photo = Photos.read(taken);

            assertThat(new String(photo.bytes(), ISO_8859_1)).doesNotContain(TrialPhotos.SECRET);
            assertThat(photo.position().orElseThrow().latitude()).isEqualTo(TrialPhotos.LATITUDE, within(1e-9));
            assertThat(photo.position().orElseThrow().longitude()).isEqualTo(TrialPhotos.LONGITUDE, within(1e-9));
            assertThat(orientation(photo)).isEqualTo(orientation);
            Photo again = Photos.read(photo.bytes());
            assertThat(again.sha256()).isEqualTo(photo.sha256());
            assertThat(again.position()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void anOrientationThatIsNoneCountsAsUpright(int orientation) {
        for (byte[] taken : phonePhotos(orientation)) {
            assertThat(orientation(Photos.read(taken))).isEqualTo(1);
        }
    }

    @Test
    void theOrientationIsReadInEitherOrderOfBytes() {
        assertThat(orientation(Photos.read(TrialPhotos.jpegOfLittleEndian(8)))).isEqualTo(8);
    }

    @Test
    void metadataThatCannotBeReadGoToo() {
        byte[] broken = ("Exif\0\0" + TrialPhotos.SECRET).getBytes(ISO_8859_1);

        Photo photo = Photos.read(TrialPhotos.withSegment(0xE1, broken));

        assertThat(photo.position()).isEmpty();
        assertThat(new String(photo.bytes(), ISO_8859_1)).doesNotContain(TrialPhotos.SECRET, "Exif");
        assertThat(TrialPhotos.decoded(photo.bytes())).isNotNull();
    }

    @Test
    void profilesOfColoursGo() {
        byte[] profile = ("ICC_PROFILE\0\1\1" + TrialPhotos.SECRET).getBytes(ISO_8859_1);

        Photo photo = Photos.read(TrialPhotos.withSegment(0xE2, profile));

        assertThat(new String(photo.bytes(), ISO_8859_1)).doesNotContain(TrialPhotos.SECRET);
    }

    @Test
    void anUprightWebpClaimsNoMetadataAndItsTrueLength() {
        byte[] clean = Photos.read(TrialPhotos.phoneWebp(1)).bytes();

        assertThat(new String(clean, ISO_8859_1)).doesNotContain("EXIF", "XMP");
        assertThat(clean[20]).isZero();
        assertThat(ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(clean.length - 8);
    }

    @Test
    void theTypeComesFromTheContent() {
        assertThat(Photos.read(TrialPhotos.picture("jpg", 2)).mediaType()).isEqualTo("image/jpeg");
        assertThat(Photos.read(TrialPhotos.picture("png", 2)).mediaType()).isEqualTo("image/png");
        assertThat(Photos.read(TrialPhotos.phoneWebp(6)).mediaType()).isEqualTo("image/webp");
    }

    @Test
    void thePictureStaysAsItWas() {
        for (byte[] taken : new byte[][] {TrialPhotos.phoneJpeg(3, 6), TrialPhotos.phonePng(3, 6)}) {
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
        assertRefused(file.getBytes(ISO_8859_1), Reason.NO_PHOTO);
    }

    @Test
    void aNewIphonesPhotoIsRefusedWithAdvice() {
        assertRefused("\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1), Reason.HEIC);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnythingIsUnpacked() {
        assertRefused(new byte[Photos.MAX_BYTES + 1], Reason.TOO_LARGE);
        assertRefused(TrialPhotos.pngOfSize(50_000, 50_000), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(8_000, 5_001), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(Integer.MIN_VALUE, 1), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.jpegOfSize(65_500, 65_500), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.jpegOfSize(8_000, 5_001), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.webpOfSize(16_384, 16_384), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.webpOfSize(8_000, 5_001), Reason.TOO_MANY_PIXELS);
        assertRefused(TrialPhotos.pngOfSize(0, 10), Reason.DAMAGED);
        assertRefused(TrialPhotos.jpegOfSize(10, 0), Reason.DAMAGED);
        assertThat(Photos.read(TrialPhotos.pngOfSize(8_000, 5_000)).mediaType()).isEqualTo("image/png");
        assertThat(Photos.read(TrialPhotos.jpegOfSize(8_000, 5_000)).mediaType())
                .isEqualTo("image/jpeg");
        assertThat(Photos.read(TrialPhotos.webpOfSize(8_000, 5_000)).mediaType())
                .isEqualTo("image/webp");
    }

    @Test
    void aFileIsRefusedByItsLengthBeforeItIsRead() {
        Photos.requireBytes(Photos.MAX_BYTES);
        assertThatThrownBy(() -> Photos.requireBytes(Photos.MAX_BYTES + 1L))
                .isInstanceOfSatisfying(UnusablePhoto.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void anEmptyFileIsDamaged() {
        assertRefused(new byte[0], Reason.DAMAGED);
    }

    @Test
    void aPngWithAWrongChecksumIsRefused() {
        byte[] png = TrialPhotos.picture("png", 1);
        png[20] ^= 1;

        assertRefused(png, Reason.DAMAGED);
    }

    @Test
    void aMovingWebpIsRefused() {
        byte[] moving = TrialPhotos.phoneWebp(6);
        moving[20] |= 0x02;

        assertRefused(moving, Reason.NO_PHOTO);
    }

    @Test
    void aPhotoThatIsCutOffAnywhereIsRefused() {
        for (byte[] whole :
                new byte[][] {TrialPhotos.picture("jpg", 4), TrialPhotos.picture("png", 4), TrialPhotos.phoneWebp(6)}) {
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Photos.read(part))
                        .isInstanceOfSatisfying(UnusablePhoto.class, refused -> assertThat(refused.reason())
                                .isIn(Reason.DAMAGED, Reason.NO_PHOTO));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124, 77, 4711})
    void anyBytesGiveACleanPhotoOrARefusal(long seed) {
        Random random = new Random(seed);
        byte[][] samples = phonePhotos(6);
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
                assertThat(refused).hasMessage(refused.reason().name());
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

    private static byte[][] phonePhotos(int orientation) {
        return new byte[][] {
            TrialPhotos.phoneJpeg(1, orientation),
            TrialPhotos.phonePng(1, orientation),
            TrialPhotos.phoneWebp(orientation)
        };
    }

    private static void assertRefused(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> Photos.read(bytes))
                .isInstanceOfSatisfying(UnusablePhoto.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}

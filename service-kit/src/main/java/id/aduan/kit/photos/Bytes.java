package id.aduan.kit.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.aduan.kit.photos.UnusablePhoto.Reason;
import java.util.Arrays;

/** Bytes of a file; asking for what lies past the end means that the photo is cut off. */
record Bytes(byte[] all) {
    int length() {
        return all.length;
    }

    /** Up to four bytes as a number, the first byte the highest. */
    long unsigned(int at, int count) {
        require(at, count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (all[at + i] & 0xFF);
        }
        return value;
    }

    /** Up to four bytes as a number, the first byte the lowest. */
    long littleEndian(int at, int count) {
        require(at, count);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (all[at + i] & 0xFF);
        }
        return value;
    }

    String text(int at, int count) {
        require(at, count);
        return new String(all, at, count, ISO_8859_1);
    }

    byte[] copy(int at, int count) {
        require(at, count);
        return Arrays.copyOfRange(all, at, at + count);
    }

    void require(int at, long count) {
        if (at < 0 || count < 0 || at + count > all.length) {
            throw new UnusablePhoto(Reason.DAMAGED);
        }
    }
}

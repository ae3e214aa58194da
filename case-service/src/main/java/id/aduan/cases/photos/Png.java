package id.aduan.cases.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Cuts PNG files down to the picture and its colours. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYS");

    private Png() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length > SIGNATURE.length
                && java.util.Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    static byte[] clean(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.writeBytes(SIGNATURE);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = SIGNATURE.length;
        boolean sized = false;
        while (true) {
            int length = buffer.getInt(at);
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || at + 12L + length > bytes.length) {
                throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
            }
            if (type.equals("IHDR")) {
                CleanPhoto.requireSize(buffer.getInt(at + 8), buffer.getInt(at + 12));
                sized = true;
            }
            if (!sized) {
                throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
            }
            if (KEPT.contains(type)) {
                out.write(bytes, at, length + 12);
            }
            at += length + 12;
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
        }
    }
}

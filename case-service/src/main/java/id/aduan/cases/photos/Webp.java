package id.aduan.cases.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Cuts WebP files down to the picture and its colours. */
final class Webp {
    private static final int HEADER = 12;
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int EXIF_AND_XMP = 0x08 | 0x04;

    private Webp() {}

    static boolean isOne(byte[] bytes) {
        return bytes.length > HEADER + 8
                && text(bytes, 0).equals("RIFF")
                && text(bytes, 8).equals("WEBP");
    }

    static byte[] clean(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, HEADER);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean sized = false;
        int at = HEADER;
        while (at + 8 <= bytes.length) {
            String type = text(bytes, at);
            int length = buffer.getInt(at + 4);
            long end = at + 8L + length + (length & 1);
            if (length < 0 || at + 8L + length > bytes.length) {
                throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
            }
            sized |= checkSize(buffer, type, at + 8);
            if (KEPT.contains(type)) {
                int from = out.size();
                out.write(bytes, at, (int) Math.min(end, bytes.length) - at);
                if (type.equals("VP8X")) {
                    byte[] soFar = out.toByteArray();
                    soFar[from + 8] &= (byte) ~EXIF_AND_XMP;
                    out.reset();
                    out.writeBytes(soFar);
                }
            }
            at = (int) end;
        }
        if (!sized) {
            throw new CleanPhoto.Unfit(CleanPhoto.Unfit.Reason.DAMAGED);
        }
        byte[] cleaned = out.toByteArray();
        ByteBuffer.wrap(cleaned).order(ByteOrder.LITTLE_ENDIAN).putInt(4, cleaned.length - 8);
        return cleaned;
    }

    private static boolean checkSize(ByteBuffer buffer, String type, int content) {
        switch (type) {
            case "VP8X" -> CleanPhoto.requireSize(u24(buffer, content + 4) + 1, u24(buffer, content + 7) + 1);
            case "VP8L" -> {
                int bits = buffer.getInt(content + 1);
                CleanPhoto.requireSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            }
            case "VP8 " ->
                CleanPhoto.requireSize(buffer.getShort(content + 6) & 0x3FFF, buffer.getShort(content + 8) & 0x3FFF);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long u24(ByteBuffer buffer, int at) {
        return (buffer.get(at) & 0xFF) | (buffer.get(at + 1) & 0xFF) << 8 | (buffer.get(at + 2) & 0xFF) << 16;
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}

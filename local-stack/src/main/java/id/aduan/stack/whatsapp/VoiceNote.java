package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;

/** A voice note: packets of Opus in an Ogg stream (RFC 7845). */
final class VoiceNote {
    /** Twenty milliseconds of silence. */
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private static final int PACKETS_A_SECOND = 50;
    private static final int SAMPLES_A_PACKET = 960;
    private static final int PRE_SKIP = 312;
    private static final int RATE = 48_000;
    private static final int SERIAL = 0xADA0;
    private static final int BEGIN = 2;
    private static final int END = 4;
    private static final int SEGMENT = 255;
    private static final int POLYNOMIAL = 0x04C11DB7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pages;

    private VoiceNote() {}

    /** A note in which nobody says anything. */
    static byte[] silence(int seconds) {
        return of(Collections.nCopies(seconds * PACKETS_A_SECOND, SILENCE), SAMPLES_A_PACKET);
    }

    /** @param samplesOfPacket how long each packet is, in samples of 48 kHz */
    static byte[] of(List<byte[]> packets, int samplesOfPacket) {
        var note = new VoiceNote();
        note.page(BEGIN, 0, head());
        note.page(0, 0, tags());
        long position = 0;
        for (int i = 0; i < packets.size(); i++) {
            position += samplesOfPacket;
            note.page(i == packets.size() - 1 ? END : 0, position, packets.get(i));
        }
        return note.out.toByteArray();
    }

    /** A page with one packet. */
    private void page(int flags, long position, byte[] packet) {
        int segments = packet.length / SEGMENT + 1;
        ByteBuffer page = ByteBuffer.allocate(27 + segments + packet.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(US_ASCII)).put((byte) 0).put((byte) flags).putLong(position);
        page.putInt(SERIAL).putInt(pages++).putInt(0).put((byte) segments);
        for (int i = 1; i < segments; i++) {
            page.put((byte) SEGMENT);
        }
        page.put((byte) (packet.length % SEGMENT)).put(packet);
        page.putInt(22, checksum(page.array()));
        out.writeBytes(page.array());
    }

    private static byte[] head() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) PRE_SKIP)
                .putInt(RATE)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] tags() {
        byte[] vendor = "aduan".getBytes(US_ASCII);
        return ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0)
                .array();
    }

    private static int checksum(byte[] page) {
        int checksum = 0;
        for (byte each : page) {
            checksum ^= each << 24;
            for (int bit = 0; bit < 8; bit++) {
                checksum = checksum < 0 ? checksum << 1 ^ POLYNOMIAL : checksum << 1;
            }
        }
        return checksum;
    }
}

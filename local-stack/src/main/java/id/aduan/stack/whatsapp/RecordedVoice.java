package id.aduan.stack.whatsapp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the Opus packets out of a WebM recording, which is what browsers make, and puts them into Ogg, which is what a
 * voice note is. Of WebM it knows what a recorder of one voice writes.
 */
final class RecordedVoice {
    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final int BLOCK_GROUP = 0xA0;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK = 0xA1;
    private static final int SMALLEST_BLOCK = 5;
    private static final int SAMPLES_A_MILLISECOND = 48;

    private final List<byte[]> packets = new ArrayList<>();

    private RecordedVoice() {}

    /** @throws IllegalArgumentException when it is no such recording */
    static byte[] ogg(byte[] webm) {
        var voice = new RecordedVoice();
        try {
            voice.read(ByteBuffer.wrap(webm));
        } catch (BufferUnderflowException e) {
            if (voice.packets.isEmpty()) {
                throw new IllegalArgumentException("the recording is cut off before it begins", e);
            }
        }
        if (voice.packets.isEmpty()) {
            throw new IllegalArgumentException("there is no voice in the recording");
        }
        return VoiceNote.of(voice.packets, samples(voice.packets.get(0)));
    }

    /** What holds others is entered, blocks are taken, the rest is passed over. */
    private void read(ByteBuffer webm) {
        while (webm.hasRemaining()) {
            int id = (int) number(webm, false);
            long size = number(webm, true);
            switch (id) {
                case SEGMENT, CLUSTER, BLOCK_GROUP -> {} // its content follows
                case SIMPLE_BLOCK, BLOCK -> block(webm, (int) Math.min(size, Integer.MAX_VALUE));
                default -> skip(webm, size);
            }
        }
    }

    private void block(ByteBuffer webm, int size) {
        if (size < SMALLEST_BLOCK || size > webm.remaining()) {
            throw new BufferUnderflowException();
        }
        int end = webm.position() + size;
        number(webm, true); // the track
        webm.getShort(); // the time
        webm.get(); // flags
        var packet = new byte[end - webm.position()];
        webm.get(packet);
        packets.add(packet);
    }

    private static void skip(ByteBuffer webm, long size) {
        if (size < 0 || size > webm.remaining()) {
            throw new BufferUnderflowException();
        }
        webm.position(webm.position() + (int) size);
    }

    /** A number of one to eight bytes, whose length is told by the zeros that it begins with. */
    private static long number(ByteBuffer webm, boolean withoutMark) {
        int first = webm.get() & 0xFF;
        if (first == 0) {
            throw new BufferUnderflowException();
        }
        int length = Integer.numberOfLeadingZeros(first) - 23;
        long number = withoutMark ? first & ((1 << (8 - length)) - 1) : first;
        for (int i = 1; i < length; i++) {
            number = number << 8 | webm.get() & 0xFF;
        }
        return number;
    }

    /** How long a packet is, from its first byte (RFC 6716, section 3.1). */
    private static int samples(byte[] packet) {
        int toc = packet[0] & 0xFF;
        int config = toc >> 3;
        double milliseconds;
        if (config < 12) {
            milliseconds = new double[] {10, 20, 40, 60}[config & 3];
        } else if (config < 16) {
            milliseconds = new double[] {10, 20}[config & 1];
        } else {
            milliseconds = new double[] {2.5, 5, 10, 20}[config & 3];
        }
        int frames =
                switch (toc & 3) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> packet.length > 1 ? packet[1] & 0x3F : 1;
                };
        return (int) (milliseconds * SAMPLES_A_MILLISECOND) * frames;
    }
}

package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordedVoiceTest {
    private static final byte[] FIRST = {(byte) 0xF8, 1, 2, 3};
    private static final byte[] SECOND = {(byte) 0xF8, 4, 5, 6};

    @Test
    void thePacketsOfABrowsersRecordingAreThoseOfTheNote() {
        byte[] ogg = RecordedVoice.ogg(webm());

        String text = new String(ogg, ISO_8859_1);
        assertThat(text).startsWith("OggS").contains("OpusHead");
        assertThat(text.indexOf(new String(FIRST, ISO_8859_1)))
                .isPositive()
                .isLessThan(text.indexOf(new String(SECOND, ISO_8859_1)));
    }

    @Test
    void aRecordingThatIsCutOffKeepsWhatIsThere() {
        byte[] cut = java.util.Arrays.copyOf(webm(), webm().length - 2);

        assertThat(new String(RecordedVoice.ogg(cut), ISO_8859_1))
                .contains(new String(FIRST, ISO_8859_1))
                .doesNotContain(new String(SECOND, ISO_8859_1));
    }

    @Test
    void whatIsNoRecordingIsRefused() {
        assertThatThrownBy(() -> RecordedVoice.ogg(new byte[] {0, 1, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedVoice.ogg(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    /** A header, a segment and a cluster of unknown length, as recorders write them, and two blocks. */
    private static byte[] webm() {
        var webm = new ByteArrayOutputStream();
        webm.writeBytes(HexFormat.of().parseHex("1a45dfa384" + "42860101"));
        webm.writeBytes(HexFormat.of().parseHex("18538067" + "01ffffffffffffff"));
        webm.writeBytes(HexFormat.of().parseHex("1549a966" + "83" + "010203"));
        webm.writeBytes(HexFormat.of().parseHex("1f43b675" + "01ffffffffffffff" + "e78100"));
        block(webm, FIRST);
        block(webm, SECOND);
        return webm.toByteArray();
    }

    private static void block(ByteArrayOutputStream webm, byte[] packet) {
        webm.write(0xA3);
        webm.write(0x80 | (4 + packet.length));
        webm.writeBytes(new byte[] {(byte) 0x81, 0, 0, (byte) 0x80});
        webm.writeBytes(packet);
    }
}

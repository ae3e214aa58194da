package id.aduan.intake.whatsapp.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaContentTest {
    @ParameterizedTest
    @CsvSource({
        "OggS__________________OpusHead, audio/ogg",
        "%PDF-1.7 and more, application/pdf",
        "____ftypisom____, video/mp4",
        "____ftyp3gp5____, video/3gpp",
        "____ftypM4A ____, audio/mp4",
        "#!AMR and more, audio/amr",
        "ID3 and more, audio/mpeg"
    })
    void aFileIsWhatItsContentSays(String content, String mediaType) {
        MediaContent found = MediaContent.of(content.getBytes(ISO_8859_1));

        assertThat(found.mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script>",
                "MZ a program",
                "PK\u0003\u0004 an archive",
                "OggS without a sound that is known",
                "____ftypevil____",
                "#!/bin/sh",
                ""
            })
    void allElseIsRefused(String content) {
        assertThatThrownBy(() -> MediaContent.of(content.getBytes(ISO_8859_1))).isInstanceOf(UnusableMedia.class);
    }

    @Test
    void aPhotoThatIsCutOffIsRefused() {
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1};

        assertThatThrownBy(() -> MediaContent.of(jpeg)).isInstanceOf(UnusableMedia.class);
    }
}

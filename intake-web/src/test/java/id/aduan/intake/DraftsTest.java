package id.aduan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftsTest {
    private static final String FORM = "form-0123456789abcdef";

    @TempDir
    Path data;

    @Test
    void aPhotoWaitsUnderItsFormOnly() throws IOException {
        Drafts drafts = drafts(Map.of());
        Photo photo = Photos.read(TrialPhotos.phoneJpeg(1));

        assertThat(drafts.keep(FORM, photo)).isTrue();

        assertThat(drafts.find(FORM, photo.sha256())).contains(photo);
        assertThat(drafts.find(FORM + "0", photo.sha256())).isEmpty();
        assertThat(drafts.find(FORM, "0".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../etc/passwd", "", "short", "..", "form/0123456789abcdef"})
    void anIdThatIsNoneReachesNoFile(String id) throws IOException {
        Drafts drafts = drafts(Map.of());
        Photo photo = Photos.read(TrialPhotos.picture("png", 1));

        assertThat(drafts.find(id, photo.sha256())).isEmpty();
        assertThat(drafts.find(FORM, id)).isEmpty();
        assertThatThrownBy(() -> drafts.keep(id, photo)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSentFormIsForgotten() throws IOException {
        Drafts drafts = drafts(Map.of());
        Photo photo = Photos.read(TrialPhotos.picture("png", 1));
        drafts.keep(FORM, photo);

        drafts.forget(FORM);

        assertThat(drafts.find(FORM, photo.sha256())).isEmpty();
        assertThat(Files.list(data.resolve("drafts"))).isEmpty();
    }

    @Test
    void whatWaitedADayIsPurged() throws IOException {
        Drafts drafts = drafts(Map.of());
        Photo photo = Photos.read(TrialPhotos.picture("png", 1));
        drafts.keep(FORM, photo);
        Instant now =
                Files.getLastModifiedTime(data.resolve("drafts").resolve(FORM)).toInstant();

        assertThat(drafts.purge(now.plus(Duration.ofHours(23)))).isZero();
        assertThat(drafts.purge(now.plus(Duration.ofHours(25)))).isEqualTo(1);
        assertThat(drafts.find(FORM, photo.sha256())).isEmpty();
    }

    @Test
    void oneFormAndAllTogetherHaveTheirLimit() throws IOException {
        Photo first = Photos.read(TrialPhotos.picture("png", 1));
        Photo second = Photos.read(TrialPhotos.picture("png", 2));

        Drafts onePerForm = drafts(Map.of("aduan.intake.web.drafts.per-form", "1"));
        assertThat(onePerForm.keep(FORM, first)).isTrue();
        assertThat(onePerForm.keep(FORM, second)).isFalse();
        assertThat(onePerForm.keep(FORM + "2", second)).isTrue();

        Drafts full = drafts(Map.of(
                "aduan.intake.web.drafts.max-bytes", Integer.toString(first.bytes().length + second.bytes().length)));
        assertThat(full.keep(FORM + "3", first)).isFalse();
        full.purge(Instant.now().plus(Duration.ofDays(2)));
        assertThat(full.keep(FORM + "3", first)).isTrue();
    }

    private Drafts drafts(Map<String, String> settings) {
        return new Drafts(data, TrialSettings.of(settings));
    }
}

package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void defaultsAreInTheProject() {
        Settings settings = Settings.of(Map.of(), folder);
        assertThat(settings.home().folder()).isEqualTo(folder.resolve(".aduan"));
        assertThat(settings.ports().front()).isEqualTo(8080);
        assertThat(settings.javaOptions()).isEmpty();
    }

    @Test
    void environmentChangesEach() {
        Settings settings = Settings.of(
                Map.of(
                        "ADUAN_HOME",
                        folder.resolve("x").toString(),
                        "ADUAN_PORT",
                        "18080",
                        "ADUAN_JAVA_OPTIONS",
                        " -Da=b  -Dc=d "),
                folder);
        assertThat(settings.home().folder()).isEqualTo(folder.resolve("x"));
        assertThat(settings.ports().kafka()).isEqualTo(18090);
        assertThat(settings.javaOptions()).containsExactly("-Da=b", "-Dc=d");
    }

    @Test
    void relativeHomeIsSeenFromTheProject() {
        assertThat(Settings.of(Map.of("ADUAN_HOME", "two"), folder).home().folder())
                .isEqualTo(folder.resolve("two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "70000", "many", "-1"})
    void impossiblePortIsNamed(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("ADUAN_PORT", port), folder))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("ADUAN_PORT")
                .hasMessageContaining(port);
    }

    @Test
    void secretsAreMadeOnceAndNewServicesGetTheirs() throws IOException {
        Path file = folder.resolve("secrets.properties");
        List<ServiceEntry> services = ServiceEntry.all();
        Secrets first = Secrets.prepare(file, services.subList(0, 1));
        String pin = first.get("aduan.secrets.tracking-pin");
        assertThat(Base64.getDecoder().decode(pin)).hasSize(32);

        Secrets second = Secrets.prepare(file, services);

        assertThat(second.get("aduan.secrets.tracking-pin")).isEqualTo(pin);
        assertThat(second.signingKey().encoded()).isEqualTo(first.signingKey().encoded());
        assertThat(Base64.getDecoder().decode(second.get("aduan.vault.master-key")))
                .hasSize(32);
        assertThat(second.databasePassword("cases")).isNotEqualTo(second.databasePassword("routing"));
        String text = Files.readString(file);
        Secrets.prepare(file, services);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void wipeDeletesItsOwnAndNothingElse() throws IOException {
        var home = new Home(folder.resolve("home"));
        home.create(ServiceEntry.all());
        Files.writeString(home.secrets(), "");
        Files.writeString(home.folder().resolve("holiday.jpg"), "not ours");

        home.wipe(ServiceEntry.all());

        try (var rest = Files.list(home.folder())) {
            assertThat(rest).containsExactly(home.folder().resolve("holiday.jpg"));
        }
    }
}

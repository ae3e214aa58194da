package id.aduan.cases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankMailSettingsTest {
    private static final String HOST = "aduan.mail.host";

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankServerIsNone(String blank) {
        // When
        SmallRyeConfig config = config(Map.of(HOST, blank, "aduan.mail.from", blank));

        // Then
        assertThat(config.getOptionalValue(HOST, String.class)).isEmpty();
        assertThat(config.getValue("quarkus.mailer.host", String.class)).isEqualTo("localhost");
        assertThat(config.getValue("quarkus.mailer.from", String.class)).isEqualTo("aduan@localhost");
    }

    @Test
    void aServerThatIsNamedIsUsed() {
        // When
        SmallRyeConfig config = config(Map.of(HOST, "smtp.example.org"));

        // Then
        assertThat(config.getValue(HOST, String.class)).isEqualTo("smtp.example.org");
        assertThat(config.getValue("quarkus.mailer.host", String.class)).isEqualTo("smtp.example.org");
    }

    @Test
    void nothingElseIsTouched() {
        // When
        SmallRyeConfig config = config(Map.of("aduan.front.url", ""));

        // Then
        assertThat(config.getConfigValue("aduan.front.url").getRawValue()).isEmpty();
    }

    @Test
    void theServiceReadsItsSettingsSo() {
        assertThat(ServiceLoader.load(ConfigSourceInterceptor.class)).anyMatch(BlankMailSettings.class::isInstance);
    }

    /** As application.properties has it, below what the environment says. */
    private static SmallRyeConfig config(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>();
        own.put("quarkus.mailer.host", "${aduan.mail.host:localhost}");
        own.put("quarkus.mailer.from", "${aduan.mail.from:aduan@localhost}");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new BlankMailSettings())
                .withSources(
                        new PropertiesConfigSource(environment, "environment", 300),
                        new PropertiesConfigSource(own, "application.properties", 250))
                .build();
    }
}

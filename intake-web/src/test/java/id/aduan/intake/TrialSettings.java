package id.aduan.intake;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The door's settings as a service would read them. */
final class TrialSettings {
    private TrialSettings() {}

    static DoorSettings of(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DoorSettings.class)
                .build()
                .getConfigMapping(DoorSettings.class);
    }
}

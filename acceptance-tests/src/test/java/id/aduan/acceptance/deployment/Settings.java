package id.aduan.acceptance.deployment;

import id.aduan.acceptance.Project;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The settings that a service comes with. */
final class Settings {
    private Settings() {}

    static Properties of(String service) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(
                    Project.read(Project.ROOT.resolve(service).resolve("src/main/resources/application.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

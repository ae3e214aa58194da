package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one run of the stack depends on.
 *
 * @param project the root of the sources
 * @param home where the data is: {@code ADUAN_HOME} or {@code .aduan}, seen from the project
 * @param ports all ports, from {@code ADUAN_PORT}
 * @param javaOptions options for the JVM of every service, from {@code ADUAN_JAVA_OPTIONS}
 */
public record Settings(Path project, Home home, Ports ports, List<String> javaOptions, List<ServiceEntry> services) {
    private static final int DEFAULT_PORT = 8080;

    public Settings {
        requireNonNull(project, "project is null");
        requireNonNull(home, "home is null");
        requireNonNull(ports, "ports is null");
        javaOptions = List.copyOf(javaOptions);
        services = List.copyOf(services);
    }

    public static Settings of(Map<String, String> environment, Path project) {
        String home = environment.getOrDefault("ADUAN_HOME", "");
        String port = environment.getOrDefault("ADUAN_PORT", "");
        String options = environment.getOrDefault("ADUAN_JAVA_OPTIONS", "").strip();
        return new Settings(
                project.toAbsolutePath().normalize(),
                new Home(project.resolve(home.isBlank() ? ".aduan" : home)),
                new Ports(port.isBlank() ? DEFAULT_PORT : number(port)),
                options.isEmpty() ? List.of() : List.of(options.split("\\s+")),
                ServiceEntry.all());
    }

    /** The same for a stack that runs at these ports. */
    Settings at(Ports running) {
        return new Settings(project, home, running, javaOptions, services);
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port.strip());
        } catch (NumberFormatException e) {
            throw new StackFailure("ADUAN_PORT must be a number, and is \"" + port + "\".", e);
        }
    }
}

package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run of the stack depends on.
 *
 * @param project the root of the sources
 * @param home where the data is: {@code ADUAN_HOME} or {@code .aduan}, seen from the project
 * @param ports all ports, from {@code ADUAN_PORT}
 * @param javaOptions options for the JVM of every service, from {@code ADUAN_JAVA_OPTIONS}
 * @param wraps by service, the words before its command, from {@code ADUAN_WRAPS}
 */
public record Settings(
        Path project,
        Home home,
        Ports ports,
        List<String> javaOptions,
        Map<String, List<String>> wraps,
        List<ServiceEntry> services) {
    /** {@code kafka=31092 case-service=31003}: the ports by which components are reached, where not by their own. */
    public static final String WAYS = "ADUAN_WAYS";

    /** {@code case-service=/usr/local/bin/slow,routing-service=nice -n 5}: what services are started by. */
    public static final String WRAPS = "ADUAN_WRAPS";

    private static final int DEFAULT_PORT = 8080;

    public Settings {
        requireNonNull(project, "project is null");
        requireNonNull(home, "home is null");
        requireNonNull(ports, "ports is null");
        javaOptions = List.copyOf(javaOptions);
        wraps = Map.copyOf(wraps);
        services = List.copyOf(services);
    }

    public static Settings of(Map<String, String> environment, Path project) {
        String home = environment.getOrDefault("ADUAN_HOME", "");
        String port = environment.getOrDefault("ADUAN_PORT", "");
        String options = environment.getOrDefault("ADUAN_JAVA_OPTIONS", "").strip();
        return new Settings(
                project.toAbsolutePath().normalize(),
                new Home(project.resolve(home.isBlank() ? ".aduan" : home)),
                new Ports(port.isBlank() ? DEFAULT_PORT : number("ADUAN_PORT", port), ways(environment)),
                options.isEmpty() ? List.of() : List.of(options.split("\\s+")),
                wraps(environment),
                ServiceEntry.all());
    }

    /** The same for a stack that runs at these ports. */
    Settings at(Ports running) {
        return new Settings(project, home, running, javaOptions, wraps, services);
    }

    /** The ways as {@link #WAYS} has them. */
    static String written(Map<String, Integer> ways) {
        return ways.entrySet().stream()
                .map(way -> way.getKey() + "=" + way.getValue())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Integer> ways(Map<String, String> environment) {
        var ways = new LinkedHashMap<String, Integer>();
        pairs(WAYS, environment, "\\s+").forEach((name, port) -> ways.put(name, number(WAYS, port)));
        return ways;
    }

    private static Map<String, List<String>> wraps(Map<String, String> environment) {
        var wraps = new LinkedHashMap<String, List<String>>();
        pairs(WRAPS, environment, ",")
                .forEach((name, words) -> wraps.put(name, List.of(words.strip().split("\\s+"))));
        return wraps;
    }

    private static Map<String, String> pairs(String variable, Map<String, String> environment, String between) {
        var pairs = new LinkedHashMap<String, String>();
        String text = environment.getOrDefault(variable, "").strip();
        for (String pair : text.isEmpty() ? new String[0] : text.split(between)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new StackFailure(variable + " must be of the form name=value, and has \"" + pair + "\".");
            }
            pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static int number(String variable, String port) {
        try {
            return Integer.parseInt(port.strip());
        } catch (NumberFormatException e) {
            throw new StackFailure(variable + " must be a number, and is \"" + port + "\".", e);
        }
    }
}

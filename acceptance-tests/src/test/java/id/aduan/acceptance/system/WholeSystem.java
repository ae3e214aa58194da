package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.acceptance.Project;
import id.aduan.stack.FreePort;
import id.aduan.stack.launch.Ports;
import id.aduan.stack.launch.RunningStack;
import id.aduan.stack.launch.ServiceEntry;
import id.aduan.stack.launch.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The whole system as a newcomer starts it, by {@code ./aduan up}, with data of its own under target/; started once for
 * all tests and stopped when they end.
 */
final class WholeSystem {
    /**
     * Door limits that would slow hundreds of reports from one address down are lifted, and what waits is measured each
     * second, so that a short wait is not told as a long one. Code is compiled as for a program that ends soon, so that
     * the services' starts do not take the two cores from one another. Nothing else differs.
     */
    private static final String JAVA_OPTIONS = String.join(
            " ",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.log.console.json.enabled=true",
            "-Daduan.metrics.every=1s",
            "-Daduan.intake.web.limits.per-address=1000000",
            "-Daduan.intake.web.limits.whole=1000000",
            "-Daduan.intake.web.limits.unproven-free=1000000",
            "-Daduan.intake.web.limits.unproven=1000000",
            "-Daduan.intake.web.limits.unproven-whole=1000000",
            "-Daduan.intake.web.spam.repetitions=0");

    private static WholeSystem started;

    private final Map<String, String> environment;
    private final RunningStack stack;

    private WholeSystem(Map<String, String> environment) {
        this.environment = environment;
        this.stack = new RunningStack(Settings.of(environment, Project.ROOT));
    }

    static synchronized WholeSystem get() {
        if (started == null) {
            started = start(
                    Project.ROOT.resolve("acceptance-tests/target/stack"), FreePort.firstOf(Ports.MANY), Map.of());
        }
        return started;
    }

    /** One of its own, with data of its own, stopped when the tests end. */
    static WholeSystem start(Path home, int port, Map<String, String> variables) {
        return start(home, port, variables, "");
    }

    /** @param moreOptions of the services' JVMs, beside those of all systems under test */
    static WholeSystem start(Path home, int port, Map<String, String> variables, String moreOptions) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ADUAN_HOME", home.toString());
        environment.put("ADUAN_PORT", Integer.toString(port));
        environment.put("ADUAN_JAVA_OPTIONS", (JAVA_OPTIONS + " " + moreOptions).strip());
        environment.putAll(variables);
        WholeSystem system = new WholeSystem(environment);
        if (Files.exists(home.resolve("secrets.properties"))) { // what an earlier run has left
            system.aduan(120, "down", "--wipe");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> system.aduan(120, "down")));
        System.out.println(system.aduan(600, "up", "--detach"));
        return system;
    }

    /** What {@code ./aduan} says when it refuses; fails when it does not. */
    String refusal(int seconds, String... arguments) {
        try {
            String said = aduan(seconds, arguments);
            throw new AssertionError("aduan " + String.join(" ", arguments) + " was not refused: " + said);
        } catch (IllegalStateException refused) {
            return refused.getMessage();
        }
    }

    /** What a service has logged since its last start, which the launcher tells in a line of its own. */
    List<String> log(String service) throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(environment.get("ADUAN_HOME")).resolve("logs/" + service + ".log"));
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("==== ")) {
                start = i + 1;
            }
        }
        return lines.subList(start, lines.size());
    }

    URI front() {
        return stack.front();
    }

    RunningStack stack() {
        return stack;
    }

    /** Where the machines of the operator read a service's metrics. */
    URI metricsOf(String service) {
        int port = ServiceEntry.all().stream()
                .filter(each -> each.name().equals(service))
                .mapToInt(each -> settings().ports().managementOf(each))
                .findFirst()
                .orElseThrow();
        return URI.create("http://127.0.0.1:" + port + "/q/metrics");
    }

    /** A service's database as its administrator, for what no door shows or does. */
    Connection database(String name) throws SQLException {
        Properties secrets = new Properties();
        try (Reader in = Files.newBufferedReader(home().resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = settings().ports().postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
                "postgres",
                secrets.getProperty("postgres.password"));
    }

    Path home() {
        return Path.of(environment.get("ADUAN_HOME"));
    }

    Settings settings() {
        return Settings.of(environment, Project.ROOT);
    }

    String token(String account) {
        return stack.token(account);
    }

    /** What {@code ./aduan status --json} prints, also of a stack that is not ready. */
    JsonNode status() {
        String said;
        try {
            said = aduan(60, "status", "--json");
        } catch (IllegalStateException notReady) {
            said = notReady.getMessage();
        }
        try {
            return new ObjectMapper().readTree(said.substring(said.indexOf('{')));
        } catch (IOException e) {
            throw new UncheckedIOException("status is no JSON", e);
        }
    }

    /** What the launcher has written down of a part last: its {@code pid}, 0 while it is down, and its {@code deaths}. */
    JsonNode component(String name) {
        try {
            JsonNode state = new ObjectMapper()
                    .readTree(Files.readAllBytes(home().resolve("run").resolve("state.json")));
            for (JsonNode component : state.path("components")) {
                if (component.path("name").asText().equals(name)) {
                    return component;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the launcher has written nothing down", e);
        }
        throw new IllegalArgumentException("there is no " + name);
    }

    /** Runs {@code ./aduan}; fails with what it printed when it ends with an error or not in time. */
    String aduan(int seconds, String... arguments) {
        try {
            Path output = Files.createTempFile("aduan", ".out");
            List<String> command = new java.util.ArrayList<>();
            command.add(Project.ROOT.resolve("aduan").toString());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Project.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                process.destroyForcibly();
                throw new IllegalStateException("aduan " + String.join(" ", arguments) + " does not end: " + said);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "aduan " + String.join(" ", arguments) + " ended with " + process.exitValue() + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

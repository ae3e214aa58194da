package id.aduan.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.FreePort;
import id.aduan.stack.launch.Ports;
import id.aduan.stack.launch.RunningStack;
import id.aduan.stack.launch.ServiceEntry;
import id.aduan.stack.launch.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole system as {@code ./aduan up} starts it, with data of its own that is wiped before and after. Only the limits
 * of the doors are lifted.
 */
public final class SystemUnderTest implements AutoCloseable {
    private static final String LIFTED_LIMITS = String.join(
            " ",
            "-Daduan.intake.web.limits.per-address=100000000",
            "-Daduan.intake.web.limits.whole=100000000",
            "-Daduan.intake.web.limits.unproven-free=100000000",
            "-Daduan.intake.web.limits.unproven=100000000",
            "-Daduan.intake.web.limits.unproven-whole=100000000",
            "-Daduan.intake.web.spam.repetitions=0",
            "-Daduan.intake.web.tracking.tries-per-address=100000000");
    private static final int START_PATIENCE = 900;
    private static final int PATIENCE = 180;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path project;
    private final Consumer<String> say;
    private final Path home;
    private final Map<String, String> environment;
    private final Settings settings;
    private final RunningStack running;
    private final Duration startedIn;
    private final Map<String, Long> pids = new HashMap<>();
    private final Properties secrets = new Properties();
    private final Thread stopper;

    private SystemUnderTest(Path project, Map<String, String> environment, Consumer<String> say) {
        this.project = project;
        this.say = say;
        this.environment = environment;
        this.home = Path.of(environment.get("ADUAN_HOME"));
        this.settings = Settings.of(environment, project);
        this.running = new RunningStack(settings);
        if (Files.exists(home)) {
            aduan(PATIENCE, "down", "--wipe");
        }
        this.stopper = new Thread(() -> aduan(PATIENCE, "down", "--wipe"), "stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        long began = System.nanoTime();
        aduan(START_PATIENCE, "up", "--detach");
        this.startedIn = Duration.ofNanos(System.nanoTime() - began);
        readPids();
        readSecrets();
    }

    /** Builds what is out of date, starts everything and returns when all of it is ready. */
    public static SystemUnderTest start(Path project, Consumer<String> say) {
        return start(project, say, "");
    }

    /** @param options of the services' JVMs, for this stage alone */
    public static SystemUnderTest start(Path project, Consumer<String> say, String options) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ADUAN_HOME", project.resolve("benchmarks/target/stack").toString());
        environment.put("ADUAN_PORT", Integer.toString(FreePort.firstOf(Ports.MANY)));
        String more = System.getenv().getOrDefault("ADUAN_JAVA_OPTIONS", "");
        environment.put(
                "ADUAN_JAVA_OPTIONS",
                String.join(" ", LIFTED_LIMITS, options, more).strip());
        say.accept("Starting Aduan with empty data …");
        SystemUnderTest started = new SystemUnderTest(project, environment, say);
        say.accept("Aduan is ready after " + started.startedIn.toSeconds() + " s.");
        return started;
    }

    /** How long {@code ./aduan up} took, a build included when something was out of date. */
    public Duration startedIn() {
        return startedIn;
    }

    public Path home() {
        return home;
    }

    public URI front() {
        return running.front();
    }

    /** The service itself, past the front. */
    public URI service(String name) {
        return running.service(name);
    }

    public List<String> services() {
        return settings.services().stream().map(ServiceEntry::name).toList();
    }

    public String token(String account) {
        return running.token(account);
    }

    public String bootstrap() {
        return settings.ports().bootstrap();
    }

    public String secret(String name) {
        return secrets.getProperty(name);
    }

    public Path log(String component) {
        return home.resolve("logs").resolve(component + ".log");
    }

    /** The process of a service, or of {@code kafka} or {@code postgres}. */
    public long pid(String component) {
        return pids.get(component);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/" + database;
    }

    /** A connection to the database of a service, as the service itself has it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), database, secret("database." + database));
    }

    /** Statements go as they are written, so that one with a parameter can be explained without a value. */
    public Connection connectForText(String database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(database) + "?preferQueryMode=simple", database, secret("database." + database));
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "postgres", secret("postgres.password"));
    }

    /** Stops the processes of these services in their tracks; they cost nothing until they are thawed. */
    public void freeze(String... names) {
        for (String name : names) {
            Signals.send("STOP", pid(name));
        }
    }

    public void thaw(String... names) {
        for (String name : names) {
            Signals.send("CONT", pid(name));
        }
    }

    @Override
    public void close() {
        thaw(services().toArray(String[]::new));
        try {
            aduan(PATIENCE, "down", "--wipe");
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            say.accept(e.getMessage() + " It is tried again at the end."); // what was measured is no worse for it
        }
    }

    private void readPids() {
        try {
            String said = aduan(PATIENCE, "status", "--json");
            JsonNode status = JSON.readTree(said.substring(said.indexOf('{')));
            for (String part : List.of("services", "foundation")) {
                for (JsonNode each : status.path(part)) {
                    pids.put(each.path("name").asText(), each.path("pid").asLong());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the status is no JSON", e);
        }
    }

    private void readSecrets() {
        try (var reader = Files.newBufferedReader(home.resolve("secrets.properties"), UTF_8)) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String aduan(int seconds, String... arguments) {
        try {
            Path output = Files.createTempFile("aduan", ".out");
            List<String> command =
                    new ArrayList<>(List.of(project.resolve("aduan").toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("./aduan " + String.join(" ", arguments) + " failed: " + said);
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

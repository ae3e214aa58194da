package id.aduan.acceptance.deployment;

import id.aduan.acceptance.Project;
import id.aduan.stack.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;

/** A real Keycloak with the realm file, its own database in a folder, on the loopback address. */
final class Keycloak implements AutoCloseable {
    /** The front address that its tokens and pages name; nothing listens there. */
    static final String FRONT = "https://aduan.example.org";

    static final String ADMINISTRATOR_PASSWORD = "only-for-this-test";
    private static final String VERSION = "26.5.6";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where the local Maven repository keeps the server, once it was fetched. */
    static Path archive() {
        String name = "keycloak-quarkus-dist";
        return Path.of(System.getProperty(
                "keycloak.zip",
                System.getProperty("user.home")
                        + "/.m2/repository/org/keycloak/" + name + "/" + VERSION + "/" + name + "-" + VERSION
                        + ".zip"));
    }

    static String howToFetch() {
        return "no Keycloak: mvn dependency:get -Dtransitive=false -Dartifact=org.keycloak:keycloak-quarkus-dist:"
                + VERSION + ":zip";
    }

    /** Starts it with these variables for the realm file, and returns when it has read the file. */
    static Keycloak start(Path folder, Map<String, String> variables) throws IOException {
        Path home = unpack(folder);
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Files.copy(Project.ROOT.resolve("deploy/keycloak/aduan-realm.json"), realms.resolve("aduan-realm.json"));
        int port = FreePort.any();
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + FreePort.any(),
                        "--http-relative-path=/signin",
                        "--hostname=" + FRONT + "/signin",
                        "--hostname-backchannel-dynamic=true")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keycloak.log").toFile());
        builder.environment().putAll(variables);
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "bootstrap");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR_PASSWORD);
        var keycloak = new Keycloak(builder.start(), port);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !keycloak.process.isAlive() || keycloak.answers());
        if (!keycloak.process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("keycloak.log")));
        }
        return keycloak;
    }

    /** Its own address for a path below {@code /signin}. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + "/signin" + path);
    }

    /** The address by which this test reaches what a browser would reach by the front. */
    URI direct(String address) {
        return URI.create(address.replace(FRONT, "http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(at("/realms/aduan")).build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path unpack(Path folder) {
        try (var zip = new ZipInputStream(Files.newInputStream(archive()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leads out of the folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("keycloak-" + VERSION);
    }
}

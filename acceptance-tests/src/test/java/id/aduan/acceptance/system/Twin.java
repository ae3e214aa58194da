package id.aduan.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import id.aduan.stack.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A second instance of a service beside the stack's own, as in a cluster: the same command, settings and folders, other ports.
 * The stack starts one of each only, and knows nothing of it. Linux only, where a process tells both.
 */
final class Twin implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI management;

    private Twin(Process process, URI management) {
        this.process = process;
        this.management = management;
    }

    /** Returns when it is ready. */
    static Twin of(WholeSystem system, String service) throws IOException {
        Path told = Path.of("/proc", system.component(service).path("pid").asText());
        int port = FreePort.firstOf(2);
        Path folder = system.home().resolveSibling("twin-of-" + service);
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(words(told.resolve("cmdline")));
        int jar = command.indexOf("-jar") + 1;
        // of its own: the stack lays a service's files anew whenever it starts it
        Path program = copy(Path.of(command.get(jar)).getParent(), folder.resolve("app"));
        command.set(
                jar, program.resolve(Path.of(command.get(jar)).getFileName()).toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().clear();
        for (String variable : words(told.resolve("environ"))) {
            int at = variable.indexOf('=');
            builder.environment().put(variable.substring(0, at), variable.substring(at + 1));
        }
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1));
        Twin twin = new Twin(builder.start(), URI.create("http://127.0.0.1:" + (port + 1) + "/q/"));
        try {
            await().atMost(PATIENCE).until(twin::isReady);
        } catch (RuntimeException e) {
            twin.close();
            throw e;
        }
        return twin;
    }

    /** What it tells of itself to machines. */
    String metrics() throws IOException, InterruptedException {
        return get("metrics").body();
    }

    /** It ends with the stream that it was started with, as it would with the stack. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the second instance ended with " + process.exitValue());
        }
        try {
            return get("health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(management.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }

    private static List<String> words(Path file) throws IOException {
        return List.of(new String(Files.readAllBytes(file), UTF_8).split("\0"));
    }
}

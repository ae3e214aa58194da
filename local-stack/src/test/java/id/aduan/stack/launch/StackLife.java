package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.FreePort;
import id.aduan.stack.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project with stand-in services in a folder of its own, and the commands of {@code ./aduan} on it. */
final class StackLife implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path project;
    private final Path list;
    private final int port;

    StackLife(Path project, String services) throws IOException {
        this.project = project;
        this.port = portWithRoom();
        this.list = Files.writeString(project.resolve("services.json"), services);
        Files.writeString(project.resolve("pom.xml"), "<project><modules><module>standin</module></modules></project>");
        Path module = Files.createDirectories(project.resolve("standin"));
        Files.writeString(module.resolve("pom.xml"), "<project><artifactId>standin</artifactId></project>");
        Path artefact =
                Files.createDirectories(module.resolve("target/quarkus-app")).resolve("quarkus-run.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(artefact), manifest);
                var bytes = StandIn.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
        Files.setLastModifiedTime(artefact, FileTime.from(Instant.now().plusSeconds(60)));
    }

    /** What a command said and how it ended. */
    record Outcome(int code, String output) {}

    Ports ports() {
        return new Ports(port);
    }

    Path home() {
        return project.resolve("home");
    }

    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Jvm.java(), "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Daduan.project=" + project);
        command.add("-D" + ServiceEntry.LIST_PROPERTY + "=" + list);
        command.addAll(List.of("-cp", runtimeClassPath(), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ADUAN_HOME", home().toString());
        builder.environment().put("ADUAN_PORT", Integer.toString(port));
        return builder.start();
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("took too long: " + String.join(" ", arguments) + "\n" + output);
        }
        return new Outcome(process.exitValue(), output);
    }

    JsonNode status() throws IOException, InterruptedException {
        String output = run("status", "--json").output();
        try {
            return new JsonMapper().readTree(output);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + output, e);
        }
    }

    StackState state() {
        return StackState.read(new Home(home())).orElseThrow();
    }

    /** Every process that has something of this stack on its command line. */
    List<ProcessHandle> processes() {
        String mark = project.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> Stream.concat(
                                process.info().commandLine().stream(),
                                process.info().arguments().stream().flatMap(Stream::of))
                        .anyMatch(word -> word.contains(mark)))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            run("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without what only tests have: the log manager of Quarkus speaks up when it is not the one in charge. */
    private static String runtimeClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("jboss-logmanager"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int portWithRoom() {
        while (true) {
            int candidate = 20_000 + FreePort.any() % 10_000;
            if (Stream.iterate(candidate, next -> next + 1).limit(45).allMatch(FreePort::isFree)) {
                return candidate;
            }
        }
    }
}

package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.stack.OwnSession;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the services whose sources are newer than what runs. */
final class Build {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+/\\d+)]");
    private static final int TOLD_LINES = 12;

    private final Settings settings;
    private final Consumer<String> say;

    Build(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** What starts a service. */
    static Path artefact(Path project, ServiceEntry service) {
        return project.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The services that have to be built before they can run as their sources say. */
    List<ServiceEntry> outOfDate() {
        Reactor reactor = Reactor.read(settings.project());
        var found = new ArrayList<ServiceEntry>();
        for (ServiceEntry service : settings.services()) {
            Path artefact = artefact(settings.project(), service);
            try {
                if (!Files.exists(artefact)
                        || Files.getLastModifiedTime(artefact).compareTo(reactor.lastChange(service.module())) < 0) {
                    found.add(service);
                }
            } catch (IOException e) {
                throw new StackFailure("The built " + service.name() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return found;
    }

    /** Builds what is out of date, and says how far it is. */
    void run() {
        List<ServiceEntry> services = outOfDate();
        if (services.isEmpty()) {
            return;
        }
        say.accept("Building "
                + String.join(", ", services.stream().map(ServiceEntry::name).toList())
                + " with Maven; the first time it also fetches libraries, which takes minutes.");
        FileTime began = FileTime.from(Instant.now());
        maven(services.stream().map(ServiceEntry::module).toList());
        for (ServiceEntry service : services) {
            Path artefact = artefact(settings.project(), service);
            if (!Files.exists(artefact)) {
                throw new StackFailure("Maven built " + service.module() + " without " + artefact
                        + ": its pom needs the quarkus-maven-plugin.");
            }
            try {
                Files.setLastModifiedTime(artefact, began); // what was edited meanwhile is newer, and built next time
            } catch (IOException e) {
                throw new StackFailure("The built " + service.name() + " cannot be marked: " + e.getMessage(), e);
            }
        }
    }

    static void requireMaven(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "mvn"))) {
                return;
            }
        }
        throw new StackFailure("There is no Maven on the PATH: install 3.8 or later (Debian: apt install maven).");
    }

    /** Maven ends with this process, too; its options are words, so a folder with a blank in its name cannot be told. */
    private void tie(Map<String, String> environment) throws IOException {
        String tether = Jvm.tether(settings.home().run()).toString();
        if (!tether.contains(" ")) {
            environment.merge("MAVEN_OPTS", "-javaagent:" + tether, (own, more) -> own + " " + more);
        }
    }

    /** Packages the modules with all that they are made of. */
    void maven(List<String> modules) {
        requireMaven(System.getenv().getOrDefault("PATH", ""));
        List<String> command = List.of(
                "mvn",
                "-B",
                "-ntp",
                "-T1C",
                "-DskipTests",
                "-Denforcer.skip=true", // mvn verify holds the gates
                "-Dstyle.color=never",
                "-pl",
                String.join(",", modules),
                "-am",
                "package");
        var last = new ArrayDeque<String>();
        try {
            var builder = new ProcessBuilder(OwnSession.of(command))
                    .directory(settings.project().toFile())
                    .redirectErrorStream(true);
            tie(builder.environment());
            var process = builder.start();
            try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                    Matcher module = MODULE.matcher(line);
                    if (module.find()) {
                        say.accept("  " + module.group(2) + "  " + module.group(1));
                    }
                    if (line.startsWith("[ERROR]") && last.size() < TOLD_LINES) {
                        last.add(line);
                    }
                }
            }
            if (process.waitFor() != 0) {
                throw new StackFailure("Maven could not build Aduan:\n    " + String.join("\n    ", last)
                        + "\n  Try it by hand: mvn -DskipTests -pl " + String.join(",", modules) + " -am package");
            }
        } catch (IOException e) {
            throw new StackFailure("Maven cannot be started (" + e.getMessage() + "): put mvn on the PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("stopped while building", e);
        }
    }
}

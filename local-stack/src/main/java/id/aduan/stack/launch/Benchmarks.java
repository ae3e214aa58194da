package id.aduan.stack.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code ./aduan bench}: builds the program of the module benchmarks when it is out of date, and runs it. */
final class Benchmarks {
    private static final String MODULE = "benchmarks";
    private static final String MAIN = "id.aduan.bench.Bench";
    private static final String HEAP = "768m"; // a million cases are made in it

    private final Settings settings;
    private final Consumer<String> say;

    Benchmarks(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** Gives the exit code of the program, whose output goes where this process's goes. */
    int run(List<String> arguments) {
        Path target = settings.project().resolve(MODULE).resolve("target");
        Path jar = target.resolve(MODULE + "-0.1.0-SNAPSHOT.jar");
        build(jar);
        var command = new ArrayList<>(List.of(
                Jvm.java(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Daduan.project=" + settings.project(),
                "-cp",
                jar + File.pathSeparator + target.resolve("lib").resolve("*"),
                MAIN));
        command.addAll(arguments);
        try {
            var program = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(program::destroy, "stop"));
            return program.waitFor();
        } catch (IOException e) {
            throw new StackFailure("The benchmarks cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("stopped while measuring", e);
        }
    }

    private void build(Path jar) {
        try {
            if (Files.exists(jar)
                    && Files.getLastModifiedTime(jar)
                                    .compareTo(Reactor.read(settings.project()).lastChange(MODULE))
                            >= 0) {
                return;
            }
            say.accept("Building the benchmarks with Maven …");
            settings.home().create(settings.services()); // Maven is tied to this process by a file in it
            FileTime began = FileTime.from(Instant.now());
            new Build(settings, say).maven(List.of(MODULE));
            Files.setLastModifiedTime(jar, began);
        } catch (IOException e) {
            throw new StackFailure("The benchmarks cannot be read: " + e.getMessage(), e);
        }
    }
}

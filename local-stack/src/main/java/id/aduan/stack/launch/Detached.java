package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.stack.OwnSession;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code ./aduan up --detach}: a launcher without a terminal. What it says is passed on until the stack is ready. */
final class Detached {
    private final Settings settings;
    private final Consumer<String> say;

    Detached(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** Returns true when the stack is ready, and false when the launcher has given up. */
    boolean run(List<String> mainClassAndArguments) {
        settings.home().create(settings.services());
        if (Status.now(settings).ready()) {
            say.accept("Aduan runs already: " + settings.ports().frontAddress() + ". Stop it with ./aduan down.");
            return true;
        }
        Path log = settings.home().log("launcher");
        Logs.begin(log, "launcher");
        long from = log.toFile().length();
        try {
            var command =
                    new ArrayList<>(List.of(Jvm.java(), "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            for (String property : List.of("aduan.project", ServiceEntry.LIST_PROPERTY)) {
                Optional.ofNullable(System.getProperty(property))
                        .ifPresent(value -> command.add("-D" + property + "=" + value));
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(mainClassAndArguments);
            var process = new ProcessBuilder(OwnSession.of(command))
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return follow(process, log, from);
        } catch (IOException e) {
            throw new StackFailure("The launcher cannot be started: " + e.getMessage(), e);
        }
    }

    private boolean follow(Process process, Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            while (true) {
                boolean ended = process.waitFor(200, TimeUnit.MILLISECONDS);
                boolean ready = StackState.read(settings.home())
                        .filter(state -> state.launcher() == process.pid())
                        .filter(state -> state.phase() == StackState.Phase.READY)
                        .isPresent();
                String line;
                while ((line = file.readLine()) != null) {
                    String text = new String(line.getBytes(ISO_8859_1), UTF_8);
                    say.accept(text);
                    if (ready && text.startsWith("Stop it with")) {
                        return true;
                    }
                }
                if (ended) {
                    return process.exitValue() == 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package id.aduan.stack.launch;

import id.aduan.stack.signin.Agency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** {@code ./aduan up}: starts the stack and stays with it until it is told to stop. */
final class Up {
    private static final Duration SPACE_CHECKS = Duration.ofSeconds(30);
    private static final long SCARCE_SPACE = 300L * 1024 * 1024;

    private final Settings settings;
    private final Consumer<String> say;

    Up(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** Runs until the process is stopped; returns at once when another launcher has the folder. */
    void run() {
        long began = System.nanoTime();
        Machine.requireJava(Runtime.version().feature());
        settings.home().create(settings.services());
        Optional<FileLock> lock = settings.home().lock();
        if (lock.isEmpty()) {
            String where = settings.ports().frontAddress().toString();
            say.accept(
                    Status.now(settings).ready()
                            ? "Aduan runs already: " + where + ". Stop it with ./aduan down."
                            : "Another ./aduan up is at work with "
                                    + settings.home().folder() + "; see ./aduan status.");
            return;
        }
        StackState.read(settings.home()).ifPresent(Leftovers::end);
        requireNoHalfRestore();
        Machine.requireSpace(settings.home(), Machine::usableSpace);
        Machine.requirePorts(settings.ports().all(settings.services()));
        new Build(settings, say).run();
        boolean first = !Files.exists(settings.home().secrets());
        Secrets secrets = Secrets.prepare(settings.home().secrets(), settings.services());
        Stack stack = stack(secrets);
        var stopping = new AtomicBoolean();
        var hook = new Thread(
                () -> {
                    stopping.set(true);
                    say.accept("Stopping …");
                    stack.stop();
                    say.accept("Aduan has stopped. Its data stays in "
                            + settings.home().folder() + ".");
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stack.start();
            enterOfficers();
        } catch (StackFailure failure) {
            if (stopping.get()) {
                awaitForever(); // the failure is the stop itself, which ends the process
            }
            throw failure;
        }
        new Welcome(settings)
                .lines(Duration.ofNanos(System.nanoTime() - began), first)
                .forEach(say);
        watchSpace();
    }

    /** A database that has come back and groups that have not been set to it yet would skip what was accepted. */
    private void requireNoHalfRestore() {
        if (Files.exists(settings.home().data().unfinished())) {
            throw new StackFailure("A restore into " + settings.home().folder()
                    + " has not ended. Run it again: ./aduan restore DIR KEYS");
        }
    }

    private Stack stack(Secrets secrets) {
        try {
            return new Stack(settings, secrets, say);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Enters the officers unless it was done for these very agencies; without agencies the stack is still of use. */
    private void enterOfficers() {
        Path mark = settings.home().run().resolve("officers");
        try {
            var running = new RunningStack(settings);
            List<String> agencies =
                    new Agencies(running).get().stream().map(Agency::code).toList();
            String wanted = String.join("\n", agencies);
            if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
                say.accept("Entering " + agencies.size() + " officers, one for each agency …");
                new Officers(running).enter(agencies);
                Files.writeString(mark, wanted);
            }
        } catch (StackFailure | IllegalArgumentException e) {
            say.accept("The officers of the agencies are not entered: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watchSpace() {
        boolean told = false;
        while (true) {
            boolean scarce = Machine.usableSpace(settings.home()) < SCARCE_SPACE;
            if (scarce && !told) {
                say.accept("The disk of " + settings.home().folder()
                        + " is almost full. Free some space, or PostgreSQL and Kafka will stop.");
            }
            told = scarce;
            try {
                TimeUnit.MILLISECONDS.sleep(SPACE_CHECKS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

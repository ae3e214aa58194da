package id.aduan.stack.launch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that ends in order when its standard input is closed. */
final class Child {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;

    Child(Process process) {
        this.process = requireNonNull(process, "process is null");
    }

    long pid() {
        return process.pid();
    }

    /** When it began, as the system tells it: with the pid it names the process for ever. */
    Instant startedAt() {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Asks it to end; returns at once. */
    void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // the pipe is broken: it has ended already
        }
    }

    /** Waits for its end, and makes it end when it takes too long. */
    void awaitEnd() {
        release();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

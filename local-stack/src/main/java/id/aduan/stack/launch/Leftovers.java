package id.aduan.stack.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of a launcher that is gone. They end by themselves; those that do not are ended. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private Leftovers() {}

    /** Returns when none of the processes runs any more. */
    static void end(StackState state) {
        List<ProcessHandle> running = state.components().stream()
                .flatMap(component -> component.process().stream())
                .toList();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle process : running) {
            if (!ended(process, Math.max(0, end - System.nanoTime()))) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                ended(process, Duration.ofSeconds(5).toNanos());
            }
        }
    }

    /** Waits for the end of a process, at most this long. */
    static boolean ended(ProcessHandle process, long nanos) {
        long end = System.nanoTime() + nanos;
        while (runs(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Whether the process runs; one that has ended and that nobody has asked for its exit code (a zombie) does not. */
    static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return process.isAlive(); // no Linux, or it has just ended
        }
    }
}

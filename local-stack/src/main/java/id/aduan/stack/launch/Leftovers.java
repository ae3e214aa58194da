package id.aduan.stack.launch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    static boolean ended(ProcessHandle process, long nanos) {
        try {
            process.onExit().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

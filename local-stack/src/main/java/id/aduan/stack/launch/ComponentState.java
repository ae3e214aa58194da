package id.aduan.stack.launch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of the stack as the launcher wrote it down.
 *
 * @param pid 0 when it is not running
 * @param startedAt when it began, in milliseconds since 1970: pids are used again, these pairs are not
 * @param restarts how often it died since the launcher began
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ComponentState(String name, long pid, long startedAt, boolean ready, int restarts, String log) {
    private static final Duration TOLERANCE = Duration.ofSeconds(3); // the system counts from its boot, in ticks

    /** The process, while it still runs. */
    Optional<ProcessHandle> process() {
        return pid == 0 ? Optional.empty() : process(pid, startedAt);
    }

    static Optional<ProcessHandle> process(long pid, long startedAt) {
        return ProcessHandle.of(pid).filter(Leftovers::runs).filter(handle -> {
            Instant began = handle.info().startInstant().orElse(Instant.EPOCH);
            return Math.abs(began.toEpochMilli() - startedAt) <= TOLERANCE.toMillis();
        });
    }
}

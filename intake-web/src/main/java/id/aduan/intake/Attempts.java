package id.aduan.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts attempts by key and says when there are too many. Each key has a window that begins with its first attempt.
 * It remembers a limited number of keys; the one that was not seen for longest is forgotten first.
 */
final class Attempts {
    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Window> windows;

    Attempts(int limit, Duration window, int memory, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
        this.windows = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > memory;
            }
        };
    }

    private static final class Window {
        private final Instant end;
        private int count;

        Window(Instant end) {
            this.end = end;
        }
    }

    /** Takes one attempt; the time to wait when none is left. */
    synchronized Optional<Duration> take(String key) {
        Window current = current(key);
        if (current.count >= limit) {
            return Optional.of(Duration.between(clock.instant(), current.end).plusSeconds(1));
        }
        current.count++;
        return Optional.empty();
    }

    /** Gives back an attempt that shall not count. */
    synchronized void giveBack(String key) {
        Window current = current(key);
        if (current.count > 0) {
            current.count--;
        }
    }

    /** How many attempts count against a key now. */
    synchronized int used(String key) {
        return current(key).count;
    }

    private Window current(String key) {
        Instant now = clock.instant();
        Window current = windows.get(key);
        if (current == null || !now.isBefore(current.end)) {
            current = new Window(now.plus(window));
            windows.put(key, current);
        }
        return current;
    }
}

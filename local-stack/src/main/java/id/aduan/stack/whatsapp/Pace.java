package id.aduan.stack.whatsapp;

import java.time.Duration;
import java.time.Instant;

/** So many at once, and after that one in each interval. Not for several threads at once. */
final class Pace {
    private final int burst;
    private final Duration interval;
    private Instant free = Instant.MIN;

    Pace(int burst, Duration interval) {
        this.burst = burst;
        this.interval = interval;
    }

    /** Whether one more may go now; if so, it is counted. */
    boolean take(Instant now) {
        Instant from = free.isBefore(now) ? now : free;
        if (Duration.between(now, from).compareTo(interval.multipliedBy(burst - 1L)) > 0) {
            return false;
        }
        free = from.plus(interval);
        return true;
    }
}

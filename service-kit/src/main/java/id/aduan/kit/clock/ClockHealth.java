package id.aduan.kit.clock;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Says that the clock was set back under the running service, which a restart mends. Kafka's clients take the latest time
 * that they have seen for now, so they send no heartbeat until the clock is there again, and the groups of the service
 * lose it and take it back in turns.
 */
@Liveness
@ApplicationScoped
class ClockHealth implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(ClockHealth.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** More than NTP corrects in small steps, and less than the 12 s after which a group gives up a member. */
    private static final Duration ALLOWED = Duration.ofSeconds(10);

    private final Clock clock;
    private final LongSupplier nanos;
    private Instant latest;
    private long nanosThen;
    private boolean told;

    ClockHealth() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    /** @param nanos of a clock that nobody sets */
    ClockHealth(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.latest = clock.instant();
        this.nanosThen = nanos.getAsLong();
    }

    /** Looks also where nobody asks, so that it is known how late it has been. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(EVERY.toMillis(), tick -> trouble());
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("clock");
        Optional<String> trouble = trouble();
        trouble.ifPresent(words -> health.withData("trouble", words));
        return health.status(trouble.isEmpty()).build();
    }

    private synchronized Optional<String> trouble() {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        if (!now.isBefore(latest)) {
            latest = now;
            nanosThen = nanosNow;
        }
        Duration back = Duration.between(now, latest).plusNanos(nanosNow - nanosThen);
        if (back.compareTo(ALLOWED) <= 0) {
            told = false;
            return Optional.empty();
        }
        String words = "the clock was set back by " + back.truncatedTo(ChronoUnit.SECONDS)
                + ", and until it is " + latest.truncatedTo(ChronoUnit.SECONDS)
                + " again Kafka hears too little of this service: restart it, and let NTP keep the time";
        if (!told) {
            told = true;
            LOG.error(words);
        }
        return Optional.of(words);
    }
}

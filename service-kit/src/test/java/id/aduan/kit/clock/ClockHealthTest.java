package id.aduan.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ClockHealthTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-08-01T08:00:00Z");

    private final TrialClock clock = new TrialClock();
    private long nanos = Long.MAX_VALUE - 1_000; // it may run over
    private final ClockHealth health = new ClockHealth(clock, () -> nanos);

    @Test
    void aClockThatGoesIsWell() {
        pass(HOUR);

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aClockThatIsSetBackIsToldWithWhatToDo() {
        pass(HOUR);
        clock.set(HOUR.negated());
        pass(Duration.ofSeconds(10));

        HealthCheckResponse told = health.call();

        assertThat(told.getStatus()).isEqualTo(Status.DOWN);
        assertThat(told.getData().orElseThrow().get("trouble").toString())
                .contains("set back by PT1H,", "until it is 2026-08-01T09:00:00Z again", "restart");
    }

    @Test
    void aClockThatWasAheadAndIsSetRightIsTold() {
        clock.set(HOUR);
        assertThat(status()).isEqualTo(Status.UP);

        clock.set(HOUR.negated());

        assertThat(status()).isEqualTo(Status.DOWN);
    }

    @Test
    void itIsWellAgainOnlyWhenTheClockIsWhereItWas() {
        clock.set(HOUR.negated());
        assertThat(status()).isEqualTo(Status.DOWN);

        pass(HOUR.minusSeconds(1));
        assertThat(status()).isEqualTo(Status.DOWN);

        pass(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aClockThatIsSetForwardAgainIsWell() {
        clock.set(HOUR.negated());
        assertThat(status()).isEqualTo(Status.DOWN);

        clock.set(HOUR);

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void smallStepsAreWellUntilTheyAreMuch() {
        clock.set(Duration.ofSeconds(-6));
        assertThat(status()).isEqualTo(Status.UP);

        clock.set(Duration.ofSeconds(-6));

        assertThat(status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aClockThatGoesTooSlowlyIsWell() {
        for (int minute = 0; minute < 10_000; minute++) {
            clock.set(Duration.ofMillis(-30)); // as fast as NTP does it
            pass(Duration.ofMinutes(1));

            assertThat(status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aClockIsWatchedWhileNobodyAsks() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            health.start(null, vertx);
            clock.seen.drainPermits();
            clock.set(HOUR);
            assertThat(clock.seen.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();

            clock.set(HOUR.negated());

            assertThat(status()).isEqualTo(Status.DOWN);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Status status() {
        return health.call().getStatus();
    }

    private void pass(Duration time) {
        clock.set(time);
        nanos += time.toNanos();
        health.call();
    }

    private static final class TrialClock extends Clock {
        private final Semaphore seen = new Semaphore(0);
        private volatile Instant now = START;

        void set(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            Instant told = now;
            seen.release();
            return told;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

package id.aduan.cases.messaging;

import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Where the way of a canary ends: it is told how long it took and how long ago the newest was filed, and no more. */
@ApplicationScoped
class ArrivedCanaries {
    private final Meters meters;
    private final AtomicReference<Instant> newest = new AtomicReference<>();
    private volatile Duration took = Duration.ZERO;

    ArrivedCanaries(Meters meters) {
        this.meters = meters;
    }

    /** None has come through yet: counted from now, so that only a long silence is an alarm. */
    void start(@Observes StartupEvent event) {
        newest.compareAndSet(null, Instant.now());
        meters.since(MetricName.CANARY_LAST_SEEN, newest::get);
        meters.took(MetricName.CANARY, () -> took);
    }

    void arrived(Instant filed) {
        took = Duration.between(filed, Instant.now());
        newest.accumulateAndGet(filed, (known, now) -> known == null || now.isAfter(known) ? now : known);
    }
}

package id.aduan.kit.metrics;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.WhatsAppUpdate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Counts and measures under the names of {@link MetricName}. Labels are made safe here, whatever is handed in. */
@ApplicationScoped
public class Meters {
    private static final Duration[] BUCKETS = Stream.of(10, 20, 60, 250, 1_000, 5_000, 15_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A door has made a report safe. */
    public void accepted(Channel door, ComplaintKind kind) {
        count(MetricName.COMPLAINTS_ACCEPTED, 1, Tags.of("door", LabelValue.of(door), "kind", LabelValue.of(kind)));
    }

    /** A case was opened for a report of this time. */
    public void caseOpened(Instant accepted) {
        time(MetricName.CASE_OPENED, Tags.empty(), accepted);
    }

    /** A stage has applied a record of this time for the first time, and its effect is committed. */
    public void applied(String stage, Instant time) {
        count(MetricName.EVENTS_APPLIED, 1, stage(stage));
        time(MetricName.EVENT_AGE, stage(stage), time);
    }

    /** A stage has recognised events that it had applied before. */
    public void repeated(String stage, int events) {
        count(MetricName.EVENTS_REPEATED, events, stage(stage));
    }

    /** A request ends with a problem. */
    public void problem(String name) {
        count(MetricName.PROBLEMS, 1, Tags.of("problem", LabelValue.of(name)));
    }

    /** Something happened; the values are those of the labels of its name, in their order. */
    public void counted(MetricName name, double by, String... values) {
        if (values.length != name.labels().size()) {
            throw new IllegalArgumentException(name + " has the labels " + name.labels());
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(name.labels().get(i), LabelValue.of(values[i]));
        }
        registry.counter(name.meter(), tags).increment(by);
    }

    /** An update of WhatsApp is safe. */
    public void updateAccepted(WhatsAppUpdate.Kind kind) {
        count(MetricName.WHATSAPP_UPDATES, 1, Tags.of("kind", LabelValue.of(kind)));
    }

    /** A number of a stage that is asked for when the meters are read. */
    public void number(MetricName name, String stage, Supplier<Number> source) {
        Gauge.builder(name.meter(), source).tags(stage(stage)).register(registry);
    }

    /** A number of the whole service. */
    public void number(MetricName name, Supplier<Number> source) {
        Gauge.builder(name.meter(), source).register(registry);
    }

    /** How long ago something began that lasts; nothing is zero. */
    public void since(MetricName name, String stage, Supplier<Instant> began) {
        since(name, stage(stage), began);
    }

    /** As {@link #since(MetricName, String, Supplier)}, for the whole service. */
    public void since(MetricName name, Supplier<Instant> began) {
        since(name, Tags.empty(), began);
    }

    /** How long something took. */
    public void took(MetricName name, Supplier<Duration> time) {
        TimeGauge.builder(name.meter(), () -> time.get().toMillis(), TimeUnit.MILLISECONDS)
                .register(registry);
    }

    private void since(MetricName name, Tags tags, Supplier<Instant> began) {
        TimeGauge.builder(name.meter(), () -> millisSince(began.get()), TimeUnit.MILLISECONDS)
                .tags(tags)
                .register(registry);
    }

    private void count(MetricName name, int times, Tags tags) {
        registry.counter(name.meter(), tags).increment(times);
    }

    private void time(MetricName name, Tags tags, Instant began) {
        Timer.builder(name.meter())
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.ofMillis(millisSince(began)));
    }

    private static long millisSince(Instant began) {
        return began == null
                ? 0
                : Math.max(0, Duration.between(began, Instant.now()).toMillis());
    }

    private static Tags stage(String name) {
        return Tags.of(Tag.of("stage", LabelValue.of(name)));
    }
}

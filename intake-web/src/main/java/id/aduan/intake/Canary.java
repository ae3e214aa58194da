package id.aduan.intake;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.contracts.Urgency;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.tracing.Traces;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Files a report of nobody every few minutes, so that a pipeline that stands is seen before a citizen waits. */
@ApplicationScoped
class Canary {
    private static final Logger LOG = Logger.getLogger(Canary.class);
    private static final String NAME = "canary";
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final EventWriter events;
    private final Traces traces;
    private final Clock clock = Clock.systemUTC();

    Canary(EventWriter events, Traces traces) {
        this.events = events;
        this.traces = traces;
    }

    /**
     * Completes also when Kafka is away: that no canary comes through is told where its way ends. The first is filed when
     * the service has surely begun; a try that fails is made again for a while.
     */
    @Scheduled(
            identity = NAME,
            every = "{aduan.intake.web.canary.every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> file() {
        return traces.within(NAME, null, () -> {
                    Correlation.begin(null);
                    ComplaintReceived canary = canary(clock.instant());
                    return events.publish(
                            canary.topic(),
                            canary.complaintId().toString(),
                            canary.eventId(),
                            canary.receivedAt(),
                            canary);
                })
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "no canary could be filed: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private static ComplaintReceived canary(Instant now) {
        ComplaintId id = ComplaintId.ofCanary(now);
        return new ComplaintReceived(
                EventId.derivedFrom("complaint-received.v1", id),
                id,
                TrackingNumber.of(id),
                ComplaintKind.INFORMATION_REQUEST,
                new SourceReference(Channel.WEB, NAME, id.toString()),
                null,
                now,
                Language.INDONESIAN,
                null,
                NAME,
                Place.UNKNOWN,
                null,
                Urgency.NORMAL,
                null,
                List.of(),
                new Reporter(NAME, null, true, false),
                null,
                null);
    }
}

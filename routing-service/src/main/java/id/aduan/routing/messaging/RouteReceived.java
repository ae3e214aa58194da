package id.aduan.routing.messaging;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Outbox;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.events.EventUnpublished;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.events.OutgoingEvent;
import id.aduan.kit.tracing.Traces;
import id.aduan.routing.decision.Declined;
import id.aduan.routing.decision.Route;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes decision 1 of a complaint and writes it to Kafka. The event's id derives from the complaint, so a redelivery
 * makes the same event again, and no database is needed.
 */
@ApplicationScoped
class RouteReceived {
    private static final Logger LOG = Logger.getLogger(RouteReceived.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Route route;
    private final Supplier<Uni<Directory>> directory;
    private final EventWriter writer;
    private final Outbox outbox;
    private final Traces traces;
    private final Clock clock = Clock.systemUTC();
    private final ConcurrentMap<String, Instant> waiting = new ConcurrentHashMap<>();

    @Inject
    RouteReceived(Route route, CurrentDirectory directory, EventWriter writer, Outbox outbox, Traces traces) {
        this(route, directory::get, writer, outbox, traces);
    }

    RouteReceived(Route route, Supplier<Uni<Directory>> directory, EventWriter writer, Outbox outbox, Traces traces) {
        this.route = route;
        this.directory = directory;
        this.writer = writer;
        this.outbox = outbox;
        this.traces = traces;
    }

    /**
     * Completes after Kafka's acknowledgement, however long Kafka is away. Fails only when the record itself cannot be
     * routed.
     */
    Uni<Void> straight(EventRecord received) {
        return traces.beside("route", received.traceparent(), trace -> straight(received, trace));
    }

    private Uni<Void> straight(EventRecord received, String trace) {
        return decided(received).chain(routed -> {
            OutgoingEvent event = new OutgoingEvent(
                    routed.topic().wireName(),
                    routed.complaint().complaintId().toString(),
                    routed.eventId(),
                    routed.decision().decidedAt(),
                    received.correlationId(),
                    trace,
                    EventJson.write(routed));
            return writer.write(event)
                    .onFailure(EventUnpublished.class)
                    .recoverWithUni(failure -> untilAcknowledged(received, event));
        });
    }

    /** What tries again is made with the first failure: it has many parts, and hardly any record needs them. */
    private Uni<Void> untilAcknowledged(EventRecord received, OutgoingEvent event) {
        waits(received);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(FIRST_PAUSE)
                .chain(() -> writer.write(event)
                        .onFailure(EventUnpublished.class)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .indefinitely())
                .invoke(() -> waiting.remove(received.toString()));
    }

    /** As {@link #straight}, by the outbox of a transaction: for records that a person replays. */
    Uni<Void> within(Mutiny.Session session, EventRecord received) {
        return decided(received)
                .chain(routed -> outbox.append(
                        session,
                        routed.topic(),
                        routed.complaint().complaintId().toString(),
                        routed.eventId(),
                        routed.decision().decidedAt(),
                        0,
                        routed.decision().number(),
                        routed.complaint().urgency() == Urgency.EMERGENCY,
                        routed));
    }

    private Uni<ComplaintRouted> decided(EventRecord received) {
        return directory.get().map(now -> {
            ComplaintReceived complaint = received.read(ComplaintReceived.class);
            RoutingDecision decision = route.decide(complaint, now, Declined.NONE, 1, clock.instant());
            return ComplaintRouted.of(complaint, decision);
        });
    }

    private void waits(EventRecord received) {
        if (waiting.putIfAbsent(received.toString(), clock.instant()) == null) {
            LOG.warnf("%s waits for Kafka's acknowledgement", received);
        }
    }

    /** Since when the oldest decision waits for Kafka; {@link Instant#MAX} when none does. */
    Instant oldestWaiting() {
        return waiting.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
    }
}

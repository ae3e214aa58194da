package id.aduan.routing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventId;
import id.aduan.durable.Outbox;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.EventRecord;
import id.aduan.kit.events.EventWriter;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.kit.tracing.Traces;
import id.aduan.routing.decision.Complaints;
import id.aduan.routing.decision.Route;
import id.aduan.routing.decision.RoutingSettings;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.SeedFiles;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** A decision counts as made when Kafka has acknowledged it, and not before. */
class RouteReceivedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Directory DIRECTORY = new Directory(1, SeedFiles.read());
    private static final Route ROUTE = new Route(Gazetteer.load(), RoutingSettings.DEFAULTS);

    private final Broker broker = new Broker();
    private final RouteReceived route = new RouteReceived(
            ROUTE,
            () -> Uni.createFrom().item(DIRECTORY),
            new EventWriter(broker, "routing-service", Duration.ofSeconds(5)),
            new Outbox(),
            new Traces(OpenTelemetry.noop()));

    @Test
    void theOffsetWaitsForTheAcknowledgement() {
        AtomicBoolean done = new AtomicBoolean();
        route.straight(received()).subscribe().with(item -> done.set(true));
        await().atMost(PATIENCE).until(() -> broker.sent.size() == 1);
        assertThat(done).isFalse();

        broker.acknowledgements.get(0).complete(null);

        await().atMost(PATIENCE).untilTrue(done);
        assertThat(route.oldestWaiting()).isEqualTo(Instant.MAX);
    }

    @Test
    void whileKafkaIsAwayItIsTriedAgainUntilItIsThere() {
        AtomicBoolean done = new AtomicBoolean();
        route.straight(received()).subscribe().with(item -> done.set(true));
        for (int i = 0; i < 3; i++) {
            int tries = i + 1;
            await().atMost(PATIENCE).until(() -> broker.sent.size() == tries);
            broker.acknowledgements.get(i).completeExceptionally(new IllegalStateException("away"));
        }
        await().atMost(PATIENCE).until(() -> broker.sent.size() == 4);
        assertThat(done).isFalse();
        assertThat(route.oldestWaiting()).isBefore(Instant.MAX);

        broker.acknowledgements.get(3).complete(null);

        await().atMost(PATIENCE).untilTrue(done);
        assertThat(broker.sent)
                .extracting(body -> EventJson.read(body, ComplaintRouted.class).eventId())
                .containsOnly(EventJson.read(broker.sent.get(0), ComplaintRouted.class)
                        .eventId());
    }

    @Test
    void whatCannotBeReadFailsAtOnce() {
        EventRecord poison = record("{".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> route.straight(poison).await().atMost(PATIENCE))
                .isInstanceOf(UnreadableEvent.class);
        assertThat(broker.sent).isEmpty();
    }

    private static EventRecord received() {
        ComplaintReceived complaint = Complaints.saying("Sampah menumpuk").build();
        return record(EventJson.write(complaint));
    }

    private static EventRecord record(byte[] body) {
        return new EventRecord(
                "complaint-received.v1",
                0,
                1,
                "key",
                new EventId(UUID.randomUUID()),
                Instant.parse("2026-11-24T02:00:00Z"),
                Map.of(),
                body);
    }

    /** Keeps what is sent and acknowledges when the test says so. */
    @SuppressWarnings("deprecation") // the interface has a method of the past
    private static final class Broker implements MutinyEmitter<byte[]> {
        private final List<byte[]> sent = new ArrayList<>();
        private final List<CompletableFuture<Void>> acknowledgements = new ArrayList<>();

        @Override
        public synchronized <M extends Message<? extends byte[]>> Uni<Void> sendMessage(M message) {
            CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
            acknowledgements.add(acknowledgement);
            sent.add(message.getPayload());
            return Uni.createFrom().completionStage(acknowledgement.orTimeout(60, TimeUnit.SECONDS));
        }

        @Override
        public Uni<Void> send(byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendAndAwait(byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cancellable sendAndForget(byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends byte[]>> void send(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends byte[]>> void sendMessageAndAwait(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends byte[]>> Cancellable sendMessageAndForget(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void error(Exception failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}

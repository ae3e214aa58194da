package id.aduan.kit.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.kit.correlation.Correlation;
import id.aduan.kit.tracing.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes events to Kafka as CloudEvents in binary mode, acknowledged by all in-sync replicas. What is urgent has a producer,
 * and with it a connection, of its own: the broker answers the requests of one connection one after the other.
 */
@ApplicationScoped
public class EventWriter {
    /** The outgoing channel; its settings are in the kit's defaults. */
    public static final String CHANNEL = "events-out";

    /** The same for emergencies alone. */
    public static final String URGENT_CHANNEL = "urgent-events-out";

    private static final Set<String> URGENT =
            Set.of(Topic.COMPLAINT_RECEIVED_URGENT.wireName(), Topic.COMPLAINT_ROUTED_URGENT.wireName());

    private final MutinyEmitter<byte[]> emitter;
    private final MutinyEmitter<byte[]> urgent;
    private final String source;
    private final Duration patience;

    @Inject
    EventWriter(
            @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
                    MutinyEmitter<byte[]> emitter,
            @Channel(URGENT_CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024)
                    MutinyEmitter<byte[]> urgent,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "aduan.events.patience", defaultValue = "6s") Duration patience) {
        this.emitter = emitter;
        this.urgent = urgent;
        this.source = "/" + service;
        this.patience = patience;
    }

    /** Writes all by one channel. */
    public EventWriter(MutinyEmitter<byte[]> emitter, String service, Duration patience) {
        this(emitter, emitter, service, patience);
    }

    /**
     * Completes when Kafka has acknowledged the event. Fails with {@link EventUnpublished} when it has not done so in
     * time; then the event may have been written or not, and writing it again under the same id is safe.
     */
    public Uni<Void> publish(Topic topic, String key, EventId eventId, Instant time, Object body) {
        return write(new OutgoingEvent(
                topic.wireName(),
                key,
                eventId,
                time,
                Correlation.current().orElse(null),
                Traces.current().orElse(null),
                EventJson.write(body)));
    }

    /** As {@link #publish}, for bytes that are ready. */
    public Uni<Void> write(OutgoingEvent event) {
        return Uni.createFrom()
                .deferred(() -> (URGENT.contains(event.topic()) ? urgent : emitter)
                        .sendMessage(Message.of(event.body()).addMetadata(metadata(event))))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .transform(failure -> new EventUnpublished(event.topic(), failure));
    }

    private OutgoingKafkaRecordMetadata<String> metadata(OutgoingEvent event) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, EventHeaders.SPEC_VERSION, "1.0");
        add(headers, EventHeaders.ID, event.eventId().toString());
        add(headers, EventHeaders.SOURCE, source);
        add(headers, EventHeaders.TYPE, event.topic());
        add(headers, EventHeaders.TIME, event.time().toString());
        add(headers, EventHeaders.SUBJECT, event.key());
        add(headers, EventHeaders.CONTENT_TYPE, "application/json");
        if (event.correlationId() != null) {
            add(headers, EventHeaders.CORRELATION_ID, event.correlationId());
        }
        if (event.traceparent() != null) {
            add(headers, Traces.HEADER, event.traceparent());
        }
        event.headers().forEach((name, value) -> add(headers, name, value));
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.key())
                .withHeaders(headers)
                .build();
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}

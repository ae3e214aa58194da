package id.aduan.kit.events;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventId;
import java.time.Instant;
import java.util.Map;

/**
 * An event that is to be written to Kafka.
 *
 * @param topic the topic's name on the wire
 * @param key the aggregate; records of one key keep their order
 * @param time when the fact came about
 * @param correlationId one identifier from the citizen's request to the last effect, or null
 * @param traceparent the trace that it belongs to (W3C Trace Context), or null
 * @param headers more headers, by which a reader can pass it over unread
 */
public record OutgoingEvent(
        String topic,
        String key,
        EventId eventId,
        Instant time,
        String correlationId,
        String traceparent,
        byte[] body,
        Map<String, String> headers) {
    public OutgoingEvent {
        requireNonNull(topic, "topic is null");
        requireNonNull(key, "key is null");
        requireNonNull(eventId, "eventId is null");
        requireNonNull(time, "time is null");
        requireNonNull(body, "body is null");
        headers = Map.copyOf(requireNonNull(headers, "headers is null"));
    }

    /** An event without more headers than every event has. */
    public OutgoingEvent(
            String topic,
            String key,
            EventId eventId,
            Instant time,
            String correlationId,
            String traceparent,
            byte[] body) {
        this(topic, key, eventId, time, correlationId, traceparent, body, Map.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutgoingEvent that && topic.equals(that.topic) && eventId.equals(that.eventId);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    @Override
    public String toString() {
        return topic + "/" + eventId;
    }
}

package id.aduan.kit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import id.aduan.contracts.EventHeaders;
import id.aduan.contracts.EventId;
import id.aduan.kit.tracing.Traces;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as it came from Kafka, its body unread.
 *
 * @param key the aggregate, or null for a foreign record without a key
 * @param eventId from the headers; for a foreign record without one, derived from its position, so it is stable too
 * @param time when Kafka or the producer stamped it
 */
public record EventRecord(
        String topic,
        int partition,
        long offset,
        String key,
        EventId eventId,
        Instant time,
        Map<String, String> headers,
        byte[] body) {

    public EventRecord {
        requireNonNull(topic, "topic is null");
        requireNonNull(eventId, "eventId is null");
        requireNonNull(time, "time is null");
        headers = Map.copyOf(headers);
        requireNonNull(body, "body is null");
    }

    public static EventRecord of(ConsumerRecord<String, byte[]> kafkaRecord) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : kafkaRecord.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        byte[] body = kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
        return new EventRecord(
                kafkaRecord.topic(),
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                kafkaRecord.key(),
                eventId(headers.get(EventHeaders.ID), kafkaRecord),
                Instant.ofEpochMilli(Math.max(0, kafkaRecord.timestamp())),
                headers,
                body);
    }

    private static EventId eventId(String header, ConsumerRecord<String, byte[]> kafkaRecord) {
        if (header != null) {
            try {
                return EventId.parse(header);
            } catch (IllegalArgumentException e) {
                // a foreign id: its position identifies it as well
            }
        }
        return EventId.derivedFrom("unidentified", kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset());
    }

    /** Reads the body; fails with {@link UnreadableEvent}. */
    public <T> T read(Class<T> type) {
        return EventJson.read(body, type);
    }

    /** One identifier from the citizen's request to the last effect, or null. */
    public String correlationId() {
        return headers.get(EventHeaders.CORRELATION_ID);
    }

    /** The trace that it belongs to (W3C Trace Context), or null. */
    public String traceparent() {
        return headers.get(Traces.HEADER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventRecord that
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return topic.hashCode() * 31 * 31 + partition * 31 + Long.hashCode(offset);
    }

    /** Where it is, never what it says. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}

package id.aduan.kit.events;

/** Kafka has not acknowledged a record in time. It may still have been written; a retry under the same id is safe. */
public final class EventUnpublished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventUnpublished(String topic, Throwable cause) {
        super("Kafka did not acknowledge a record of " + topic, cause);
    }
}

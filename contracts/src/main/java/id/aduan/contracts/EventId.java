package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an event; the same cause always gives the same identifier. */
public record EventId(@JsonValue UUID value) {
    private static final UUID NAMESPACE = UUID.fromString("0d9bd1a3-30f1-5f0e-8a4d-7a1a52c0b7de");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        requireNonNull(value, "value is null");
    }

    /**
     * The identifier of the event of a type that a cause leads to.
     *
     * @param cause what makes this event one of a kind, e.g. the complaint id and a decision number
     */
    public static EventId derivedFrom(String eventType, Object... cause) {
        StringBuilder name = new StringBuilder(eventType);
        for (Object part : cause) {
            name.append('|').append(requireNonNull(part, "part of the cause is null"));
        }
        return new EventId(UuidV5.of(NAMESPACE, name.toString()));
    }

    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a complaint, and its case, from the first door to the archive. */
public record ComplaintId(@JsonValue UUID value) {
    private static final UUID NAMESPACE = UUID.fromString("b6d6b0b5-6c61-5d6f-9d57-3f1a4a1f2c10");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ComplaintId {
        requireNonNull(value, "value is null");
    }

    /** The same source always gives the same complaint, so a repeated delivery is recognised everywhere. */
    public static ComplaintId of(SourceReference source) {
        return new ComplaintId(
                UuidV5.of(NAMESPACE, String.join("|", source.channel().name(), source.account(), source.externalId())));
    }

    public static ComplaintId parse(String text) {
        return new ComplaintId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

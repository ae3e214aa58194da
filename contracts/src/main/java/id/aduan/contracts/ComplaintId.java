package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Identifies a complaint, and its case, from the first door to the archive. */
public record ComplaintId(@JsonValue UUID value) {
    private static final Duration OF_ONE_CANARY = Duration.ofMinutes(1);
    private static final long CANARY = 0xCA4A_0000_0000_8000L;
    private static final int CANARY_VERSION = 8;
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

    /** That of the canary of a minute: the same for whoever files one in it, and never that of a report. */
    public static ComplaintId ofCanary(Instant at) {
        return new ComplaintId(
                new UUID(CANARY, Long.MIN_VALUE | Math.floorDiv(at.getEpochSecond(), OF_ONE_CANARY.toSeconds())));
    }

    /** True for a canary, which is nobody's report: it goes through the pipeline, is no case and is counted nowhere. */
    public boolean isCanary() {
        return value.version() == CANARY_VERSION;
    }

    public static ComplaintId parse(String text) {
        return new ComplaintId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

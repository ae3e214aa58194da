package id.aduan.durable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as the driver of PostgreSQL takes and gives them in native queries. */
public final class Moments {
    private Moments() {}

    /** What a column of the type {@code timestamptz} holds; null for null. */
    public static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }

    /** A parameter of the type {@code timestamptz}; null for null. */
    public static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

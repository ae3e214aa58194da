package id.aduan.cases.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the columns of native queries. */
final class Columns {
    private Columns() {}

    /** Of a timestamptz, or null. */
    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}

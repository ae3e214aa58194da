package id.aduan.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads when something happened: with an offset, as the local time of the regency, or as a day. */
final class OccurredAt {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int DAY = "2026-11-24".length();

    private OccurredAt() {}

    static Optional<Instant> read(String typed) {
        try {
            if (typed.length() == DAY) {
                return Optional.of(LocalDate.parse(typed).atStartOfDay(WIB).toInstant());
            }
            boolean hasOffset = typed.endsWith("Z") || typed.lastIndexOf('+') > DAY || typed.lastIndexOf('-') > DAY;
            return Optional.of(
                    hasOffset
                            ? OffsetDateTime.parse(typed).toInstant()
                            : LocalDateTime.parse(typed).atZone(WIB).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

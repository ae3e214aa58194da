package id.aduan.cases.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of the night in which nobody is told what can wait. They may go past midnight; equal ends mean that there
 * are none.
 *
 * @param from the first quiet moment, in WIB
 * @param until the first moment after them, in WIB
 */
public record QuietHours(LocalTime from, LocalTime until) {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    public QuietHours {
        requireNonNull(from, "from is null");
        requireNonNull(until, "until is null");
    }

    /** That moment, or the end of the quiet hours that it falls into. */
    public Instant endAfter(Instant moment) {
        ZonedDateTime local = moment.atZone(WIB);
        if (!includes(local.toLocalTime())) {
            return moment;
        }
        ZonedDateTime end = local.with(until);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    private boolean includes(LocalTime time) {
        if (from.equals(until)) {
            return false;
        }
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}

package id.aduan.kit.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock on the wall of the regency, as pages and papers of the staff tell it. */
public final class RegencyTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d/M/yyyy HH.mm", Locale.ROOT).withZone(ZONE);

    private RegencyTime() {}

    /** A moment to the minute, as {@code 29/11/2026 13.05}. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}

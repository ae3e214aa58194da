package id.aduan.cases.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The clock of this service. */
public final class Time {
    /** Days and weeks are those of Purwakarta. */
    public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm.ss");

    private Time() {}

    /** The time of day with its seconds, as 14.05.09. */
    public static String clockTime(Instant at) {
        return CLOCK.format(at.atZone(WIB));
    }

    @Produces
    @ApplicationScoped
    static Clock clock() {
        return Clock.systemUTC();
    }
}

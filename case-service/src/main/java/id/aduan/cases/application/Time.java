package id.aduan.cases.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The clock of this service. */
public final class Time {
    /** Days and weeks are those of Purwakarta. */
    public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private Time() {}

    @Produces
    @ApplicationScoped
    static Clock clock() {
        return Clock.systemUTC();
    }
}

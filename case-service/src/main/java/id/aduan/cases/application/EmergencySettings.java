package id.aduan.cases.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How emergencies are watched. */
@ConfigMapping(prefix = "aduan.emergencies")
public interface EmergencySettings {
    Acknowledge acknowledge();

    Board board();

    Incidents incidents();

    /** When the supervisor is called. */
    interface Acknowledge {
        /** How long an emergency may wait for somebody to acknowledge it. */
        @WithDefault("60S")
        Duration within();

        /** How often those that wait are looked at; {@code off} calls nobody. */
        @WithDefault("1S")
        String every();
    }

    /** What the screens show. */
    interface Board {
        /** How often the cases are looked at while a screen is open. */
        @WithDefault("200ms")
        Duration every();

        /** How long one that is done, or has ended, is still shown. */
        @WithDefault("1H")
        Duration keep();

        /** How many are shown at most; those that nobody has acknowledged come first. */
        @WithDefault("500")
        int most();
    }

    /** Which incidents a door is told of, to see whether a report is about the same. */
    interface Incidents {
        /** How far back they may have been reported. */
        @WithDefault("12H")
        Duration within();
    }
}

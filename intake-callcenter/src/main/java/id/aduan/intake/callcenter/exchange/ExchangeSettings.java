package id.aduan.intake.callcenter.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what the exchange tells is kept. */
@ConfigMapping(prefix = "aduan.intake.callcenter.exchange")
interface ExchangeSettings {
    /** How long a call may ring; one of which nothing more was heard has ended then. */
    @WithDefault("10M")
    Duration longestRing();

    /** How long an event is known, so that it has no effect when it comes again. */
    @WithDefault("P35D")
    Duration retention();
}

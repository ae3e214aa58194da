package id.aduan.intake.callcenter.callbacks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How callers are called back. */
@ConfigMapping(prefix = "aduan.intake.callcenter.callbacks")
interface CallBackSettings {
    /** How many times a caller is tried to be reached. */
    @WithDefault("5")
    int tries();

    /** How long after a try in vain the next one is due. */
    @WithDefault("1H")
    Duration again();

    /** How long a call-back that is settled is kept. */
    @WithDefault("P35D")
    Duration retention();
}

package id.aduan.routing.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sure the machine must be. */
@ConfigMapping(prefix = "aduan.routing")
interface RoutingConfig {
    /** The confidence from which an agency is assigned without a person; below it the report waits at triage. */
    @WithDefault("0.6")
    double threshold();

    /** The confidence from which a citizen is told to turn elsewhere without a person. */
    @WithDefault("0.65")
    double notOursThreshold();
}

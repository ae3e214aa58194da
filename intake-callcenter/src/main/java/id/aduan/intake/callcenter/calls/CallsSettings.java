package id.aduan.intake.callcenter.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How calls are kept. */
@ConfigMapping(prefix = "aduan.intake.callcenter.calls")
public interface CallsSettings {
    /** How long a call of which nothing more is typed stays with its operator before any other may take it. */
    @WithDefault("10M")
    Duration hold();

    /** How long a call that nobody logs stays in the lists. */
    @WithDefault("12H")
    Duration listed();

    /** How long a number is shown as blocked. */
    @WithDefault("24H")
    Duration block();

    /** How long what was typed of a call is kept after it was logged, for the operator who looks again. */
    @WithName("drafts.kept")
    @WithDefault("24H")
    Duration draftsKept();

    /** How long the number, the person and the recording of a call are kept. */
    @WithName("persons.kept")
    @WithDefault("P180D")
    Duration personsKept();

    /** How far back calls may be of the same incident; their words are kept no longer. */
    @WithName("hints.within")
    @WithDefault("6H")
    Duration hintsWithin();

    /** How far apart in metres two points may be of the same incident. */
    @WithName("hints.radius")
    @WithDefault("1500")
    double hintsRadius();
}

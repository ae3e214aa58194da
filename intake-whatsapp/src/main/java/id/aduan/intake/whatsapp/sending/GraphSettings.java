package id.aduan.intake.whatsapp.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the Graph API is. */
@ConfigMapping(prefix = "aduan.intake.whatsapp.graph")
public interface GraphSettings {
    /** Its address without a path. */
    @WithDefault("https://graph.facebook.com")
    String url();

    /** The version that requests are written for. */
    @WithDefault("v24.0")
    String version();

    /** How long an answer may take; a send without one by then is uncertain. */
    @WithDefault("20S")
    Duration patience();

    /** How long the upload of a file may take. */
    @WithDefault("60S")
    Duration uploadPatience();
}

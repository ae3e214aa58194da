package id.aduan.intake.whatsapp.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the webhook. */
@ConfigMapping(prefix = "aduan.intake.whatsapp.webhook")
interface WebhookSettings {
    /** Bytes of heap that bodies may take at once, everything counted. */
    @WithDefault("100663296")
    long memoryBytes();

    /** How long a body may take to come in. */
    @WithDefault("15S")
    Duration patience();
}

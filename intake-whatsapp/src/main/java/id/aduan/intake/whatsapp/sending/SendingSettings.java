package id.aduan.intake.whatsapp.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How messages go out. */
@ConfigMapping(prefix = "aduan.intake.whatsapp.sending")
public interface SendingSettings {
    /** False where another instance sends, or none is to. */
    @WithDefault("true")
    boolean enabled();

    /** How often one citizen may be written to in the long run. */
    @WithDefault("6S")
    Duration pairPace();

    /** How many messages to one citizen may go at once before the pace counts. */
    @WithDefault("40")
    int pairBurst();

    /** Messages a second from one number. */
    @WithDefault("60")
    int perSecond();

    /** Messages of citizens that a number marks as read in a second, beside what it sends; 0 for none. */
    @WithDefault("15")
    int readMarksPerSecond();

    /** Sends that may wait for their answer at once. */
    @WithDefault("200")
    int inFlight();

    /** How long free form may go after the citizen's last message. */
    @WithDefault("24H")
    Duration window();

    /** How long the status of a send without an answer is waited for. */
    @WithDefault("10M")
    Duration uncertainAfter();

    /** How long such a send keeps later ones of its citizen waiting. */
    @WithDefault("15S")
    Duration uncertainHolds();

    /** When a message is tried again that the provider chose not to deliver. */
    @WithDefault("24H")
    Duration laterAfter();

    /** How long a notice waits for the citizen's next message where no template may go, before another door takes it. */
    @WithDefault("4H")
    Duration templatePatience();

    /** How often each number is asked for at the provider, to see that the token is good. */
    @WithDefault("60S")
    Duration probeEvery();

    /** When a number that was stopped by the provider's policy tries one message again. */
    @WithDefault("1H")
    Duration trialAfter();

    /** How long it is kept what became of a send. */
    @WithDefault("P35D")
    Duration retention();

    /** The status of our own templates until the provider has told one: {@code APPROVED} or {@code PENDING}. */
    @WithDefault("APPROVED")
    String templatesAtFirst();

    /** The currency of the rates, ISO 4217. */
    @WithDefault("IDR")
    String currency();

    /** What a message of each class of price costs, as {@code utility}; a class that is missing costs nothing. */
    Map<String, java.math.BigDecimal> rates();
}

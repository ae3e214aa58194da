package id.aduan.intake.callcenter.exchange;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An Asterisk that is listened to by its manager interface (AMI), for one whose dialplan cannot send events itself. */
@ConfigMapping(prefix = "aduan.intake.callcenter.asterisk")
interface AsteriskSettings {
    /** Where it is; without it nothing is connected. */
    Optional<String> host();

    /** The port of its manager interface. */
    @WithDefault("5038")
    int port();

    /** Whether the connection is by TLS. */
    @WithDefault("false")
    boolean tls();

    /** The user of {@code manager.conf}; its secret is {@code aduan.secrets.asterisk}. */
    @WithDefault("aduan")
    String user();

    /** Queues in which callers wait for an operator. */
    @WithDefault("112")
    List<String> queues();

    /** Numbers that callers have dialled, as the trunk hands them over. */
    @WithDefault("112")
    List<String> numbers();

    /** Whether recordings are heard of; Asterisk then tells of every variable of its dialplan. */
    @WithDefault("false")
    boolean recordings();

    /** How long a connection may be silent before it is taken for broken; a third of it is the time between pings. */
    @WithDefault("30S")
    Duration silence();
}

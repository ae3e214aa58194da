package id.aduan.stack.telephone;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;

/**
 * What the simulator is started with.
 *
 * @param port where it listens, or 0 for a free one
 * @param events where it tells of its calls
 * @param secret by which it signs them
 */
public record TelephoneOptions(int port, URI events, String secret, Clock clock) {
    public TelephoneOptions {
        requireNonNull(events, "events is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(clock, "clock is null");
    }

    /** Without the secret, because records get logged. */
    @Override
    public String toString() {
        return "TelephoneOptions[" + port + ", " + events + "]";
    }
}

package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a stand-in needs.
 *
 * @param port where it listens; 0 for a free one
 * @param webhook where updates are sent; without one they wait for ever
 * @param appSecret signs what is sent to the webhook
 * @param verifyToken proves the handshake
 * @param numbers at least one
 * @param media an own folder, emptied at the start
 * @param templates a folder of templates that are registered from the start, each in a file of JSON as
 *     {@code POST /{waba}/message_templates} takes it
 */
public record SimulatorOptions(
        int port,
        Optional<URI> webhook,
        String appSecret,
        String verifyToken,
        List<BusinessNumber> numbers,
        Path media,
        Optional<Path> templates,
        Clock clock) {
    public SimulatorOptions {
        requireNonNull(webhook, "webhook is null");
        requireNonNull(appSecret, "appSecret is null");
        requireNonNull(verifyToken, "verifyToken is null");
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("there is no number");
        }
        requireNonNull(media, "media is null");
        requireNonNull(templates, "templates is null");
        requireNonNull(clock, "clock is null");
    }

    /** Redacted, because records get logged. */
    @Override
    public String toString() {
        return "SimulatorOptions[" + port + "]";
    }
}

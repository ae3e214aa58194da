package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a sign-in is set up.
 *
 * @param port where it listens; 0 for any
 * @param front the address under which browsers and services see it, without the path; empty for its own
 * @param clients the programs that may ask for tokens
 * @param key signs the tokens
 * @param agencies the agencies whose officers are offered; none when they are not known just now
 * @param backChannels where the services want to hear of a sign-out
 */
public record IssuerOptions(
        int port,
        Optional<URI> front,
        List<Client> clients,
        SigningKey key,
        Supplier<List<Agency>> agencies,
        List<URI> backChannels) {
    public IssuerOptions {
        requireNonNull(front, "front is null");
        clients = List.copyOf(clients);
        requireNonNull(key, "key is null");
        requireNonNull(agencies, "agencies is null");
        backChannels = List.copyOf(backChannels);
    }

    /** A sign-in that is its own front, on a port that is free. */
    public static IssuerOptions alone(List<Client> clients, SigningKey key) {
        return new IssuerOptions(0, Optional.empty(), clients, key, List::of, List.of());
    }
}

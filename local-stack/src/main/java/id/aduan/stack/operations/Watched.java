package id.aduan.stack.operations;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * A service that tells of itself at its management address.
 *
 * @param desk the path of its desk for dead letters at the front; empty when it has no pages for the staff
 */
public record Watched(String name, URI management, Optional<String> desk) {
    public Watched {
        requireNonNull(name, "name is null");
        requireNonNull(management, "management is null");
        requireNonNull(desk, "desk is null");
    }
}

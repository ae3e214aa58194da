package id.aduan.stack.operations;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** A service that tells of itself at its management address. */
public record Watched(String name, URI management) {
    public Watched {
        requireNonNull(name, "name is null");
        requireNonNull(management, "management is null");
    }
}

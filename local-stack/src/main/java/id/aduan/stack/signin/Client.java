package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that may ask for tokens with its own secret. */
public record Client(String id, String secret, Kind kind, Optional<String> role) {
    /** The client of the pages of all services. */
    public static final String STAFF = "aduan-staff";

    /** The client of the command line. */
    public static final String COMMAND_LINE = "aduan-cli";

    /** The machine clients and the role of each. */
    public static final Map<String, String> MACHINES = Map.of(
            "intake-web", "door",
            "intake-whatsapp", "door",
            "intake-callcenter", "door",
            "ogan-lopian", "app",
            "routing-service", "service",
            "case-service", "service");

    /** What a client may do. */
    public enum Kind {
        /** Signs people in by the code flow. */
        PAGES,
        /** Gets tokens of development accounts without a browser. */
        COMMAND_LINE,
        /** Gets tokens for itself only. */
        MACHINE
    }

    public Client {
        requireNonNull(id, "id is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(role, "role is null");
        if ((kind == Kind.MACHINE) != role.isPresent()) {
            throw new IllegalArgumentException("a machine has a role and nothing else has one: " + id);
        }
        if (secret.length() < 8) {
            throw new IllegalArgumentException("the secret of " + id + " is too short");
        }
    }

    public static Client pages(String secret) {
        return new Client(STAFF, secret, Kind.PAGES, Optional.empty());
    }

    public static Client commandLine(String secret) {
        return new Client(COMMAND_LINE, secret, Kind.COMMAND_LINE, Optional.empty());
    }

    public static Client machine(String id, String role, String secret) {
        return new Client(id, secret, Kind.MACHINE, Optional.of(role));
    }

    boolean hasSecret(String candidate) {
        return MessageDigest.isEqual(secret.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    List<String> roles() {
        return role.map(List::of).orElse(List.of());
    }

    /** Without the secret, because records get logged. */
    @Override
    public String toString() {
        return "Client[" + id + ", " + kind + "]";
    }
}

package id.aduan.stack.front;

import static java.util.Objects.requireNonNull;

/** Sends every path under a prefix to the port of a service. */
public record Route(String prefix, String service, int port) {
    public Route {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(service, "service is null");
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("a prefix begins with a slash: " + prefix);
        }
    }

    /** Whether the path is the prefix or below it; {@code /cases} does not own {@code /casesbook}. */
    boolean owns(String path) {
        return prefix.equals("/")
                || path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}

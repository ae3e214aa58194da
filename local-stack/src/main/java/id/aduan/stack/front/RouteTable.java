package id.aduan.stack.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which service a path belongs to. The longest prefix wins; what is for services only belongs to nobody. */
final class RouteTable {
    private static final List<String> HIDDEN = List.of("internal", "q");
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|00)", Pattern.CASE_INSENSITIVE);

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /**
     * The route of a path as it stands in the request. Empty when nobody serves it, also for a path that two programs
     * could read in two ways: one of them might find what the other has hidden.
     */
    Optional<Route> find(String rawPath) {
        if (!rawPath.startsWith("/") || ENCODED_SEPARATOR.matcher(rawPath).find() || rawPath.contains("\\")) {
            return Optional.empty();
        }
        String path;
        try {
            path = URLDecoder.decode(rawPath.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = withoutMatrix(segments[i]);
            boolean last = i == segments.length - 1;
            if (segment.equals(".") || segment.equals("..") || (segment.isEmpty() && !last)) {
                return Optional.empty();
            }
        }
        if (HIDDEN.contains(withoutMatrix(segments[0]))) {
            return Optional.empty();
        }
        return routes.stream().filter(route -> route.owns(path)).findFirst();
    }

    private static String withoutMatrix(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }
}

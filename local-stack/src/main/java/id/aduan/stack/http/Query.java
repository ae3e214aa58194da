package id.aduan.stack.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters in the address of a request; of one that is given twice the last counts. */
public final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException when it cannot be decoded */
    public static Query of(URI address) {
        var values = new HashMap<String, String>();
        String raw = address.getRawQuery();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            values.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Query(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Empty text where it is not given. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The default where it is not given or is no number. */
    public long number(String name, long byDefault) {
        try {
            return values.containsKey(name) ? Long.parseLong(values.get(name)) : byDefault;
        } catch (NumberFormatException e) {
            return byDefault;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}

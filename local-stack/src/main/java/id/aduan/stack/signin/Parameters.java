package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request, from its address and from the form in its body. What was not sent is an empty text. */
final class Parameters {
    private static final int LARGEST_FORM = 64 * 1024;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static Parameters of(HttpExchange exchange) throws IOException {
        var values = new HashMap<String, String>();
        parse(exchange.getRequestURI().getRawQuery(), values);
        if (exchange.getRequestMethod().equals("POST")) {
            byte[] form = exchange.getRequestBody().readNBytes(LARGEST_FORM);
            parse(new String(form, UTF_8), values);
        }
        return new Parameters(values);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void parse(String encoded, Map<String, String> values) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
    }
}

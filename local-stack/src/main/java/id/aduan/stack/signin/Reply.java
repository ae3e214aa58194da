package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of the sign-in. */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Reply json(int status, Object value) {
        try {
            return new Reply(status, headers("application/json"), JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reply page(int status, String html) {
        return new Reply(status, headers("text/html; charset=utf-8"), html.getBytes(UTF_8));
    }

    /** A file of this package. */
    static Reply resource(String contentType, String name) {
        try (var file = Reply.class.getResourceAsStream(name)) {
            return new Reply(200, headers(contentType), file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply redirect(String location) {
        return page(303, "").with("Location", location);
    }

    /** An error as OAuth 2 writes it. */
    static Reply refusal(int status, String error, String description) {
        return json(status, Map.of("error", error, "error_description", description));
    }

    Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, List.of(value));
        return new Reply(status, more, body);
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, List<String>> headers(String contentType) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Content-Type", List.of(contentType));
        headers.put("Cache-Control", List.of("no-store"));
        headers.put("X-Content-Type-Options", List.of("nosniff"));
        return headers;
    }
}

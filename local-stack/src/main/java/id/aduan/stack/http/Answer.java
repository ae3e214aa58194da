package id.aduan.stack.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered with. Nothing is ever kept by a cache, and no type is guessed. */
public final class Answer {
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final Map<String, String> headers;
    private final Body body;

    private Answer(int status, Map<String, String> headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** @param length of what {@code source} opens */
    private record Body(long length, Source source) {}

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /** The connection is cut: the caller never learns what became of its request. */
    public static Answer cut() {
        return new Answer(0, Map.of(), null);
    }

    public static Answer json(int status, Object value) {
        try {
            return bytes(status, "application/json; charset=UTF-8", JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written", e);
        }
    }

    public static Answer html(String page) {
        return bytes(200, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    public static Answer text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] bytes) {
        requireNonNull(bytes, "bytes is null");
        return new Answer(status, headers(type), new Body(bytes.length, () -> new java.io.ByteArrayInputStream(bytes)));
    }

    /** The file as it is, of any size. */
    public static Answer file(String type, Path file) {
        try {
            return new Answer(200, headers(type), new Body(Files.size(file), () -> Files.newInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the package of a class. */
    public static Answer resource(String type, Class<?> owner, String name) {
        try (var file = owner.getResourceAsStream(name)) {
            return bytes(200, type, requireNonNull(file, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer seeOther(String location) {
        return text(303, "").with("Location", location);
    }

    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    public int status() {
        return status;
    }

    void send(HttpExchange exchange) throws IOException {
        if (body == null) {
            return; // an exchange that is closed without an answer cuts the connection
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = body.length() == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length());
        if (!bodiless) {
            try (var in = body.source().open()) {
                in.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static Map<String, String> headers(String type) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }
}

package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests to the front address, as programs send them. */
final class Web {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI front;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Web(URI front) {
        this.front = front;
    }

    Answer get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET().build());
    }

    Answer post(String path, Map<String, String> headers, Object json) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(json)))
                .build());
    }

    Answer delete(String path, Map<String, String> headers) {
        return send(request(path, headers).DELETE().build());
    }

    Answer put(String path, Map<String, String> headers, Object json) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(json(json)))
                .build());
    }

    /** As {@link #form}. */
    Answer multipart(String path, Map<String, String> headers, Map<String, String> parts, List<byte[]> photos) {
        Form form = form(parts, photos);
        return send(request(path, headers)
                .header("Content-Type", form.mediaType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.body()))
                .build());
    }

    /** A body of several parts. */
    record Form(String mediaType, byte[] body) {}

    /** Parts: name to text (as JSON when the name is {@code complaint}), and photos. */
    static Form form(Map<String, String> parts, List<byte[]> photos) {
        String boundary = "b" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((name, value) -> part(
                body,
                boundary,
                "form-data; name=\"" + name + "\"",
                name.equals("complaint") || name.equals("action") ? "application/json" : "text/plain;charset=UTF-8",
                value.getBytes(StandardCharsets.UTF_8)));
        for (byte[] photo : photos) {
            part(body, boundary, "form-data; name=\"photo\"; filename=\"foto.png\"", "image/png", photo);
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Form("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String disposition, String type, byte[] content) {
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create(front + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The connection broke or nothing came: what was sent may have been taken or not. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}

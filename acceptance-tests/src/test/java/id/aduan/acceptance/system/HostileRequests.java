package id.aduan.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.aduan.acceptance.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** Requests that are nearly right, to every operation of the API and every page. */
final class HostileRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE = Pattern.compile("\\| (\\S+) \\| (\\S+) \\| `([^`]+)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final List<String> ACCOUNTS = List.of(
            "operator", "triage", "verifier", "supervisor", "supervisor", "auditor", "admin", "admin", "officer.dlh");
    private static final List<String> FIELDS = List.of(
            "narrative",
            "village",
            "name",
            "phone",
            "kind",
            "step",
            "text",
            "reason",
            "number",
            "pin",
            "action",
            "agency",
            "note",
            "into",
            "state",
            "stars",
            "version");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "Tracking-Pin",
            "If-Match",
            "Accept",
            "Accept-Language",
            "Proof-Of-Work",
            "Range",
            "X-Correlation-Id",
            "traceparent",
            "Cookie",
            "Origin",
            "X-Forwarded-For");

    private final WholeSystem system;
    private final Hostile hostile;
    private final Map<String, String> tokens = new HashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    HostileRequests(WholeSystem system, Hostile hostile) {
        this.system = system;
        this.hostile = hostile;
    }

    /**
     * What can be asked.
     *
     * @param bodies examples of what it takes, by media type
     */
    record Operation(String method, String path, List<String> queries, Map<String, List<JsonNode>> bodies) {}

    /**
     * What came of a request.
     *
     * @param fault what was wrong with the answer; empty when nothing was
     */
    record Sent(int status, String fault) {}

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (String service : Project.SERVICES) {
            JsonNode document = document(service);
            for (var path : document.path("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    String name = method.getKey().toUpperCase(Locale.ROOT);
                    known.add(name + " " + path.getKey());
                    operations.add(operation(name, path.getKey(), method.getValue(), document));
                }
            }
        }
        Matcher page = PAGE.matcher(read("docs/permissions.md"));
        while (page.find()) {
            if (known.add(page.group(2) + " " + page.group(3)) && page.group(3).startsWith("/")) {
                boolean listed = operations.stream()
                        .anyMatch(one ->
                                one.method().equals(page.group(2)) && one.path().equals(page.group(3)));
                if (!listed) {
                    operations.add(new Operation(
                            page.group(2), page.group(3), List.of("lang", "q", "page", "status"), Map.of()));
                }
            }
        }
        return operations;
    }

    Sent send(Operation operation) {
        String method = hostile.once(30) ? hostile.oneOf(METHODS) : operation.method();
        URI uri = URI.create(system.front() + path(operation) + query(operation));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        header(request, "Idempotency-Key", UUID.randomUUID().toString());
        if (!hostile.once(8)) {
            header(request, "Authorization", "Bearer " + (hostile.once(20) ? "a.b.c" : token()));
        }
        for (int i = 0; hostile.once(2) && i < 3; i++) {
            header(request, hostile.oneOf(HEADERS), hostile.word());
        }
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        request.method(
                method,
                reads && !hostile.once(50)
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body(operation, request)));
        String asked = method + " " + operation.path();
        try {
            HttpResponse<String> response = http.send(request.build(), HostileRequests::read);
            return new Sent(response.statusCode(), fault(asked, response));
        } catch (IOException e) {
            return new Sent(0, asked + ": no answer, " + e.getClass().getSimpleName() + " " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a stream, which has no end, nothing is read. */
    private static HttpResponse.BodySubscriber<String> read(HttpResponse.ResponseInfo answer) {
        boolean stream = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return stream
                ? HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofInputStream(), HostileRequests::left)
                : HttpResponse.BodySubscribers.ofString(UTF_8);
    }

    private static String left(InputStream stream) {
        try {
            stream.close();
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fault(String asked, HttpResponse<String> response) {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status >= 500) {
            return asked + ": " + status + " "
                    + response.body().lines().findFirst().orElse("");
        }
        if (status >= 400
                && asked.contains(" /api/")
                && !asked.startsWith("HEAD")
                && !type.startsWith("application/problem+json")) {
            return asked + ": " + status + " is told as \"" + type + "\"";
        }
        if (response.body().contains("at id.aduan.") || response.body().contains("org.postgresql")) {
            return asked + ": the answer shows what is inside";
        }
        return "";
    }

    private String path(Operation operation) {
        return VARIABLE.matcher(operation.path())
                .replaceAll(variable -> Matcher.quoteReplacement(
                        hostile.once(3) ? UUID.randomUUID().toString() : encoded(hostile.word(), 2_000)));
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        for (String name : operation.queries()) {
            if (hostile.once(3)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(encoded(name, 100))
                        .append('=')
                        .append(encoded(hostile.word(), 2_000));
            }
        }
        return query.toString();
    }

    private byte[] body(Operation operation, HttpRequest.Builder request) {
        if (operation.bodies().isEmpty()) {
            StringBuilder form = new StringBuilder();
            for (String field : FIELDS) {
                if (hostile.once(3)) {
                    form.append(field)
                            .append('=')
                            .append(encoded(hostile.word(), 100_000))
                            .append('&');
                }
            }
            type(request, "application/x-www-form-urlencoded");
            return hostile.once(5)
                    ? hostile.torn(form.toString().getBytes(UTF_8))
                    : form.toString().getBytes(UTF_8);
        }
        String media = hostile.oneOf(List.copyOf(operation.bodies().keySet()));
        JsonNode example = hostile.oneOf(operation.bodies().get(media));
        if (media.startsWith("multipart/")) {
            return multipart(request, example);
        }
        type(request, media);
        return hostile.document(example);
    }

    private byte[] multipart(HttpRequest.Builder request, JsonNode example) {
        String boundary = "b" + UUID.randomUUID();
        StringBuilder parts = new StringBuilder();
        example.properties().forEach(part -> {
            if (hostile.once(10)) {
                return;
            }
            String text = new String(hostile.document(part.getValue()), UTF_8);
            parts.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            parts.append(hostile.once(10) ? hostile.word().replaceAll("[\r\n]", "") : part.getKey())
                    .append('"');
            if (part.getKey().startsWith("photo")) {
                parts.append("; filename=\"")
                        .append(hostile.word().replaceAll("[\r\n]", ""))
                        .append('"');
                parts.append("\r\nContent-Type: image/").append(hostile.oneOf(List.of("png", "jpeg", "svg+xml", "x")));
            } else {
                parts.append("\r\nContent-Type: application/json");
            }
            parts.append("\r\n\r\n").append(text).append("\r\n");
        });
        parts.append("--").append(boundary).append("--\r\n");
        type(request, "multipart/form-data; boundary=" + boundary);
        byte[] bytes = parts.toString().getBytes(UTF_8);
        return hostile.once(5) ? hostile.torn(bytes) : bytes;
    }

    private void type(HttpRequest.Builder request, String type) {
        header(
                request,
                "Content-Type",
                hostile.once(20)
                        ? hostile.oneOf(List.of("text/plain", type + "; charset=klingon", "x", "application/xml"))
                        : type);
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        String possible = value.replaceAll("[^\\x20-\\x7e]", "?");
        request.setHeader(name, possible.length() > 4_000 ? possible.substring(0, 4_000) : possible);
    }

    private String token() {
        return tokens.computeIfAbsent(hostile.oneOf(ACCOUNTS), system::token);
    }

    private static String encoded(String text, int most) {
        return URLEncoder.encode(text.length() > most ? text.substring(0, most) : text, UTF_8)
                .replace("+", "%20");
    }

    private static Operation operation(String method, String path, JsonNode told, JsonNode document) {
        List<String> queries = new ArrayList<>();
        for (JsonNode parameter : told.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                queries.add(parameter.path("name").asText());
            }
        }
        Map<String, List<JsonNode>> bodies = new HashMap<>();
        for (var content : told.at("/requestBody/content").properties()) {
            List<JsonNode> examples = new ArrayList<>();
            for (JsonNode example : content.getValue().path("examples")) {
                String reference = example.path("$ref").asText();
                JsonNode named = reference.isEmpty() ? example : document.at(reference.substring(1));
                examples.add(named.path("value"));
            }
            if (examples.isEmpty()) {
                examples.add(JsonNodeFactory.instance.objectNode().put("a", 1));
            }
            bodies.put(content.getKey(), examples);
        }
        return new Operation(method, path, queries, bodies);
    }

    private static JsonNode document(String service) {
        return JSON.valueToTree(new Yaml().load(read("docs/openapi/" + service + ".yaml")));
    }

    private static String read(String file) {
        try {
            return Files.readString(Project.ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

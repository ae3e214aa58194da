package id.aduan.stack.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.launch.RunningStack;
import id.aduan.stack.launch.StackFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The doors, the reporter's page and the staff's API, as the demo uses them. */
final class DemoClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "aduan-demo-boundary";
    private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

    private final RunningStack stack;
    private final Map<String, String> tokens = new HashMap<>();

    DemoClient(RunningStack stack) {
        this.stack = stack;
    }

    /** An answer; {@code etag} is empty where there is none. */
    record Reply(int status, JsonNode json, Optional<String> etag, Optional<String> retryAfter) {
        boolean isFine() {
            return status >= 200 && status < 300;
        }

        /** What was answered, and what to do. */
        String problem() {
            String said = json.path("detail").asText(json.path("title").asText("without a word"));
            StringBuilder problem =
                    new StringBuilder().append(status).append(", ").append(said);
            for (JsonNode error : json.path("errors")) {
                problem.append("; ").append(error.path("field").asText()).append(": ");
                problem.append(error.path("message").asText(error.path("detail").asText(error.toString())));
            }
            retryAfter.ifPresent(
                    seconds -> problem.append(" (again in ").append(seconds).append(" s: ./aduan demo)"));
            return problem.toString();
        }
    }

    /** A report that has its number. */
    record Filed(String complaintId, String number, String pin) {}

    String front() {
        return stack.front().toString();
    }

    Reply file(DemoReport report) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", report.key());
        String path = "/api/v1/complaints";
        if (report.appUser() == null) {
            solution().ifPresent(solution -> headers.put("Proof-Of-Work", solution));
        } else {
            path = "/api/v1/ogan-lopian/complaints";
            headers.put("App-User", report.appUser());
            headers.put("Authorization", "Bearer " + token("ogan-lopian"));
        }
        return send(path, headers, "complaint", report.body().toString(), report.photos());
    }

    /** Whether the stack has the service. */
    boolean has(String service) {
        return stack.has(service);
    }

    /** What needs no sign-in. */
    Reply open(String path) {
        return exchange(request(path, Map.of()).GET().build());
    }

    /** The same with JSON to send. */
    Reply open(String path, String json) {
        return send(path, Map.of(), json);
    }

    Reply get(String path, String account) {
        return exchange(request(path, as(account)).GET().build());
    }

    /** What somebody of the staff sends. */
    Reply post(String path, String account, String json) {
        return send(path, as(account), json);
    }

    /** What an officer does to a case as it is now. */
    Reply act(String account, String complaintId, String act, JsonNode body) {
        return send("/api/v1/cases/" + complaintId + "/" + act, staff(account, complaintId), body.toString());
    }

    /** The same with a picture. */
    Reply actWithPhoto(String account, String complaintId, String act, String text, Picture picture) {
        return exchange(request("/api/v1/cases/" + complaintId + "/" + act, staff(account, complaintId))
                .header("Content-Type", MULTIPART)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        multipart("text", text, "text/plain;charset=UTF-8", List.of(picture.jpeg()))))
                .build());
    }

    Reply reporterActs(Filed filed, String key, JsonNode action, Picture picture) {
        return send(
                "/api/v1/complaints/" + filed.number() + "/actions",
                Map.of("Tracking-Pin", filed.pin(), "Idempotency-Key", key),
                "action",
                action.toString(),
                picture == null ? List.of() : List.of(picture.jpeg()));
    }

    Reply decide(String account, String complaintId, JsonNode decision) {
        return send("/api/v1/routing/triage/" + complaintId + "/decision", as(account), decision.toString());
    }

    /** The solution of a puzzle, as a browser finds it while its user writes; empty when the door has none. */
    private Optional<String> solution() {
        Reply puzzle = exchange(request("/api/v1/proof-of-work", Map.of()).GET().build());
        if (!puzzle.isFine()) {
            return Optional.empty();
        }
        String salt = puzzle.json().path("salt").asText();
        byte[] wanted = HexFormat.of().parseHex(puzzle.json().path("challenge").asText());
        long most = puzzle.json().path("maxnumber").asLong();
        MessageDigest digest = sha256();
        for (long number = 0; number <= most; number++) {
            if (MessageDigest.isEqual(wanted, digest.digest((salt + number).getBytes(US_ASCII)))) {
                String solution = JSON.createObjectNode()
                        .put("algorithm", puzzle.json().path("algorithm").asText())
                        .put("challenge", puzzle.json().path("challenge").asText())
                        .put("number", number)
                        .put("salt", salt)
                        .put("signature", puzzle.json().path("signature").asText())
                        .toString();
                return Optional.of(Base64.getEncoder().encodeToString(solution.getBytes(UTF_8)));
            }
        }
        return Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> staff(String account, String complaintId) {
        Map<String, String> headers = new LinkedHashMap<>(as(account));
        get("/api/v1/cases/" + complaintId, account).etag().ifPresent(etag -> headers.put("If-Match", etag));
        return headers;
    }

    private Map<String, String> as(String account) {
        return Map.of("Authorization", "Bearer " + token(account));
    }

    private String token(String account) {
        return tokens.computeIfAbsent(account, stack::token);
    }

    private Reply send(String path, Map<String, String> headers, String json) {
        return exchange(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, UTF_8))
                .build());
    }

    private Reply send(String path, Map<String, String> headers, String part, String json, List<byte[]> photos) {
        if (photos.isEmpty()) {
            return send(path, headers, json);
        }
        return exchange(request(path, headers)
                .header("Content-Type", MULTIPART)
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(part, json, "application/json", photos)))
                .build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stack.front() + path)).header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private Reply exchange(HttpRequest request) {
        HttpResponse<String> response = stack.send(request);
        try {
            JsonNode json = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Reply(
                    response.statusCode(),
                    json,
                    response.headers().firstValue("ETag"),
                    response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw new StackFailure(
                    request.uri().getPath() + " answered " + response.statusCode()
                            + " and no JSON. ./aduan status says what runs, ./aduan logs what is wrong.",
                    e);
        }
    }

    private static byte[] multipart(String name, String text, String type, List<byte[]> photos) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, name, "", type, text.getBytes(UTF_8));
        photos.forEach(photo -> part(body, "photo", "; filename=\"gambar.jpg\"", "image/jpeg", photo));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, String file, String type, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file
                        + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(US_ASCII));
    }
}

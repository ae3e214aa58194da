package id.aduan.stack.demo;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The doors and the staff's API, as the demo uses them. */
final class DemoClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "aduan-demo-boundary";

    private final RunningStack stack;
    private final Map<String, String> tokens = new HashMap<>();

    DemoClient(RunningStack stack) {
        this.stack = stack;
    }

    /** An answer; {@code etag} is empty where there is none. */
    record Reply(int status, JsonNode json, Optional<String> etag) {
        boolean isFine() {
            return status >= 200 && status < 300;
        }

        String problem() {
            String detail = json.path("detail").asText("");
            JsonNode errors = json.path("errors");
            return status + " " + detail + (errors.isMissingNode() ? "" : " " + errors);
        }
    }

    Reply file(DemoReport report) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", report.key());
        String path = "/api/v1/complaints";
        if (report.appUser() != null) {
            path = "/api/v1/ogan-lopian/complaints";
            headers.put("App-User", report.appUser());
            headers.put("Authorization", "Bearer " + token("ogan-lopian"));
        }
        return report.photo().isPresent()
                ? post(
                        path,
                        headers,
                        multipart(
                                "complaint",
                                report.body().toString(),
                                "application/json",
                                report.photo().get()),
                        multipartType())
                : post(path, headers, report.body().toString().getBytes(UTF_8), "application/json");
    }

    Reply get(String path, String account) {
        return send(request(path, Map.of("Authorization", "Bearer " + token(account)))
                .GET()
                .build());
    }

    /** What an officer does to a case as it is now. */
    Reply act(String account, String complaintId, String act, Map<String, ?> body) {
        Map<String, String> headers = officer(account, complaintId);
        return post("/api/v1/cases/" + complaintId + "/" + act, headers, json(body), "application/json");
    }

    /** The same with a picture. */
    Reply actWithPhoto(String account, String complaintId, String act, String text, Picture picture) {
        Map<String, String> headers = officer(account, complaintId);
        return post(
                "/api/v1/cases/" + complaintId + "/" + act,
                headers,
                multipart("text", text, "text/plain;charset=UTF-8", picture.jpeg()),
                multipartType());
    }

    Reply citizenActs(Filed filed, String key, Map<String, ?> action) {
        return post(
                "/api/v1/complaints/" + filed.number() + "/actions",
                Map.of("Tracking-Pin", filed.pin(), "Idempotency-Key", key),
                json(action),
                "application/json");
    }

    Reply decide(String complaintId, Map<String, ?> decision) {
        return post(
                "/api/v1/routing/triage/" + complaintId + "/decision",
                Map.of("Authorization", "Bearer " + token("triage")),
                json(decision),
                "application/json");
    }

    /** A report that has its number. */
    record Filed(String complaintId, String number, String pin) {}

    private Map<String, String> officer(String account, String complaintId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token(account));
        get("/api/v1/cases/" + complaintId, account).etag().ifPresent(etag -> headers.put("If-Match", etag));
        return headers;
    }

    private String token(String account) {
        return tokens.computeIfAbsent(account, stack::token);
    }

    private Reply post(String path, Map<String, String> headers, byte[] body, String type) {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.front() + path));
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest request) {
        HttpResponse<String> response = stack.send(request);
        try {
            JsonNode json = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Reply(response.statusCode(), json, response.headers().firstValue("ETag"));
        } catch (IOException e) {
            throw new StackFailure(request.uri().getPath() + " answered " + response.statusCode() + " and no JSON.", e);
        }
    }

    private static byte[] json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String multipartType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    private static byte[] multipart(String name, String text, String type, byte[] photo) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n" + text + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"gambar.jpg\""
                        + "\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(photo);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }
}

package id.aduan.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** What a service answered. */
record Answer(int status, HttpResponse<byte[]> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON with status " + status + ": " + text(), e);
        }
    }

    String text() {
        return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The same, if it has that status; fails with what was answered otherwise. */
    Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError(response.request().method() + " "
                    + response.uri().getPath() + ": expected " + wanted + " and got " + status + " " + text());
        }
        return this;
    }
}

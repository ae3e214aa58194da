package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report of the demo.
 *
 * @param key the same at every run, so that a second run finds the same reports
 * @param picture the subject of the picture that is drawn for it, or null
 * @param appUser the user of the Ogan Lopian app that files it, or null for the web
 * @param body the report as the API takes it
 */
record DemoReport(String key, String picture, String appUser, ObjectNode body) {
    private static final List<String> OWN = List.of("key", "picture", "door", "appUser");

    DemoReport {
        requireNonNull(key, "key is null");
        requireNonNull(body, "body is null");
    }

    static List<DemoReport> all() {
        try (var in = DemoReport.class.getResourceAsStream("reports.json")) {
            List<DemoReport> reports = new ArrayList<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(in)) {
                ObjectNode body = entry.deepCopy();
                body.remove(OWN);
                reports.add(new DemoReport(
                        entry.path("key").asText(),
                        entry.path("picture").asText(null),
                        entry.path("appUser").asText(null),
                        body));
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException("the reports of the demo cannot be read", e);
        }
    }

    Optional<byte[]> photo() {
        return picture == null
                ? Optional.empty()
                : Optional.of(Picture.of(picture).jpeg());
    }

    String kind() {
        return body.path("kind").asText();
    }

    /** The first words, for a table. */
    String firstWords(int length) {
        String text = body.path("narrative").asText();
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

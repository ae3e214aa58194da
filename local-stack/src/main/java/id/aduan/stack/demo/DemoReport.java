package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A report of the demo.
 *
 * @param key the same at every run, so that a second run finds the same reports
 * @param body the report as the API takes it
 * @param village the code of the village that it names, or null
 * @param pictures what is drawn for it
 * @param takenAt the place that the first picture tells, or null
 * @param appUser the user of the Ogan Lopian app that files it, or null for the web
 * @param sentTwice whether its sender presses the button twice
 * @param expected the agency it is for, {@code refer:} and a body that is not ours, or {@code triage}
 * @param story what happens to it
 */
record DemoReport(
        String key,
        ObjectNode body,
        String village,
        List<Picture> pictures,
        PhotoPlace takenAt,
        String appUser,
        boolean sentTwice,
        String expected,
        List<DemoStep> story) {
    static final String TRIAGE = "triage";
    static final String REFER = "refer:";

    private static final List<String> BODY = List.of(
            "kind", "title", "narrative", "place", "occurredAt", "language", "anonymous", "confidential", "reporter");

    DemoReport {
        requireNonNull(key, "key is null");
        requireNonNull(body, "body is null");
        requireNonNull(expected, "expected is null");
        pictures = List.copyOf(pictures);
        story = List.copyOf(story);
    }

    /** All of them, in the order in which they are sent. */
    static List<DemoReport> all() {
        try (var in = DemoReport.class.getResourceAsStream("reports.json")) {
            List<DemoReport> reports = new ArrayList<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(in)) {
                reports.add(of(entry));
            }
            return List.copyOf(reports);
        } catch (IOException e) {
            throw new UncheckedIOException("the reports of the demo cannot be read", e);
        }
    }

    private static DemoReport of(JsonNode entry) {
        ObjectNode body = entry.deepCopy();
        body.retain(BODY);
        JsonNode place = entry.path("exif");
        return new DemoReport(
                entry.path("key").asText(),
                body,
                entry.path("village").asText(null),
                elements(entry.path("pictures")).stream()
                        .map(name -> Picture.of(name.asText()))
                        .toList(),
                place.isMissingNode()
                        ? null
                        : new PhotoPlace(place.get(0).asDouble(), place.get(1).asDouble()),
                entry.path("appUser").asText(null),
                entry.path("sentTwice").asBoolean(false),
                entry.path("expect").asText(),
                elements(entry.path("story")).stream().map(DemoStep::of).toList());
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    List<byte[]> photos() {
        List<byte[]> photos = new ArrayList<>();
        for (Picture picture : pictures) {
            byte[] jpeg = picture.jpeg();
            photos.add(photos.isEmpty() && takenAt != null ? takenAt.in(jpeg) : jpeg);
        }
        return photos;
    }

    String kind() {
        return body.path("kind").asText();
    }

    String narrative() {
        return body.path("narrative").asText();
    }

    /** The first words in so many characters, for a table. */
    String firstWords(int length) {
        String text = narrative();
        int characters = text.codePointCount(0, text.length());
        return characters <= length ? text : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }
}

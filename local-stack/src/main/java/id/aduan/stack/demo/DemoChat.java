package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat of the demo by WhatsApp.
 *
 * @param name of the citizen, which no two chats have
 * @param lines what the citizen does, in order, and what he waits for in between
 */
record DemoChat(String name, List<Line> lines) {
    /**
     * A line.
     *
     * @param act what the citizen does, as the simulator takes it, or null
     * @param tap the title of what he taps, or null
     * @param awaits a part of the answer that he waits for, or null
     */
    record Line(JsonNode act, String tap, String awaits) {}

    DemoChat {
        requireNonNull(name, "name is null");
        lines = List.copyOf(lines);
    }

    /** All of them, in the order in which they are played. */
    static List<DemoChat> all() {
        try (var in = DemoChat.class.getResourceAsStream("chats.json")) {
            List<DemoChat> chats = new ArrayList<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(in)) {
                List<Line> lines = new ArrayList<>();
                for (JsonNode line : entry.path("lines")) {
                    lines.add(new Line(
                            line.get("act"),
                            line.path("tap").asText(null),
                            line.path("awaits").asText(null)));
                }
                chats.add(new DemoChat(entry.path("name").asText(), lines));
            }
            return List.copyOf(chats);
        } catch (IOException e) {
            throw new UncheckedIOException("the chats of the demo cannot be read", e);
        }
    }
}

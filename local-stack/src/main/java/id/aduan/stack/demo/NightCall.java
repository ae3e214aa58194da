package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of the demo's busy night at 112.
 *
 * @param from the caller's number, or null where it is withheld
 * @param says what the simulator shows that he says
 * @param joins the key of an earlier call whose report it is a further voice to, or null
 * @param log what the operator logs, as the API takes it
 */
record NightCall(String key, String from, String says, String joins, ObjectNode log) {
    NightCall {
        requireNonNull(key, "key is null");
        requireNonNull(says, "says is null");
        requireNonNull(log, "log is null");
    }

    /** All of them, in the order in which they come. */
    static List<NightCall> all() {
        try (var in = NightCall.class.getResourceAsStream("night.json")) {
            List<NightCall> calls = new ArrayList<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(in)) {
                calls.add(new NightCall(
                        entry.path("key").asText(),
                        entry.path("from").asText(null),
                        entry.path("says").asText(),
                        entry.path("joins").asText(null),
                        (ObjectNode) entry.path("log")));
            }
            return List.copyOf(calls);
        } catch (IOException e) {
            throw new UncheckedIOException("the night of the demo cannot be read", e);
        }
    }
}

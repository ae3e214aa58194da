package id.aduan.stack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.stack.demo.DemoClient.Reply;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A busy night at 112: telephones of the simulator ring, an operator answers and logs. Most calls are nothing, a flood is told by
 * several, and there is one fire. A night that was played is not played again.
 */
final class DemoNight {
    private static final String CALLS = "/api/v1/calls";
    private static final String LINES = "/simulator/telephone/api/calls";
    private static final String OPERATOR = "operator";
    private static final String EXTENSION = "{\"extension\":\"201\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Who looks for it knows that the night was played. */
    private static final UUID MARK = UUID.nameUUIDFromBytes("the night of the demo".getBytes(UTF_8));

    private final DemoClient client;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> complaints = new HashMap<>();

    DemoNight(DemoClient client) {
        this.client = requireNonNull(client, "client is null");
    }

    /** What went another way than it was written. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void play(PrintStream out) {
        if (client.get(CALLS + "/" + MARK, OPERATOR).isFine()) {
            out.println("  The night at 112 was played already.");
            return;
        }
        int logged = 0;
        for (NightCall call : NightCall.all()) {
            if (takes(call)) {
                logged++;
            }
        }
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("callId", MARK.toString()).put("callType", "GHOST");
        if (!client.post(CALLS, OPERATOR, mark.toString()).isFine()) {
            notes.add("The night at 112 will be played again by the next demo.");
        }
        out.println("  " + logged + " calls were taken: " + client.front() + "/callcenter, figures for supervisor at "
                + client.front() + "/callcenter/figures, the board at " + client.front() + "/cases/emergencies");
    }

    private boolean takes(NightCall call) {
        ObjectNode ring = JsonNodeFactory.instance.objectNode().put("says", call.says());
        if (call.from() == null) {
            ring.put("withheld", true);
        } else {
            ring.put("from", call.from());
        }
        Reply rings = client.open(LINES, ring.toString());
        if (!rings.isFine()) {
            notes.add("The telephone of " + call.key() + " does not ring: " + rings.problem());
            return false;
        }
        String line = rings.json().path("id").asText();
        Optional<String> id = within(line);
        client.open(LINES + "/" + line + "/answer", EXTENSION);
        boolean taken = id.isPresent() && isLogged(call, id.get());
        if (id.isEmpty()) {
            notes.add("The console does not show the call of " + call.key() + ".");
        }
        client.open(LINES + "/" + line + "/hang-up", "{}");
        return taken;
    }

    private boolean isLogged(NightCall call, String id) {
        ObjectNode log = call.log().deepCopy().put("callId", id).put("language", "id");
        if (call.joins() != null) {
            String complaint = complaints.get(call.joins());
            if (complaint == null) {
                notes.add("There is no report for " + call.key() + " to join.");
                return false;
            }
            log.put("joinTo", complaint);
        }
        Reply logged = client.post(CALLS, OPERATOR, log.toString());
        if (!logged.isFine()) {
            notes.add("The call of " + call.key() + " was not logged: " + logged.problem());
            return false;
        }
        complaints.put(call.key(), logged.json().path("complaintId").asText(null));
        return true;
    }

    /** Our id of the call on a line, as soon as the console shows it. */
    private Optional<String> within(String line) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode call :
                    client.get(CALLS + "?state=RINGING", OPERATOR).json().path("items")) {
                if (call.path("exchangeId").asText().equals(line)) {
                    return Optional.of(call.path("id").asText());
                }
            }
            Demo.pause();
        }
        return Optional.empty();
    }
}

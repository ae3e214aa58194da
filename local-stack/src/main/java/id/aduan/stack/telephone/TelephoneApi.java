package id.aduan.stack.telephone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The lines by JSON, for the page, for tests and for the demo; docs/simulator.md lists the addresses. */
final class TelephoneApi {
    static final String PATH = TelephoneSimulator.PAGE + "/api";

    private static final int LARGEST_JSON = 16 * 1024;
    private static final int SHOWN = 60;
    private static final String EXTENSION = "201";
    private static final JsonMapper JSON = new JsonMapper();

    private final Switchboard switchboard;
    private final Crowd crowd;
    private final LineFaults faults;
    private final ExchangeCalls exchange;

    TelephoneApi(Switchboard switchboard, Crowd crowd, LineFaults faults, ExchangeCalls exchange) {
        this.switchboard = switchboard;
        this.crowd = crowd;
        this.faults = faults;
        this.exchange = exchange;
    }

    Answer answer(HttpExchange exchanged) throws IOException {
        if ("cross-site".equals(exchanged.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
            return problem(403, "another site may not do this");
        }
        try {
            return found(exchanged);
        } catch (Switchboard.UnknownCall unknown) {
            return problem(404, unknown.getMessage());
        } catch (IllegalArgumentException e) {
            return problem(400, e.getMessage());
        }
    }

    private Answer found(HttpExchange exchanged) throws IOException {
        String path = exchanged.getRequestURI().getPath().substring(PATH.length());
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        String method = exchanged.getRequestMethod();
        String first = parts.isEmpty() ? "" : parts.get(0);
        return switch (first) {
            case "calls" -> calls(exchanged, method, parts.subList(1, parts.size()));
            case "crowd" -> {
                requirePost(method);
                crowd.call(wanted(json(exchanged)));
                yield Answer.json(202, Map.of("coming", crowd.coming()));
            }
            case "faults" -> faults(exchanged, method);
            case "exchange" -> Answer.json(200, exchange.json());
            case "reset" -> {
                requirePost(method);
                faults.reset();
                switchboard.reset();
                exchange.move();
                yield Answer.json(200, state());
            }
            default -> problem(404, "there is no such address");
        };
    }

    private Answer calls(HttpExchange exchanged, String method, List<String> rest) throws IOException {
        if (rest.isEmpty()) {
            if (method.equals("GET")) {
                return Answer.json(200, state());
            }
            requirePost(method);
            JsonNode wanted = json(exchanged);
            boolean withheld = wanted.path("withheld").asBoolean(false);
            String from = withheld ? null : wanted.path("from").asText("080000000101");
            if (from != null && (from.isBlank() || from.length() > 60)) {
                throw new IllegalArgumentException("from must be of 1 to 60 characters");
            }
            return Answer.json(
                    201,
                    switchboard.ring(from, wanted.path("says").asText("other")).json());
        }
        String id = rest.get(0);
        if (rest.size() == 1) {
            return Answer.json(200, switchboard.find(id).json());
        }
        requirePost(method);
        JsonNode wanted = json(exchanged);
        String extension = wanted.path("extension").asText(EXTENSION);
        PhoneCall call =
                switch (rest.get(1)) {
                    case "answer" -> switchboard.answer(id, extension);
                    case "transfer" -> switchboard.transfer(id, extension);
                    case "hang-up" -> switchboard.hangUp(id);
                    default -> throw new IllegalArgumentException("a call is answered, transferred or hung up");
                };
        return Answer.json(200, call.json());
    }

    private Answer faults(HttpExchange exchanged, String method) throws IOException {
        switch (method) {
            case "PUT", "POST" -> faults.set(json(exchanged));
            case "DELETE" -> faults.reset();
            default -> {
                return Answer.json(200, faults.json());
            }
        }
        exchange.move();
        return Answer.json(200, faults.json());
    }

    private ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        var calls = state.putArray("calls");
        switchboard.all(SHOWN).forEach(call -> calls.add(call.json()));
        state.put("coming", crowd.coming());
        state.set("exchange", exchange.json());
        state.set("faults", faults.json());
        return state;
    }

    private static Crowd.Wanted wanted(JsonNode json) {
        return new Crowd.Wanted(
                json.path("calls").asInt(300),
                Duration.ofSeconds(json.path("seconds").asInt(60)),
                json.path("operators").asInt(5),
                Duration.ofSeconds(json.path("talkSeconds").asInt(15)),
                Duration.ofSeconds(json.path("patienceSeconds").asInt(45)));
    }

    private static void requirePost(String method) {
        if (!method.equals("POST")) {
            throw new IllegalArgumentException("this is done by POST");
        }
    }

    /** JSON only, so that no form of another site can act. An empty body is an empty object. */
    private static JsonNode json(HttpExchange exchanged) throws IOException {
        byte[] body = exchanged.getRequestBody().readNBytes(LARGEST_JSON);
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        String type = exchanged.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";")[0].strip().equals("application/json")) {
            throw new IllegalArgumentException("the body must be application/json");
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }

    private static Answer problem(int status, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode().put("status", status);
        return Answer.json(status, problem.put("detail", detail == null ? "this cannot be done" : detail));
    }
}

package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.demo.Picture;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stand-in by JSON, for its page, for tests and for the demo: act as a citizen, read what he reads, switch faults.
 * The README of this module lists its addresses.
 */
final class SimulatorApi {
    static final String PATH = "/simulator/whatsapp/api";

    private static final int LARGEST_JSON = 256 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final List<BusinessNumber> numbers;
    private final Chats chats;
    private final MediaShelf media;
    private final Templates templates;
    private final Faults faults;
    private final Limits limits;
    private final WebhookCalls webhook;
    private final Updates updates;
    private final Deliveries deliveries;
    private final Acts acts;
    private final Map<Picture, byte[]> drawn = new ConcurrentHashMap<>();

    SimulatorApi(
            List<BusinessNumber> numbers,
            Chats chats,
            MediaShelf media,
            Templates templates,
            Faults faults,
            Limits limits,
            WebhookCalls webhook,
            Updates updates,
            Deliveries deliveries,
            Phone phone) {
        this.numbers = numbers;
        this.chats = chats;
        this.media = media;
        this.templates = templates;
        this.faults = faults;
        this.limits = limits;
        this.webhook = webhook;
        this.updates = updates;
        this.deliveries = deliveries;
        this.acts = new Acts(phone, media, this::drawn);
    }

    /** What is asked for does not exist. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(what, null, false, false);
        }
    }

    Answer answer(HttpExchange exchange) throws IOException {
        if ("cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
            return problem(403, "another site may not do this");
        }
        try {
            return found(exchange);
        } catch (Unknown unknown) {
            return problem(404, unknown.getMessage());
        } catch (GraphFailure failure) {
            return failure.answer();
        } catch (IllegalArgumentException e) {
            return problem(400, e.getMessage());
        }
    }

    private Answer found(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(PATH.length());
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        String first = parts.isEmpty() ? "" : parts.get(0);
        String method = exchange.getRequestMethod();
        Query query = Query.of(exchange.getRequestURI());
        BusinessNumber number = number(query);
        return switch (first) {
            case "citizens" -> citizens(exchange, method, parts.subList(1, parts.size()), number, query);
            case "faults" -> faults(exchange, method);
            case "webhook" -> webhook(exchange, method, number);
            case "templates" -> templates(exchange, method, parts.subList(1, parts.size()), number);
            case "pictures" -> pictures(parts.subList(1, parts.size()));
            case "media" -> file(parts.subList(1, parts.size()));
            case "reset" -> reset(method);
            default -> throw new Unknown("there is no such address");
        };
    }

    private Answer citizens(HttpExchange exchange, String method, List<String> rest, BusinessNumber number, Query query)
            throws IOException {
        if (rest.isEmpty()) {
            if (method.equals("POST")) {
                Citizen made = chats.addCitizen(json(exchange).path("name").asText(null));
                return Answer.json(201, chats.chat(made, number, 0));
            }
            return Answer.json(200, chats.summaries(number));
        }
        Citizen citizen = citizen(rest.get(0));
        if (rest.size() == 1) {
            return Answer.json(200, chats.chat(citizen, number, query.number("after", 0)));
        }
        requirePost(method);
        return switch (rest.get(1)) {
            case "messages" -> Answer.json(201, chats.json(acts.act(citizen, number, json(exchange))));
            case "media" -> Answer.json(201, chats.json(acts.upload(citizen, number, exchange, query)));
            case "clock" -> {
                long hours = json(exchange).path("hours").asLong(24);
                if (hours < 1 || hours > 24 * 365) {
                    throw new IllegalArgumentException("hours must be 1 to 8760");
                }
                chats.passes(citizen, number, Duration.ofHours(hours));
                limits.forget(citizen);
                yield Answer.json(200, chats.chat(citizen, number, 0));
            }
            case "block" -> {
                chats.block(citizen, json(exchange).path("blocked").asBoolean(true));
                yield Answer.json(200, chats.chat(citizen, number, 0));
            }
            case "read" -> {
                deliveries.read(number, citizen);
                yield Answer.json(200, chats.chat(citizen, number, 0));
            }
            case "number" -> {
                acts.phone().moves(citizen, number);
                yield Answer.json(200, chats.chat(citizen, number, 0));
            }
            default -> throw new Unknown("there is no such address");
        };
    }

    private Answer faults(HttpExchange exchange, String method) throws IOException {
        switch (method) {
            case "PUT", "POST" -> faults.set(json(exchange));
            case "DELETE" -> faults.reset();
            default -> {
                return Answer.json(200, faults.json());
            }
        }
        webhook.move();
        return Answer.json(200, faults.json());
    }

    /** GET: how the calls go; POST: tells a change of any kind, or makes the handshake when nothing is given. */
    private Answer webhook(HttpExchange exchange, String method, BusinessNumber number) throws IOException {
        if (method.equals("GET")) {
            return Answer.json(200, webhook.json());
        }
        requirePost(method);
        JsonNode change = json(exchange);
        if (change.has("field") && !change.path("value").isObject()) {
            throw new IllegalArgumentException("value must be a JSON object");
        }
        if (!change.has("field")) {
            return Answer.json(200, Map.of("verified", handshake()));
        }
        webhook.tell(new Update(number.wabaId(), change.path("field").asText(), change.path("value"), () -> {}));
        return Answer.json(202, Map.of("accepted", true));
    }

    private boolean handshake() {
        try {
            return webhook.handshake();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer templates(HttpExchange exchange, String method, List<String> rest, BusinessNumber number)
            throws IOException {
        if (rest.isEmpty()) {
            return Answer.json(200, templates.json(""));
        }
        if (rest.size() != 2 || !method.equals("PUT")) {
            throw new Unknown("a template is set by PUT templates/{name}/{language}");
        }
        String status = json(exchange).path("status").asText().toUpperCase(Locale.ROOT);
        Template template = templates
                .setStatus(rest.get(0), rest.get(1), status)
                .orElseThrow(() -> new Unknown("there is no such template"));
        webhook.tell(updates.templateStatus(number, template));
        return Answer.json(200, template.json());
    }

    private Answer pictures(List<String> rest) {
        if (rest.isEmpty()) {
            return Answer.json(
                    200,
                    Arrays.stream(Picture.values())
                            .map(picture -> picture.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        return Answer.bytes(200, "image/jpeg", drawn(Picture.of(rest.get(0))));
    }

    /** A file as a phone shows it; a browser may not run anything in it. */
    private Answer file(List<String> rest) {
        MediaShelf.Medium medium =
                media.find(rest.isEmpty() ? "" : rest.get(0)).orElseThrow(() -> new Unknown("there is no such file"));
        Answer answer = Answer.file(medium.type(), medium.file())
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
        return MediaKinds.kindOf(medium.type()).equals("document")
                ? answer.with("Content-Disposition", "attachment")
                : answer;
    }

    private Answer reset(String method) {
        requirePost(method);
        chats.reset();
        faults.reset();
        webhook.move();
        return Answer.json(200, chats.summaries(numbers.get(0)));
    }

    private byte[] drawn(Picture picture) {
        return drawn.computeIfAbsent(picture, Picture::jpeg);
    }

    private Citizen citizen(String id) {
        try {
            return chats.citizen(Integer.parseInt(id)).orElseThrow(() -> new Unknown("there is no such citizen"));
        } catch (NumberFormatException e) {
            throw new Unknown("there is no such citizen");
        }
    }

    private BusinessNumber number(Query query) {
        return query.find("number")
                .map(id -> numbers.stream()
                        .filter(each -> each.phoneNumberId().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Unknown("there is no such number")))
                .orElse(numbers.get(0));
    }

    private static void requirePost(String method) {
        if (!method.equals("POST")) {
            throw new IllegalArgumentException("this is done by POST");
        }
    }

    /** JSON only, so that no form of another site can act. An empty body is an empty object. */
    private static JsonNode json(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_JSON);
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !MediaKinds.bare(type).equals("application/json")) {
            throw new IllegalArgumentException("the body must be application/json");
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            return json;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }

    private static Answer problem(int status, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode().put("status", status);
        return Answer.json(status, problem.put("detail", detail == null ? "this cannot be done" : detail));
    }
}

package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.Query;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses of the Graph API that a door of WhatsApp uses, with or without a version before them. */
final class GraphApi {
    private static final Pattern VERSION = Pattern.compile("v\\d{1,2}\\.\\d");
    private static final int LARGEST_JSON = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final List<BusinessNumber> numbers;
    private final Faults faults;
    private final Sending sending;
    private final MediaShelf media;
    private final MediaUpload upload;
    private final Templates templates;
    private final Updates updates;
    private final WebhookCalls webhook;
    private final URI base;

    GraphApi(
            List<BusinessNumber> numbers,
            Faults faults,
            Sending sending,
            MediaShelf media,
            Templates templates,
            Updates updates,
            WebhookCalls webhook,
            URI base) {
        this.numbers = numbers;
        this.faults = faults;
        this.sending = sending;
        this.media = media;
        this.upload = new MediaUpload(media);
        this.templates = templates;
        this.updates = updates;
        this.webhook = webhook;
        this.base = base;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        try {
            return found(exchange);
        } catch (GraphFailure failure) {
            return failure.answer();
        } catch (IllegalArgumentException e) {
            return GraphFailure.plain("Invalid parameter").answer();
        }
    }

    /** The bytes of a file, for who has an address that is not too old and the token. */
    Answer file(HttpExchange exchange) {
        try {
            requireToken(exchange, Query.of(exchange.getRequestURI()));
        } catch (GraphFailure failure) {
            return failure.answer();
        }
        Query query = Query.of(exchange.getRequestURI());
        Optional<MediaShelf.Medium> medium = faults.strikes(Fault.MEDIA_GONE)
                ? Optional.empty()
                : media.atAddress(query.get("mid"), query.number("ext", 0), query.get("hash"));
        return medium.map(found -> Answer.file(found.type(), found.file()))
                .orElseGet(() -> Answer.text(404, "Not Found"));
    }

    private Answer found(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String[] parts = path.substring(1).split("/", -1);
        int first = VERSION.matcher(parts[0]).matches() ? 1 : 0;
        if (parts.length <= first || parts[first].isEmpty() || parts.length > first + 2) {
            throw GraphFailure.unknownPath(path);
        }
        String id = parts[first];
        String edge = parts.length == first + 2 ? parts[first + 1] : "";
        Query query = Query.of(exchange.getRequestURI());
        String token = requireToken(exchange, query);
        String method = exchange.getRequestMethod();
        Optional<BusinessNumber> number = numbers.stream()
                .filter(each -> each.phoneNumberId().equals(id) && each.token().equals(token))
                .findFirst();
        if (number.isPresent()) {
            return ofNumber(exchange, number.get(), method, edge, query);
        }
        Optional<BusinessNumber> account = numbers.stream()
                .filter(each -> each.wabaId().equals(id) && each.token().equals(token))
                .findFirst();
        if (account.isPresent()) {
            return ofAccount(exchange, account.get(), method, edge, query);
        }
        if (!edge.isEmpty()) {
            throw GraphFailure.noObject(words(method), id);
        }
        return ofMedium(method, id, query);
    }

    private String requireToken(HttpExchange exchange, Query query) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String token = header.startsWith("Bearer ") ? header.substring(7).strip() : query.get("access_token");
        if (token.isEmpty()) {
            throw GraphFailure.noToken();
        }
        if (faults.strikes(Fault.TOKEN_REVOKED)) {
            throw GraphFailure.revokedToken();
        }
        if (numbers.stream().noneMatch(number -> number.token().equals(token))) {
            throw GraphFailure.wrongToken();
        }
        return token;
    }

    private Answer ofNumber(HttpExchange exchange, BusinessNumber number, String method, String edge, Query query)
            throws IOException {
        return switch (method + " " + edge) {
            case "POST messages" -> sending.take(number, json(exchange));
            case "POST media" -> upload.take(number, exchange);
            case "GET " -> Answer.json(200, asked(number(number), query));
            case "POST register", "POST deregister" -> Answer.json(200, Map.of("success", true));
            default -> throw GraphFailure.noObject(words(method), number.phoneNumberId());
        };
    }

    private Answer ofAccount(HttpExchange exchange, BusinessNumber account, String method, String edge, Query query)
            throws IOException {
        return switch (method + " " + edge) {
            case "GET " -> Answer.json(200, Map.of("id", account.wabaId(), "name", account.name()));
            case "GET phone_numbers" -> Answer.json(200, page(numbersOf(account, query)));
            case "GET message_templates" -> Answer.json(200, page(templatesAsked(query)));
            case "POST message_templates" -> register(account, json(exchange));
            case "DELETE message_templates" -> {
                if (!templates.remove(query.get("name"))) {
                    throw GraphFailure.plain("Message template not found");
                }
                yield Answer.json(200, Map.of("success", true));
            }
            case "GET subscribed_apps" -> Answer.json(200, Map.of("data", List.of()));
            case "POST subscribed_apps", "DELETE subscribed_apps" -> Answer.json(200, Map.of("success", true));
            default -> throw GraphFailure.noObject(words(method), account.wabaId());
        };
    }

    private Answer register(BusinessNumber account, JsonNode wanted) {
        Template template = templates.register(wanted);
        webhook.tell(updates.templateStatus(account, template));
        return Answer.json(
                200, Map.of("id", template.id(), "status", template.status(), "category", template.category()));
    }

    private Answer ofMedium(String method, String id, Query query) {
        Optional<MediaShelf.Medium> found = media.find(id).filter(medium -> query.find("phone_number_id")
                .map(medium.number()::equals)
                .orElse(true));
        if (method.equals("DELETE")) {
            if (found.isEmpty()) {
                throw GraphFailure.plain("Invalid post_id parameter");
            }
            media.remove(id);
            return Answer.json(200, Map.of("success", true));
        }
        if (!method.equals("GET") || found.isEmpty()) {
            throw GraphFailure.noObject(words(method), id);
        }
        MediaShelf.Medium medium = found.get();
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("url", media.address(base, medium))
                        .put("mime_type", medium.type())
                        .put("sha256", medium.hex())
                        .put("file_size", medium.size())
                        .put("id", medium.id())
                        .put("messaging_product", "whatsapp"));
    }

    private ObjectNode number(BusinessNumber number) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("verified_name", number.name())
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", "+" + number.displayNumber())
                .put("quality_rating", "GREEN")
                .put("platform_type", "CLOUD_API")
                .put("messaging_limit_tier", "TIER_1K")
                .put("status", "CONNECTED");
        json.putObject("throughput").put("level", faults.messagesPerSecond() > 80 ? "HIGH" : "STANDARD");
        return json.put("id", number.phoneNumberId());
    }

    private List<ObjectNode> templatesAsked(Query query) {
        String name = query.find("name").orElse(query.get("name_or_content"));
        return templates
                .json(name)
                .valueStream()
                .map(template -> asked((ObjectNode) template, query))
                .toList();
    }

    /** Only the fields that are asked for, and always the id; all of them where none are named. */
    private static ObjectNode asked(ObjectNode object, Query query) {
        Optional<String> fields = query.find("fields").filter(names -> !names.isBlank());
        if (fields.isPresent()) {
            List<String> names = new ArrayList<>(List.of(fields.get().split("\\s*,\\s*")));
            names.add("id");
            object.retain(names);
        }
        return object;
    }

    private List<ObjectNode> numbersOf(BusinessNumber account, Query query) {
        return numbers.stream()
                .filter(each -> each.wabaId().equals(account.wabaId()))
                .map(each -> asked(number(each), query))
                .toList();
    }

    /** All there is, as the only page. */
    private static Map<String, Object> page(Object data) {
        return Map.of("data", data, "paging", Map.of("cursors", Map.of("before", "MAZDZD", "after", "MAZDZD")));
    }

    private static JsonNode json(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_JSON + 1);
        try {
            JsonNode json = body.length > LARGEST_JSON ? null : JSON.readTree(body);
            return json == null ? JSON.createArrayNode() : json;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return JSON.createArrayNode(); // no object: refused as what cannot be read
        }
    }

    private static String words(String method) {
        return method.toLowerCase(java.util.Locale.ROOT);
    }
}

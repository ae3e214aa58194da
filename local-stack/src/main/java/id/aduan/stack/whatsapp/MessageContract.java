package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code POST /{version}/{phone-number-id}/messages} takes: its kinds of messages, keys and limits. */
final class MessageContract {
    private static final int TEXT = 4_096;
    private static final int CAPTION = 1_024;
    private static final int CALLBACK_DATA = 512;
    private static final int ANY_LENGTH = 32_768;
    private static final Pattern NOT_A_DIGIT = Pattern.compile("[ ()+.\\-]");
    private static final Pattern PHONE = Pattern.compile("\\d{6,15}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private static final Rule CONTEXT = Shape.object().required("message_id", Rule.text(CALLBACK_DATA));

    private static final Map<String, Rule> KINDS = kinds();

    private MessageContract() {}

    /** The kind of a message that may be sent. @throws GraphFailure with the first thing that is wrong */
    static String kind(JsonNode request) {
        requireProduct(request);
        String kind = request.path("type").asText("text").toLowerCase(Locale.ROOT);
        Rule rule = KINDS.get(kind);
        if (rule == null) {
            Rule.oneOf(KINDS.keySet().toArray(String[]::new)).check(request.path("type"), "type");
        }
        Shape.object()
                .required("messaging_product", Rule.oneOf("whatsapp"))
                .optional("recipient_type", Rule.oneOf("individual", "group"))
                .optional("to", Rule.any())
                .optional("recipient", Rule.text(CALLBACK_DATA))
                .optional("type", Rule.any())
                .optional("context", CONTEXT)
                .optional("biz_opaque_callback_data", Rule.text(CALLBACK_DATA))
                .required(kind, rule)
                .check(request, "");
        if (!request.has("to") && !request.has("recipient")) {
            throw GraphFailure.missing("to");
        }
        return kind;
    }

    static boolean marksAsRead(JsonNode request) {
        return request.has("status");
    }

    /** @throws GraphFailure with the first thing that is wrong */
    static void requireReadMark(JsonNode request) {
        requireProduct(request);
        Shape.object()
                .required("messaging_product", Rule.oneOf("whatsapp"))
                .required("status", Rule.oneOf("read"))
                .required("message_id", Rule.text(CALLBACK_DATA))
                .optional("typing_indicator", Shape.object().required("type", Rule.oneOf("text")))
                .optional("recipient_type", Rule.oneOf("individual"))
                .check(request, "");
    }

    /** The digits of a recipient's number, however it is written. */
    static String phone(JsonNode to) {
        String digits = NOT_A_DIGIT.matcher(to.asText()).replaceAll("");
        if (!PHONE.matcher(digits).matches()) {
            throw GraphFailure.badValue("The recipient is no valid phone number.");
        }
        return digits;
    }

    static String userId(JsonNode recipient) {
        if (!USER_ID.matcher(recipient.asText()).matches()) {
            throw GraphFailure.badValue("The recipient is no valid user id.");
        }
        return recipient.asText();
    }

    private static void requireProduct(JsonNode request) {
        if (!request.isObject()) {
            throw GraphFailure.plain("Invalid JSON in request body");
        }
        if (!request.has("messaging_product")) {
            throw GraphFailure.missing("messaging_product");
        }
    }

    private static Map<String, Rule> kinds() {
        var kinds = new LinkedHashMap<String, Rule>();
        kinds.put("audio", media(Shape.object().optional("voice", Rule.bool())));
        kinds.put("contacts", Rule.list(1, 5, "contacts", contact()));
        kinds.put("document", media(captioned().optional("filename", Rule.text(CAPTION))));
        kinds.put("image", media(captioned()));
        kinds.put("interactive", InteractiveContract::check);
        kinds.put(
                "location",
                Shape.object()
                        .required("latitude", Rule.number(-90, 90))
                        .required("longitude", Rule.number(-180, 180))
                        .optional("name", Rule.text(CAPTION))
                        .optional("address", Rule.text(CAPTION)));
        kinds.put(
                "reaction",
                Shape.object().required("message_id", Rule.text(CALLBACK_DATA)).required("emoji", Rule.any()));
        kinds.put("sticker", media(Shape.object()));
        kinds.put("template", template());
        kinds.put("text", Shape.object().required("body", Rule.text(TEXT)).optional("preview_url", Rule.bool()));
        kinds.put("video", media(captioned()));
        return kinds;
    }

    private static Shape captioned() {
        return Shape.object().optional("caption", Rule.text(CAPTION));
    }

    /** A file by its id or by its address, never both. */
    static Rule media(Shape shape) {
        shape.optional("id", Rule.text(CALLBACK_DATA)).optional("link", Rule.link());
        return (value, path) -> {
            if (value.isObject() && value.has("id") == value.has("link")) {
                throw value.has("id")
                        ? GraphFailure.invalid("Either id or link must be given for " + path + ", not both.")
                        : GraphFailure.missing(path + "['id']");
            }
            shape.check(value, path);
        };
    }

    private static Rule template() {
        Rule parameter = Shape.object().required("type", Rule.any()).open();
        return Shape.object()
                .required("name", Rule.text(CALLBACK_DATA))
                .required(
                        "language",
                        Shape.object()
                                .required("code", Rule.text(CALLBACK_DATA))
                                .optional("policy", Rule.oneOf("deterministic"))
                                .open())
                .optional(
                        "components",
                        Rule.list(
                                0,
                                20,
                                "components",
                                Shape.object()
                                        .required("type", Rule.oneOf("header", "body", "button"))
                                        .optional("parameters", Rule.list(0, 50, "parameters", parameter))
                                        .open()))
                .open();
    }

    private static Rule contact() {
        Rule where = Rule.oneOf("home", "work");
        return Shape.object()
                .required("name", texts("formatted_name", "first_name", "last_name", "middle_name", "prefix", "suffix"))
                .optional("birthday", Rule.text(CAPTION))
                .optional(
                        "addresses",
                        each(texts("", "city", "country", "country_code", "state", "street", "zip")
                                .optional("type", where)))
                .optional("emails", each(texts("email").optional("type", where)))
                .optional("org", texts("", "company", "department", "title"))
                .optional("phones", each(texts("phone", "wa_id").optional("type", where)))
                .optional("urls", each(texts("url").optional("type", where)));
    }

    private static Rule each(Rule rule) {
        return Rule.list(0, 20, "entries", rule);
    }

    /** An object of texts, of which the first must be there unless it has no name. */
    private static Shape texts(String required, String... others) {
        Shape shape = Shape.object();
        if (!required.isEmpty()) {
            shape.required(required, Rule.text(ANY_LENGTH));
        }
        Arrays.stream(others).forEach(name -> shape.optional(name, Rule.text(ANY_LENGTH)));
        return shape;
    }
}

package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What interactive messages look like: buttons, lists, requests for a place, and the kinds of shops and forms. */
final class InteractiveContract {
    private static final int MAX_ROWS = 10;
    private static final Map<String, Rule> TYPES = types();

    private InteractiveContract() {}

    /** @throws GraphFailure with the first thing that is wrong */
    static void check(JsonNode value, String path) {
        if (!value.isObject()) {
            throw GraphFailure.plain("Param " + path + " must be a JSON object.");
        }
        if (!value.has("type")) {
            throw GraphFailure.missing(path + "['type']");
        }
        Rule rule = TYPES.get(value.path("type").asText());
        if (rule == null) {
            throw GraphFailure.badValue("Interactive message type must be one of {" + String.join(", ", TYPES.keySet())
                    + "} - got \"" + value.path("type").asText() + "\".");
        }
        rule.check(value, path);
    }

    private static Map<String, Rule> types() {
        var types = new LinkedHashMap<String, Rule>();
        types.put("button", framed(1_024, buttons()));
        types.put("list", framed(4_096, sections()));
        types.put(
                "location_request_message",
                typed(Shape.object().required("name", Rule.oneOf("send_location")))
                        .required("body", body(1_024)));
        types.put(
                "cta_url",
                framed(
                        1_024,
                        named(
                                "cta_url",
                                Shape.object()
                                        .required("display_text", Rule.label("Button display text", 20))
                                        .required("url", Rule.link()))));
        types.put("flow", framed(1_024, named("flow", flow())));
        types.put(
                "catalog_message",
                framed(
                        1_024,
                        Shape.object()
                                .required("name", Rule.oneOf("catalog_message"))
                                .optional("parameters", Shape.object().open())));
        types.put(
                "product",
                typed(Shape.object()
                                .required("catalog_id", Rule.text(256))
                                .required("product_retailer_id", Rule.text(256)))
                        .optional("body", body(1_024))
                        .optional("footer", footer()));
        types.put(
                "product_list",
                framed(
                                1_024,
                                Shape.object()
                                        .required("catalog_id", Rule.text(256))
                                        .required("sections", Rule.list(1, 10, "sections", products())))
                        .required("header", header()));
        types.put(
                "order_details",
                framed(1_024, named("review_and_pay", Shape.object().open())));
        types.put(
                "order_status",
                framed(1_024, named("review_order", Shape.object().open())));
        types.put(
                "call_permission_request",
                framed(1_024, Shape.object().required("name", Rule.oneOf("call_permission_request"))));
        return types;
    }

    private static Shape framed(int longestBody, Rule action) {
        return typed(action)
                .required("body", body(longestBody))
                .optional("header", header())
                .optional("footer", footer());
    }

    private static Shape typed(Rule action) {
        return Shape.object().required("type", Rule.any()).required("action", action);
    }

    private static Rule named(String name, Rule parameters) {
        return Shape.object().required("name", Rule.oneOf(name)).required("parameters", parameters);
    }

    private static Rule body(int longest) {
        return Shape.object().required("text", Rule.label("Body text", longest));
    }

    private static Rule footer() {
        return Shape.object().required("text", Rule.label("Footer text", 60));
    }

    private static Rule header() {
        Rule file = MessageContract.media(Shape.object().optional("filename", Rule.text(1_024)));
        Rule shape = Shape.object()
                .required("type", Rule.oneOf("text", "video", "image", "document"))
                .optional("text", Rule.label("Header text", 60))
                .optional("sub_text", Rule.label("Header sub text", 60))
                .optional("document", file)
                .optional("image", file)
                .optional("video", file);
        return shape.and((value, path) -> {
            String type = value.path("type").asText();
            if (!value.has(type)) {
                throw GraphFailure.missing(path + "['" + type + "']");
            }
        });
    }

    private static Rule buttons() {
        Rule reply = Shape.object()
                .required("id", Rule.label("Button id", 256))
                .required("title", Rule.label("Button title", 20));
        Rule button = Shape.object().required("type", Rule.oneOf("reply")).required("reply", reply);
        return Shape.object()
                .required("buttons", Rule.list(1, 3, "buttons", button))
                .and((action, path) -> {
                    requireDistinct(action.path("buttons"), "/reply/id", "button id");
                    requireDistinct(action.path("buttons"), "/reply/title", "button title");
                });
    }

    private static Rule sections() {
        Rule row = Shape.object()
                .required("id", Rule.label("Row id", 200))
                .required("title", Rule.label("Row title", 24))
                .optional("description", Rule.label("Row description", 72));
        Rule section = Shape.object()
                .optional("title", Rule.label("Section title", 24))
                .required("rows", Rule.list(1, MAX_ROWS, "rows", row));
        return Shape.object()
                .required("button", Rule.label("Button", 20))
                .required("sections", Rule.list(1, 10, "sections", section))
                .and((action, path) -> requireFewRows(action.path("sections")));
    }

    private static void requireFewRows(JsonNode sections) {
        var ids = new HashSet<String>();
        int rows = 0;
        for (JsonNode section : sections) {
            if (sections.size() > 1 && !section.has("title")) {
                throw GraphFailure.badValue("Section title is required when there are several sections.");
            }
            for (JsonNode row : section.path("rows")) {
                rows++;
                if (!ids.add(row.path("id").asText())) {
                    throw GraphFailure.badValue("Duplicated row id.");
                }
            }
        }
        if (rows > MAX_ROWS) {
            throw GraphFailure.badValue("Total row count exceed max allowed count: " + MAX_ROWS);
        }
    }

    private static Rule products() {
        return Shape.object()
                .optional("title", Rule.label("Section title", 24))
                .required(
                        "product_items",
                        Rule.list(1, 30, "products", Shape.object().required("product_retailer_id", Rule.text(256))));
    }

    private static Rule flow() {
        return Shape.object()
                .required("flow_message_version", Rule.oneOf("3"))
                .required("flow_cta", Rule.label("Flow CTA", 30))
                .optional("flow_id", Rule.text(256))
                .optional("flow_name", Rule.text(256))
                .optional("flow_token", Rule.text(256))
                .optional("mode", Rule.oneOf("draft", "published"))
                .optional("flow_action", Rule.oneOf("navigate", "data_exchange"))
                .optional("flow_action_payload", Shape.object().open())
                .and((value, path) -> {
                    if (value.has("flow_id") == value.has("flow_name")) {
                        throw GraphFailure.badValue("Either flow_id or flow_name must be given.");
                    }
                });
    }

    private static void requireDistinct(JsonNode items, String pointer, String what) {
        var seen = new HashSet<String>();
        for (JsonNode item : items) {
            if (!seen.add(item.at(pointer).asText())) {
                throw GraphFailure.badValue("Duplicated " + what + ".");
            }
        }
    }
}

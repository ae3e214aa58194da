package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registered template.
 *
 * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}
 * @param status {@code APPROVED}, {@code PENDING}, {@code REJECTED}, {@code PAUSED} or {@code DISABLED}
 * @param components as they were registered
 */
record Template(String id, String name, String language, String category, String status, JsonNode components) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
    private static final Pattern UNFIT = Pattern.compile("[\\n\\r\\t]| {5,}");
    private static final int LONGEST = 1_024;

    Template withStatus(String other) {
        return new Template(id, name, language, category, other, components);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("language", language)
                .put("status", status)
                .put("category", category)
                .put("id", id);
        return json.set("components", components);
    }

    /** What a phone shows of it. @throws GraphFailure when the parameters are not those of the text */
    Shown filled(JsonNode parameters) {
        String header = null;
        String body = "";
        String footer = null;
        List<Shown.Option> options = List.of();
        for (JsonNode component : components) {
            String text = component.path("text").asText("");
            switch (type(component)) {
                case "header" -> header = text.isEmpty() ? null : filled("header", text, parameters);
                case "body" -> body = filled("body", text, parameters);
                case "footer" -> footer = text;
                case "buttons" -> options = options(component.path("buttons"), payloads(parameters));
                default -> {} // nothing that a phone shows
            }
        }
        return new Shown(header, body, footer, null, media(parameters), options);
    }

    private static String filled(String where, String text, JsonNode components) {
        var names = new LinkedHashSet<String>();
        VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        List<String> values = values(where, components);
        if (names.size() != values.size()) {
            throw GraphFailure.of(
                    400,
                    132000,
                    "Number of parameters does not match the expected number of params",
                    where + ": number of localizable_params (" + values.size()
                            + ") does not match the expected number of params (" + names.size() + ")");
        }
        var byName = new HashMap<String, String>();
        int next = 0;
        for (String name : names) {
            byName.put(name, values.get(next++));
        }
        String result =
                VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(byName.get(found.group(1))));
        if (result.length() > LONGEST) {
            throw GraphFailure.of(
                    400, 132005, "Translated text too long", where + ": the text is longer than " + LONGEST);
        }
        return result;
    }

    private static List<String> values(String where, JsonNode components) {
        var values = new ArrayList<String>();
        for (JsonNode component : components) {
            if (!type(component).equals(where)) {
                continue;
            }
            for (JsonNode parameter : component.path("parameters")) {
                value(where, parameter, values);
            }
        }
        return values;
    }

    private static void value(String where, JsonNode parameter, List<String> values) {
        switch (type(parameter)) {
            case "text" -> {
                String text = parameter.path("text").asText("");
                if (!parameter.path("text").isTextual()
                        || text.isBlank()
                        || UNFIT.matcher(text).find()) {
                    throw GraphFailure.of(
                            400,
                            132012,
                            "Parameter format does not match format in the created template",
                            where + ": Param text cannot be empty or have new-line/tab characters or more than 4"
                                    + " consecutive spaces");
                }
                values.add(text);
            }
            case "currency", "date_time" ->
                values.add(
                        parameter.path(type(parameter)).path("fallback_value").asText());
            default -> {} // files stand in headers and fill no gap of a text
        }
    }

    private static Map<Integer, String> payloads(JsonNode components) {
        var payloads = new HashMap<Integer, String>();
        for (JsonNode component : components) {
            JsonNode parameter = component.path("parameters").path(0);
            if (type(component).equals("button") && parameter.has("payload")) {
                payloads.put(
                        component.path("index").asInt(),
                        parameter.path("payload").asText());
            }
        }
        return payloads;
    }

    private static List<Shown.Option> options(JsonNode buttons, Map<Integer, String> payloads) {
        var options = new ArrayList<Shown.Option>();
        for (int i = 0; i < buttons.size(); i++) {
            String title = buttons.get(i).path("text").asText();
            boolean reply = type(buttons.get(i)).equals("quick_reply");
            options.add(
                    reply
                            ? new Shown.Option("template", payloads.getOrDefault(i, title), title, null)
                            : new Shown.Option(
                                    "link", buttons.get(i).path("url").asText(""), title, null));
        }
        return options;
    }

    private static String media(JsonNode components) {
        for (JsonNode component : components) {
            for (JsonNode parameter : component.path("parameters")) {
                JsonNode id = parameter.path(type(parameter)).path("id");
                if (id.isTextual()) {
                    return id.textValue();
                }
            }
        }
        return null;
    }

    private static String type(JsonNode typed) {
        return typed.path("type").asText("").toLowerCase(Locale.ROOT);
    }
}

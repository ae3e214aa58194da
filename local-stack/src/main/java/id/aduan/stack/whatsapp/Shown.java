package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as a person sees it on a phone.
 *
 * @param header above the words, or null
 * @param text the words, perhaps empty
 * @param footer below the words, or null
 * @param open the label of the list that opens, or null
 * @param media the id of a file, or null
 * @param options what can be tapped
 */
record Shown(String header, String text, String footer, String open, String media, List<Option> options) {
    /**
     * A thing to tap.
     *
     * @param how {@code button}, {@code row}, {@code template}, {@code location} or {@code link}
     * @param description or null
     */
    record Option(String how, String id, String title, String description) {}

    Shown {
        text = text == null ? "" : text;
        options = List.copyOf(options);
    }

    static Shown words(String text) {
        return new Shown(null, text, null, null, null, List.of());
    }

    static Shown file(String media, String caption) {
        return new Shown(null, caption, null, null, media, List.of());
    }

    /** A message of the API; templates are filled elsewhere. */
    static Shown of(String kind, JsonNode content) {
        return switch (kind) {
            case "text" -> words(content.path("body").asText());
            case "image", "video", "document", "audio", "sticker" ->
                new Shown(
                        null,
                        content.path("caption").asText(content.path("link").asText("")),
                        null,
                        null,
                        content.path("id").asText(null),
                        List.of());
            case "location" ->
                words((content.path("name").asText("") + " "
                                + content.path("latitude").asText() + ", "
                                + content.path("longitude").asText())
                        .strip());
            case "reaction" -> words(content.path("emoji").asText());
            case "contacts" ->
                words(content.path(0).path("name").path("formatted_name").asText());
            case "interactive" -> interactive(content);
            default -> words("[" + kind + "]");
        };
    }

    Optional<Option> option(String id) {
        return options.stream().filter(option -> option.id().equals(id)).findFirst();
    }

    void addTo(ObjectNode json) {
        json.put("text", text);
        put(json, "header", header);
        put(json, "footer", footer);
        put(json, "open", open);
        put(json, "media", media);
        ArrayNode all = json.putArray("options");
        for (Option option : options) {
            ObjectNode one = all.addObject().put("how", option.how()).put("id", option.id());
            one.put("title", option.title());
            put(one, "description", option.description());
        }
    }

    private static void put(ObjectNode json, String key, String value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    private static Shown interactive(JsonNode content) {
        JsonNode action = content.path("action");
        var options = new ArrayList<Option>();
        for (JsonNode button : action.path("buttons")) {
            JsonNode reply = button.path("reply");
            options.add(new Option(
                    "button", reply.path("id").asText(), reply.path("title").asText(), null));
        }
        for (JsonNode section : action.path("sections")) {
            for (JsonNode row : section.path("rows")) {
                options.add(new Option(
                        "row",
                        row.path("id").asText(),
                        row.path("title").asText(),
                        row.path("description").asText(null)));
            }
        }
        switch (action.path("name").asText()) {
            case "send_location" -> options.add(new Option("location", "send_location", "Kirim lokasi", null));
            case "cta_url" ->
                options.add(new Option(
                        "link",
                        action.at("/parameters/url").asText(),
                        action.at("/parameters/display_text").asText(),
                        null));
            default -> {} // shops and forms: the phone shows their words only
        }
        JsonNode header = content.path("header");
        JsonNode file = header.path(header.path("type").asText());
        return new Shown(
                header.path("text").asText(null),
                content.path("body").path("text").asText(""),
                content.path("footer").path("text").asText(null),
                action.path("button").asText(null),
                file.path("id").asText(null),
                options);
    }
}

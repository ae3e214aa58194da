package id.aduan.intake.whatsapp.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Messages as {@code POST /{version}/{phone-number-id}/messages} takes them. */
final class GraphJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private GraphJson() {}

    /**
     * What a message is at the provider.
     *
     * @param language the provider's code of a template's language, else null
     * @param uploadedId the provider's id of a picture, else null
     */
    record Ready(OutgoingMessage message, String language, String uploadedId) {}

    /** @param id comes back in each status of the message */
    static byte[] message(UUID id, Recipient recipient, Ready ready) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("messaging_product", "whatsapp");
        json.put("recipient_type", "individual");
        if (recipient.phone() != null) {
            json.put("to", recipient.phone());
        } else {
            json.put("recipient", recipient.userId());
        }
        content(json, ready);
        json.put("biz_opaque_callback_data", id.toString());
        return bytes(json);
    }

    /** Marks a message of a citizen and all before it as read, and shows that an answer is on its way. */
    static byte[] read(String messageId, boolean typing) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("messaging_product", "whatsapp");
        json.put("status", "read");
        json.put("message_id", messageId);
        if (typing) {
            json.putObject("typing_indicator").put("type", "text");
        }
        return bytes(json);
    }

    /** Null where the bytes are no JSON. */
    static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private static void content(ObjectNode json, Ready ready) {
        OutgoingMessage message = ready.message();
        if (message instanceof OutgoingMessage.Text text) {
            json.put("type", "text");
            json.putObject("text").put("body", text.body()).put("preview_url", false);
        } else if (message instanceof OutgoingMessage.Buttons buttons) {
            ArrayNode all = interactive(json, "button", buttons.body()).withArray("buttons");
            for (OutgoingMessage.Button button : buttons.buttons()) {
                ObjectNode one = all.addObject();
                one.put("type", "reply");
                one.putObject("reply").put("id", button.id()).put("title", button.title());
            }
        } else if (message instanceof OutgoingMessage.Choices choices) {
            ObjectNode action = interactive(json, "list", choices.body());
            action.put("button", choices.open());
            rows(action.withArray("sections").addObject(), choices);
        } else if (message instanceof OutgoingMessage.LocationRequest request) {
            interactive(json, "location_request_message", request.body()).put("name", "send_location");
        } else if (message instanceof OutgoingMessage.Picture picture) {
            json.put("type", "image");
            ObjectNode image = json.putObject("image").put("id", ready.uploadedId());
            if (picture.caption() != null) {
                image.put("caption", picture.caption());
            }
        } else if (message instanceof OutgoingMessage.Template template) {
            template(json, template, ready.language());
        } else {
            throw new IllegalStateException("a message that nobody writes: " + message.getClass());
        }
    }

    /** Gives the action, which is what differs. */
    private static ObjectNode interactive(ObjectNode json, String type, String body) {
        json.put("type", "interactive");
        ObjectNode interactive = json.putObject("interactive");
        interactive.put("type", type);
        interactive.putObject("body").put("text", body);
        return interactive.putObject("action");
    }

    private static void rows(ObjectNode section, OutgoingMessage.Choices choices) {
        // a title is asked for even of an only section by some versions of the API
        section.put("title", choices.open());
        ArrayNode rows = section.putArray("rows");
        for (OutgoingMessage.Row row : choices.rows()) {
            ObjectNode one = rows.addObject().put("id", row.id()).put("title", row.title());
            if (row.description() != null) {
                one.put("description", row.description());
            }
        }
    }

    private static void template(ObjectNode json, OutgoingMessage.Template template, String language) {
        json.put("type", "template");
        ObjectNode node = json.putObject("template");
        node.put("name", template.name());
        node.putObject("language").put("policy", "deterministic").put("code", language);
        ArrayNode components = node.putArray("components");
        if (!template.parameters().isEmpty()) {
            parameters(components.addObject().put("type", "body"), "text", template.parameters());
        }
        for (int i = 0; i < template.payloads().size(); i++) {
            ObjectNode button = components.addObject();
            button.put("type", "button").put("sub_type", "quick_reply").put("index", Integer.toString(i));
            parameters(button, "payload", List.of(template.payloads().get(i)));
        }
    }

    private static void parameters(ObjectNode component, String type, List<String> values) {
        ArrayNode parameters = component.putArray("parameters");
        values.forEach(each -> parameters.addObject().put("type", type).put(type, each));
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}

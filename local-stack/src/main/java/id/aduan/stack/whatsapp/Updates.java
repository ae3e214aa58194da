package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Writes updates as Meta's webhooks have them, of version 24 and of the time of user ids. */
final class Updates {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Faults faults;

    Updates(Faults faults) {
        this.faults = faults;
    }

    /**
     * A message of a citizen.
     *
     * @param content what stands under the kind's own key, or null where there is nothing
     */
    Update message(
            BusinessNumber number,
            Chats.Person person,
            ChatMessage message,
            JsonNode content,
            Context context,
            Runnable taken) {
        ObjectNode node = JSON.objectNode();
        if (context.replyTo() != null || context.forwarded()) {
            ObjectNode about = node.putObject("context");
            if (context.forwarded()) {
                about.put("forwarded", true);
            }
            if (context.replyTo() != null) {
                about.put("from", number.displayNumber()).put("id", context.replyTo());
            }
        }
        from(node, person);
        node.put("id", message.id()).put("timestamp", seconds(message.at())).put("type", message.kind());
        if (content != null) {
            node.set(message.kind(), content);
        }
        return message(number, person, node, taken);
    }

    /** @param replyTo the message that is answered, or null */
    record Context(String replyTo, boolean forwarded) {}

    /** A message whose JSON is written by somebody else; who it is from is put in where it is missing. */
    Update message(BusinessNumber number, Chats.Person person, ObjectNode node, Runnable taken) {
        ObjectNode value = envelope(number);
        value.putArray("contacts").add(contact(person));
        value.putArray("messages").add(node);
        return new Update(number.wabaId(), "messages", value, taken);
    }

    void from(ObjectNode node, Chats.Person person) {
        if (!faults.isOn(Fault.USER_ID_ONLY)) {
            node.put("from", person.phone());
        }
        node.put("from_user_id", person.userId());
    }

    /** The citizen has another number now; such an update has no contacts. */
    Update moved(BusinessNumber number, Chats.Person before, Chats.Person now, String messageId, Instant at) {
        ObjectNode value = envelope(number);
        ObjectNode node = value.putArray("messages").addObject();
        from(node, before);
        node.put("id", messageId).put("timestamp", seconds(at)).put("type", "system");
        ObjectNode system = node.putObject("system");
        system.put("body", "User " + before.name() + " changed from " + before.phone() + " to " + now.phone());
        system.put("wa_id", now.phone()).put("user_id", now.userId()).put("type", "user_changed_number");
        return new Update(number.wabaId(), "messages", value, () -> {});
    }

    /** The citizen's id of the portfolio is another one now. */
    Update userIdChanged(BusinessNumber number, Chats.Person before, Chats.Person now, Instant at) {
        ObjectNode value = envelope(number);
        ObjectNode one = value.putArray("user_id_update").addObject();
        if (!faults.isOn(Fault.USER_ID_ONLY)) {
            one.put("wa_id", now.phone());
        }
        one.put("detail", "The user id was changed.");
        one.putObject("user_id").put("previous", before.userId()).put("current", now.userId());
        one.put("timestamp", seconds(at));
        return new Update(number.wabaId(), "user_id_update", value, () -> {});
    }

    /**
     * How far a message of the regency has come.
     *
     * @param pricing of the message, or empty where this status has none
     */
    Update status(
            BusinessNumber number,
            Chats.Person person,
            ChatMessage message,
            ChatMessage.Status status,
            Instant at,
            Optional<ObjectNode> pricing) {
        ObjectNode value = envelope(number);
        value.putArray("contacts").add(contact(person));
        ObjectNode node = status(value, person, message, status, at);
        pricing.ifPresent(price -> node.set("pricing", price));
        return new Update(number.wabaId(), "messages", value, () -> {});
    }

    /** A message of the regency was not delivered. */
    Update failed(BusinessNumber number, Chats.Person person, ChatMessage message, Instant at, GraphFailure why) {
        ObjectNode value = envelope(number);
        status(value, person, message, ChatMessage.Status.FAILED, at)
                .putArray("errors")
                .add(why.asStatusError());
        return new Update(number.wabaId(), "messages", value, () -> {});
    }

    private ObjectNode status(
            ObjectNode value, Chats.Person person, ChatMessage message, ChatMessage.Status status, Instant at) {
        ObjectNode node = value.putArray("statuses")
                .addObject()
                .put("id", message.id())
                .put("status", status.name().toLowerCase(Locale.ROOT))
                .put("timestamp", seconds(at));
        if (!faults.isOn(Fault.USER_ID_ONLY)) {
            node.put("recipient_id", person.phone());
        }
        node.put("recipient_user_id", person.userId());
        if (message.callbackData() != null) {
            node.put("biz_opaque_callback_data", message.callbackData());
        }
        return node;
    }

    /** What a message costs by: service messages are charged since October 2026. */
    static ObjectNode pricing(String category) {
        return JSON.objectNode()
                .put("billable", true)
                .put("pricing_model", "PMP")
                .put("type", "regular")
                .put("category", category);
    }

    Update templateStatus(BusinessNumber number, Template template) {
        ObjectNode value = JSON.objectNode()
                .put("event", template.status())
                .put("message_template_id", Long.parseLong(template.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language())
                .put("reason", "NONE")
                .put("message_template_category", template.category());
        return new Update(number.wabaId(), "message_template_status_update", value, () -> {});
    }

    private ObjectNode contact(Chats.Person person) {
        ObjectNode contact = JSON.objectNode();
        contact.putObject("profile").put("name", person.name());
        if (!faults.isOn(Fault.USER_ID_ONLY)) {
            contact.put("wa_id", person.phone());
        }
        return contact.put("user_id", person.userId());
    }

    private static ObjectNode envelope(BusinessNumber number) {
        ObjectNode value = JSON.objectNode().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", number.displayNumber())
                .put("phone_number_id", number.phoneNumberId());
        return value;
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}

package id.aduan.stack.mailbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * An e-mail as it came.
 *
 * @param sender of the envelope
 * @param recipients of the envelope
 * @param source all of it, header and body
 */
record Mail(long id, Instant at, String sender, List<String> recipients, byte[] source, MimeMessage message) {
    Mail {
        requireNonNull(at, "at is null");
        requireNonNull(sender, "sender is null");
        recipients = List.copyOf(recipients);
        requireNonNull(source, "source is null");
        requireNonNull(message, "message is null");
    }

    String subject() {
        return message.header("subject").orElse("");
    }

    String from() {
        return message.header("from").orElse(sender);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("at", at.toString())
                .put("from", from())
                .put("subject", subject())
                .put("text", message.text());
        ArrayNode to = json.putArray("to");
        recipients.forEach(to::add);
        message.html().ifPresent(html -> json.put("html", html));
        message.header("message-id").ifPresent(id -> json.put("messageId", id));
        return json;
    }
}

package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;

/** What citizens do with their phones; the webhook is told of each act. */
final class Phone {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Chats chats;
    private final MediaShelf media;
    private final Updates updates;
    private final WebhookCalls webhook;
    private final Clock clock;
    private final URI base;

    /** @param base where the stand-in is, without a slash at its end */
    Phone(Chats chats, MediaShelf media, Updates updates, WebhookCalls webhook, Clock clock, URI base) {
        this.chats = chats;
        this.media = media;
        this.updates = updates;
        this.webhook = webhook;
        this.clock = clock;
        this.base = base;
    }

    ChatMessage says(Citizen citizen, BusinessNumber number, String text, Updates.Context context) {
        if (text.isBlank() || text.length() > 65_536) {
            throw new IllegalArgumentException("a text has 1 to 65536 characters");
        }
        return sends(citizen, number, "text", JSON.objectNode().put("body", text), Shown.words(text), context);
    }

    /**
     * A button or row is tapped, also of an old message.
     *
     * @param messageId the message that has it, or null for the last that has
     */
    ChatMessage taps(Citizen citizen, BusinessNumber number, String messageId, String optionId) {
        ChatMessage message = (messageId == null
                        ? chats.lastToTap(citizen, optionId)
                        : chats.message(citizen, messageId))
                .orElseThrow(() -> new IllegalArgumentException("there is no message with such a thing to tap"));
        Shown.Option option = message.shown()
                .option(optionId)
                .orElseThrow(() -> new IllegalArgumentException("the message has no such thing to tap"));
        var context = new Updates.Context(message.id(), false);
        Shown shown = Shown.words(option.title());
        return switch (option.how()) {
            case "button" -> {
                ObjectNode content = JSON.objectNode().put("type", "button_reply");
                content.putObject("button_reply").put("id", option.id()).put("title", option.title());
                yield sends(citizen, number, "interactive", content, shown, context);
            }
            case "row" -> {
                ObjectNode content = JSON.objectNode().put("type", "list_reply");
                ObjectNode reply =
                        content.putObject("list_reply").put("id", option.id()).put("title", option.title());
                if (option.description() != null) {
                    reply.put("description", option.description());
                }
                yield sends(citizen, number, "interactive", content, shown, context);
            }
            case "template" ->
                sends(
                        citizen,
                        number,
                        "button",
                        JSON.objectNode().put("payload", option.id()).put("text", option.title()),
                        shown,
                        context);
            default -> throw new IllegalArgumentException("this is not answered by a tap");
        };
    }

    /** @param name of the place that was picked, or null */
    ChatMessage locates(
            Citizen citizen,
            BusinessNumber number,
            double latitude,
            double longitude,
            String name,
            Updates.Context context) {
        ObjectNode content = JSON.objectNode().put("latitude", latitude).put("longitude", longitude);
        if (name != null) {
            content.put("name", name);
        }
        return sends(citizen, number, "location", content, Shown.of("location", content), context);
    }

    /**
     * A file is sent.
     *
     * @param kind {@code image}, {@code audio}, {@code video}, {@code document} or {@code sticker}
     * @param caption or null
     */
    ChatMessage shows(
            Citizen citizen,
            BusinessNumber number,
            String kind,
            MediaShelf.Medium file,
            String caption,
            Updates.Context context) {
        ObjectNode content = JSON.objectNode();
        if (caption != null && !caption.isBlank()) {
            content.put("caption", caption);
        }
        if (kind.equals("document")) {
            content.put("filename", file.filename() == null ? "dokumen" : file.filename());
        }
        content.put("mime_type", file.type());
        content.put("sha256", file.base64()).put("id", file.id()).put("url", media.address(base, file));
        if (kind.equals("audio")) {
            content.put("voice", file.type().equals(MediaKinds.VOICE));
        }
        if (kind.equals("sticker")) {
            content.put("animated", false);
        }
        return sends(citizen, number, kind, content, Shown.file(file.id(), caption), context);
    }

    /** The citizen shares his own number, as asked for. */
    ChatMessage sharesNumber(Citizen citizen, BusinessNumber number, Updates.Context context) {
        Chats.Person person = chats.person(citizen);
        var content = JSON.arrayNode();
        ObjectNode contact = content.addObject();
        contact.putObject("name").put("formatted_name", person.name()).put("first_name", person.name());
        contact.putArray("phones")
                .addObject()
                .put("phone", "+" + person.phone())
                .put("wa_id", person.phone())
                .put("type", "CELL");
        contact.put("origin", "contact_request");
        contact.put(
                "vcard",
                "BEGIN:VCARD\nVERSION:3.0\nFN:" + person.name() + "\nTEL;type=CELL;waid=" + person.phone() + ":+"
                        + person.phone() + "\nEND:VCARD");
        return sends(citizen, number, "contacts", content, Shown.words("+" + person.phone()), context);
    }

    /** Something that a phone can send and this API does not pass on. */
    ChatMessage sendsUnsupported(Citizen citizen, BusinessNumber number, String what) {
        ObjectNode node = JSON.objectNode();
        var message = chats.says(citizen, number, "unsupported", node, Shown.words("[" + what + "]"), null);
        Chats.Person person = chats.person(citizen);
        updates.from(node, person);
        node.put("id", message.id()).put("timestamp", Long.toString(message.at().getEpochSecond()));
        ObjectNode error = node.putArray("errors").addObject().put("code", 131051);
        error.put("title", "Message type unknown").put("message", "Message type unknown");
        error.putObject("error_data").put("details", "Message type is currently not supported.");
        node.put("type", "unsupported").putObject("unsupported").put("type", what);
        chats.rise(message, ChatMessage.Status.SENT);
        webhook.tell(updates.message(number, person, node, () -> chats.rise(message, ChatMessage.Status.DELIVERED)));
        return message;
    }

    /** A message of any kind, with whatever stands under its key. */
    ChatMessage sends(
            Citizen citizen,
            BusinessNumber number,
            String kind,
            JsonNode content,
            Shown shown,
            Updates.Context context) {
        ChatMessage message = chats.says(citizen, number, kind, content, shown, context.replyTo());
        chats.rise(message, ChatMessage.Status.SENT);
        webhook.tell(updates.message(
                number,
                chats.person(citizen),
                message,
                content,
                context,
                () -> chats.rise(message, ChatMessage.Status.DELIVERED)));
        return message;
    }

    /** The citizen goes on under another number. */
    void moves(Citizen citizen, BusinessNumber number) {
        Chats.Person before = chats.person(citizen);
        chats.move(citizen);
        Chats.Person now = chats.person(citizen);
        webhook.tell(updates.moved(number, before, now, chats.messageId(citizen), clock.instant()));
        webhook.tell(updates.userIdChanged(number, before, now, clock.instant()));
    }
}

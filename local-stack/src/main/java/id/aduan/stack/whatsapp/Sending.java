package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.aduan.stack.http.Answer;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes a message of the regency, as the API does: what it is, whether it may go now, and what becomes of it. */
final class Sending {
    private final Chats chats;
    private final MediaShelf media;
    private final Templates templates;
    private final Limits limits;
    private final Faults faults;
    private final Deliveries deliveries;
    private final Clock clock;

    Sending(
            Chats chats,
            MediaShelf media,
            Templates templates,
            Limits limits,
            Faults faults,
            Deliveries deliveries,
            Clock clock) {
        this.chats = chats;
        this.media = media;
        this.templates = templates;
        this.limits = limits;
        this.faults = faults;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @throws GraphFailure when it is not taken; then nothing has happened */
    Answer take(BusinessNumber number, JsonNode request) {
        if (MessageContract.marksAsRead(request)) {
            return markAsRead(request);
        }
        String kind = MessageContract.kind(request);
        if (faults.strikes(Fault.SERVER_ERROR)) {
            throw GraphFailure.somethingWentWrong();
        }
        JsonNode content = request.path(kind);
        Optional<Template> template = kind.equals("template") ? Optional.of(template(content)) : Optional.empty();
        Shown shown =
                template.isPresent() ? template.get().filled(content.path("components")) : Shown.of(kind, content);
        Optional<MediaShelf.Medium> file = file(number, kind, shown);
        Citizen citizen = recipient(request, template);
        limits.take(number, citizen, clock.instant());
        Optional<GraphFailure> failure = fate(number, citizen, kind, file);
        ChatMessage message = chats.hears(
                citizen,
                number,
                kind,
                content,
                shown,
                request.at("/context/message_id").asText(null),
                request.path("biz_opaque_callback_data").asText(null));
        String category = template.map(Template::category).orElse("service").toLowerCase(Locale.ROOT);
        if (failure.isPresent()) {
            deliveries.fail(number, citizen, message, failure.get());
        } else {
            deliveries.follow(number, citizen, message, category);
        }
        return faults.strikes(Fault.LOST_ANSWER)
                ? Answer.cut()
                : Answer.json(200, accepted(request, citizen, message, template.isPresent()));
    }

    private Answer markAsRead(JsonNode request) {
        MessageContract.requireReadMark(request);
        String id = request.path("message_id").asText();
        Citizen citizen = chats.owner(id)
                .orElseThrow(() -> GraphFailure.invalid("Please check the message ID you have provided."));
        ChatMessage message = chats.message(citizen, id)
                .orElseThrow(() -> GraphFailure.invalid("Please check the message ID you have provided."));
        if (message.from() != ChatMessage.From.CITIZEN) {
            throw GraphFailure.invalid("Message supplied to mark message as read API with message ID: " + id
                    + " is outgoing. Please use an incoming message ID.");
        }
        chats.isRead(citizen, message, request.has("typing_indicator"));
        return Answer.json(200, Map.of("success", true));
    }

    private Template template(JsonNode content) {
        return templates.approved(
                content.path("name").asText(),
                content.path("language").path("code").asText());
    }

    private Optional<MediaShelf.Medium> file(BusinessNumber number, String kind, Shown shown) {
        if (shown.media() == null) {
            return Optional.empty();
        }
        Optional<MediaShelf.Medium> file =
                media.find(shown.media()).filter(found -> found.number().equals(number.phoneNumberId()));
        if (file.isEmpty()) {
            throw GraphFailure.plain(
                    "Param " + kind + "['id'] is not a valid whatsapp business account media attachment ID");
        }
        return file;
    }

    private Citizen recipient(JsonNode request, Optional<Template> template) {
        if (request.has("to")) {
            String phone = MessageContract.phone(request.path("to"));
            return chats.byPhone(phone).orElseGet(() -> chats.stranger(phone));
        }
        if (template.isPresent() && template.get().category().equals("AUTHENTICATION")) {
            throw GraphFailure.of(
                    400,
                    131062,
                    "Business-scoped User ID recipients are not supported for this message",
                    "Authentication templates need a phone number.");
        }
        String userId = MessageContract.userId(request.path("recipient"));
        return chats.byUserId(userId).orElseGet(() -> chats.stranger(""));
    }

    /** Why the message will not arrive, although it is taken. @throws GraphFailure when it is not even taken */
    private Optional<GraphFailure> fate(
            BusinessNumber number, Citizen citizen, String kind, Optional<MediaShelf.Medium> file) {
        if (faults.strikes(Fault.LATE_REFUSAL)) {
            return Optional.of(GraphFailure.windowClosed());
        }
        if (citizen.isStranger() || chats.blocks(citizen)) {
            return Optional.of(GraphFailure.undeliverable());
        }
        if (!kind.equals("template") && !chats.isWindowOpen(citizen, number)) {
            if (!faults.refusesLater()) {
                throw GraphFailure.windowClosed();
            }
            return Optional.of(GraphFailure.windowClosed());
        }
        boolean another = file.isPresent()
                && isOfOneFamily(kind)
                && !MediaKinds.kindOf(file.get().type()).equals(kind);
        return another
                ? Optional.of(GraphFailure.of(
                        400, 131053, "Media upload error", "The file is of a type that " + kind + " does not take."))
                : Optional.empty();
    }

    private ObjectNode accepted(JsonNode request, Citizen citizen, ChatMessage message, boolean template) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        Chats.Person person = chats.person(citizen);
        ObjectNode contact = answer.putArray("contacts").addObject();
        if (request.has("to")) {
            contact.put("input", request.path("to").asText()).put("wa_id", person.phone());
        } else {
            contact.put("input", request.path("recipient").asText()).put("user_id", person.userId());
        }
        ObjectNode one = answer.putArray("messages").addObject().put("id", message.id());
        if (template) {
            one.put("message_status", "accepted");
        }
        return answer;
    }

    /** Whether the kind takes files of one family only; a document may be anything. */
    private static boolean isOfOneFamily(String kind) {
        return switch (kind) {
            case "image", "audio", "video", "sticker" -> true;
            default -> false;
        };
    }
}

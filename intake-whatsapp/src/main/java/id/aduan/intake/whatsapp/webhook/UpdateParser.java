package id.aduan.intake.whatsapp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads an update that was cut out. Unknown fields are passed over, and what is missing is null. */
final class UpdateParser {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Kind kind;
    private final EventId eventId;
    private final String account;
    private final Instant receivedAt;
    private final JsonNode envelope;

    private UpdateParser(Kind kind, EventId eventId, String account, Instant receivedAt, JsonNode envelope) {
        this.kind = kind;
        this.eventId = eventId;
        this.account = account;
        this.receivedAt = receivedAt;
        this.envelope = envelope;
    }

    /** Fails with {@link UnreadableEvent} when it is no JSON, or not of its kind. */
    static ReceivedUpdate parse(byte[] clear, Kind kind, EventId eventId, String account, Instant receivedAt) {
        JsonNode envelope = EventJson.read(clear, JsonNode.class);
        return new UpdateParser(kind, eventId, account, receivedAt, envelope).parse();
    }

    private ReceivedUpdate parse() {
        return switch (kind) {
            case MESSAGE -> message(object("message"));
            case STATUS -> status(object("status"));
            case ACCOUNT -> account(envelope.path("value"));
            case UNREADABLE -> throw unreadable("it could not be cut");
        };
    }

    private JsonNode object(String name) {
        JsonNode update = envelope.path(name);
        if (!update.isObject()) {
            throw unreadable("its " + name + " is no object");
        }
        return update;
    }

    private static UnreadableEvent unreadable(String cause) {
        return new UnreadableEvent(WhatsAppUpdate.class.getSimpleName(), cause);
    }

    private IncomingMessage message(JsonNode message) {
        List<ProviderError> errors = new ArrayList<>(errors(message.path("errors")));
        errors.addAll(errors(envelope.path("errors")));
        JsonNode context = message.path("context");
        return new IncomingMessage(
                eventId,
                account,
                receivedAt,
                Objects.requireNonNullElse(text(message, "id"), eventId.toString()),
                at(message.path("timestamp")),
                person(message, List.of("from", "from_user_id", "from_parent_user_id")),
                Objects.requireNonNullElse(text(message, "type"), "unknown"),
                content(message, true),
                text(context, "id"),
                context.path("forwarded").asBoolean()
                        || context.path("frequently_forwarded").asBoolean(),
                text(message, "group_id"),
                errors);
    }

    /** @param outermost false for what an edit tells of the message */
    private static MessageContent content(JsonNode message, boolean outermost) {
        String type = Objects.requireNonNullElse(text(message, "type"), "");
        JsonNode body = message.path(type);
        return switch (type) {
            case "text" -> {
                String words = storable(body.path("body").textValue());
                yield words == null ? new MessageContent.Unknown() : new MessageContent.Text(words);
            }
            case "image" -> media(MessageContent.Media.Kind.IMAGE, body);
            case "video" -> media(MessageContent.Media.Kind.VIDEO, body);
            case "audio" ->
                media(
                        body.path("voice").asBoolean()
                                ? MessageContent.Media.Kind.VOICE
                                : MessageContent.Media.Kind.AUDIO,
                        body);
            case "voice" -> media(MessageContent.Media.Kind.VOICE, body);
            case "document" -> media(MessageContent.Media.Kind.DOCUMENT, body);
            case "sticker" -> media(MessageContent.Media.Kind.STICKER, body);
            case "location" -> location(body);
            case "contacts" -> contacts(message, body);
            case "interactive" -> interactive(body);
            case "button" -> tap(first(text(body, "payload"), text(body, "text")), text(body, "text"));
            case "reaction" -> new MessageContent.Reaction(text(body, "message_id"), text(body, "emoji"));
            case "system" -> system(body);
            case "edit" ->
                new MessageContent.Edited(
                        text(body, "original_message_id"),
                        outermost ? content(body.path("message"), false) : new MessageContent.Unknown());
            case "revoke" -> new MessageContent.Revoked(text(body, "original_message_id"));
            case "unsupported", "unknown" ->
                new MessageContent.Unsupported(
                        first(text(message.path("unsupported"), "type"), text(message.path("unknown"), "type")));
            default -> new MessageContent.Unknown();
        };
    }

    private static MessageContent media(MessageContent.Media.Kind kind, JsonNode media) {
        String id = text(media, "id");
        return id == null
                ? new MessageContent.Unknown()
                : new MessageContent.Media(
                        kind,
                        id,
                        text(media, "mime_type"),
                        text(media, "sha256"),
                        text(media, "url"),
                        text(media, "caption"),
                        text(media, "filename"));
    }

    private static MessageContent location(JsonNode location) {
        OptionalDouble latitude = number(location.path("latitude"), 90);
        OptionalDouble longitude = number(location.path("longitude"), 180);
        return latitude.isEmpty() || longitude.isEmpty()
                ? new MessageContent.Unknown()
                : new MessageContent.Location(
                        latitude.getAsDouble(),
                        longitude.getAsDouble(),
                        text(location, "name"),
                        text(location, "address"));
    }

    private static MessageContent contacts(JsonNode message, JsonNode contacts) {
        List<MessageContent.Contacts.Phone> phones = new ArrayList<>();
        boolean onRequest = isRequested(message);
        for (JsonNode contact : contacts) {
            onRequest |= isRequested(contact);
            for (JsonNode phone : contact.path("phones")) {
                String written = text(phone, "phone");
                String waId = text(phone, "wa_id");
                if (written != null || waId != null) {
                    phones.add(new MessageContent.Contacts.Phone(written, waId));
                }
            }
        }
        return new MessageContent.Contacts(phones, onRequest);
    }

    private static boolean isRequested(JsonNode contact) {
        return "contact_request".equals(text(contact, "origin"));
    }

    private static MessageContent interactive(JsonNode interactive) {
        if (!interactive.isObject()) {
            return new MessageContent.Unsupported("interactive"); // the provider could not pass it on
        }
        for (String reply : List.of("button_reply", "list_reply")) {
            JsonNode tapped = interactive.path(reply);
            if (tapped.isObject()) {
                return tap(text(tapped, "id"), text(tapped, "title"));
            }
        }
        JsonNode form = interactive.path("nfm_reply");
        return form.isObject()
                ? new MessageContent.Form(text(form, "name"), text(form, "response_json"))
                : new MessageContent.Unknown();
    }

    private static MessageContent tap(String optionId, String title) {
        return optionId == null ? new MessageContent.Unknown() : new MessageContent.Tap(optionId, title);
    }

    private static MessageContent system(JsonNode system) {
        String type = Objects.requireNonNullElse(text(system, "type"), "");
        return switch (type) {
            case "user_changed_number", "customer_changed_number", "user_changed_user_id" -> {
                PersonIds now = ids(system, List.of("wa_id", "new_wa_id", "user_id", "parent_user_id"));
                yield now.isEmpty() ? new MessageContent.Unknown() : new MessageContent.NumberChanged(now);
            }
            case "customer_identity_changed", "user_identity_changed" -> new MessageContent.IdentityChanged();
            default -> new MessageContent.Unknown();
        };
    }

    private StatusUpdate status(JsonNode status) {
        boolean ofGroup = "group".equals(text(status, "recipient_type"));
        List<String> names = Stream.concat(
                        Stream.of(
                                "recipient_participant_id",
                                "recipient_participant_user_id",
                                "recipient_participant_parent_user_id"),
                        ofGroup
                                ? Stream.empty()
                                : Stream.of(
                                        "recipient_id",
                                        "recipient_user_id",
                                        "parent_recipient_user_id",
                                        "recipient_parent_user_id"))
                .toList();
        JsonNode pricing = status.path("pricing");
        return new StatusUpdate(
                eventId,
                account,
                receivedAt,
                Objects.requireNonNullElse(text(status, "id"), eventId.toString()),
                state(Objects.requireNonNullElse(text(status, "status"), "")),
                at(status.path("timestamp")),
                person(status, names),
                ofGroup ? text(status, "recipient_id") : null,
                text(status, "biz_opaque_callback_data"),
                pricing.isObject()
                        ? new StatusUpdate.Pricing(
                                pricing.path("billable").asBoolean(),
                                text(pricing, "pricing_model"),
                                text(pricing, "type"),
                                text(pricing, "category"))
                        : null,
                errors(status.path("errors")));
    }

    private static StatusUpdate.State state(String word) {
        return switch (word) {
            case "sent" -> StatusUpdate.State.SENT;
            case "delivered" -> StatusUpdate.State.DELIVERED;
            case "read" -> StatusUpdate.State.READ;
            case "played" -> StatusUpdate.State.PLAYED;
            case "failed" -> StatusUpdate.State.FAILED;
            case "deleted" -> StatusUpdate.State.DELETED;
            default -> StatusUpdate.State.UNKNOWN;
        };
    }

    private AccountUpdate account(JsonNode value) {
        String field = Objects.requireNonNullElse(text(envelope, "field"), CutBody.UNKNOWN);
        return new AccountUpdate(
                eventId,
                account,
                receivedAt,
                text(envelope, "waba"),
                field,
                at(envelope.path("time")),
                value.isObject() ? detail(field, value) : new AccountUpdate.Other());
    }

    private static AccountUpdate.Detail detail(String field, JsonNode value) {
        String template = text(value, "message_template_name");
        String language = text(value, "message_template_language");
        return switch (field) {
            case "message_template_status_update" ->
                new AccountUpdate.TemplateStatus(
                        template,
                        language,
                        text(value, "event"),
                        text(value, "message_template_category"),
                        none(text(value, "reason")));
            case "message_template_quality_update" ->
                new AccountUpdate.TemplateQuality(template, language, text(value, "new_quality_score"));
            case "template_category_update" ->
                new AccountUpdate.TemplateCategory(template, language, text(value, "new_category"));
            case "phone_number_quality_update" ->
                new AccountUpdate.NumberQuality(
                        text(value, "display_phone_number"),
                        text(value, "event"),
                        first(text(value, "current_limit"), text(value, "max_daily_conversations_per_business")));
            case "account_update" ->
                new AccountUpdate.AccountState(
                        text(value, "event"),
                        first(
                                text(value.path("ban_info"), "waba_ban_state"),
                                text(value.path("violation_info"), "violation_type")),
                        restrictions(value.path("restriction_info")));
            case "account_alerts" -> {
                JsonNode alert = value.path("alert_info").isObject() ? value.path("alert_info") : value;
                yield new AccountUpdate.Alert(text(alert, "alert_type"), text(alert, "alert_severity"));
            }
            case "security" -> new AccountUpdate.Alert(text(value, "event"), null);
            case "business_capability_update" ->
                new AccountUpdate.Capability(first(
                        text(value, "max_daily_conversations_per_phone"),
                        text(value, "max_daily_conversations_per_business")));
            case "user_id_update" -> userIdChanged(value);
            case "user_preferences" -> preferences(value.path("user_preferences"));
            case "messages" -> new AccountUpdate.Errors(errors(value.path("errors")));
            default -> new AccountUpdate.Other();
        };
    }

    private static String none(String reason) {
        return "NONE".equals(reason) ? null : reason;
    }

    private static List<String> restrictions(JsonNode restrictions) {
        List<String> all = new ArrayList<>();
        for (JsonNode restriction : restrictions) {
            String type = text(restriction, "restriction_type");
            if (type != null) {
                all.add(type);
            }
        }
        return all;
    }

    private static AccountUpdate.Detail userIdChanged(JsonNode value) {
        JsonNode change = value.path("user_id_update").isArray()
                ? value.path("user_id_update").path(0)
                : value.path("user_id_update").isObject() ? value.path("user_id_update") : value;
        PersonIds before =
                ids(change.path("user_id"), List.of("previous")).with(text(change.path("parent_user_id"), "previous"));
        PersonIds now =
                ids(change.path("user_id"), List.of("current")).with(text(change.path("parent_user_id"), "current"));
        String number = text(change, "wa_id");
        return before.isEmpty() || now.isEmpty()
                ? new AccountUpdate.Other()
                : new AccountUpdate.UserIdChanged(before.with(number), now.with(number));
    }

    private static AccountUpdate.Detail preferences(JsonNode preferences) {
        List<AccountUpdate.Preference> all = new ArrayList<>();
        for (JsonNode each : preferences) {
            all.add(new AccountUpdate.Preference(
                    ids(each, List.of("wa_id", "user_id", "parent_user_id")),
                    text(each, "category"),
                    text(each, "value")));
        }
        return new AccountUpdate.Preferences(all);
    }

    /** By the names in the update, and by those of the contact beside it unless they are of somebody else. */
    private PersonIds person(JsonNode update, List<String> names) {
        PersonIds own = ids(update, names);
        JsonNode contact = envelope.path("contacts").path(0);
        PersonIds beside = ids(contact, List.of("wa_id", "user_id", "parent_user_id"));
        if (differ(own.waId(), beside.waId())
                || differ(own.bsuid(), beside.bsuid())
                || differ(own.parentBsuid(), beside.parentBsuid())) {
            return own;
        }
        JsonNode profile = contact.path("profile");
        return own.with(beside.waId())
                .with(beside.bsuid())
                .with(beside.parentBsuid())
                .called(text(profile, "username"), text(profile, "name"));
    }

    private static boolean differ(String own, String beside) {
        return own != null && beside != null && !own.equals(beside);
    }

    private static PersonIds ids(JsonNode node, List<String> names) {
        PersonIds ids = PersonIds.NONE;
        for (String name : names) {
            ids = ids.with(text(node, name));
        }
        return ids;
    }

    private static List<ProviderError> errors(JsonNode errors) {
        List<ProviderError> all = new ArrayList<>();
        for (JsonNode error : errors) {
            if (error.isObject()) {
                all.add(new ProviderError(
                        error.path("code").asInt(),
                        first(text(error, "title"), text(error, "message")),
                        text(error.path("error_data"), "details")));
            }
        }
        return all;
    }

    /** Seconds since 1970 as a text or a number; what cannot be is the time of receipt. */
    private Instant at(JsonNode timestamp) {
        long seconds = timestamp.asLong(0);
        Instant latest = receivedAt.plus(CLOCKS_DIFFER);
        if (seconds < EARLIEST.getEpochSecond() || seconds > latest.getEpochSecond()) {
            return receivedAt;
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static OptionalDouble number(JsonNode node, double most) {
        double value = node.isNumber() || node.isTextual() ? node.asDouble(Double.NaN) : Double.NaN;
        return Math.abs(value) <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }

    /** A text, or a number as a text; null when it is missing, something else or blank. */
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isTextual() ? storable(value.textValue()) : value.isNumber() ? value.asText() : null;
        return text == null || text.isBlank() ? null : text;
    }

    /** What is legal JSON and no database keeps, the null character and half a surrogate pair, is replaced. */
    private static String storable(String text) {
        if (text == null || text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> storable.appendCodePoint(
                        c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c));
        return storable.toString();
    }
}

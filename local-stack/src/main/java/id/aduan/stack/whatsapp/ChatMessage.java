package id.aduan.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A message of a chat. It is changed and read under the lock of {@link Chats} only. */
final class ChatMessage {
    /** Who a message is of. */
    enum From {
        CITIZEN,
        BUSINESS,
        /** A line of the phone itself, as that a day has passed. */
        PHONE
    }

    /** How far a message has come. It only rises, but for {@link #FAILED}. */
    enum Status {
        WAITING,
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    private final long sequence;
    private final String id;
    private final From from;
    private final String number;
    private final Instant at;
    private final String kind;
    private final JsonNode content;
    private final Shown shown;
    private final String replyTo;
    private final String callbackData;
    private Status status = Status.WAITING;
    private Integer error;
    private long changed;

    ChatMessage(
            long sequence,
            String id,
            From from,
            String number,
            Instant at,
            String kind,
            JsonNode content,
            Shown shown,
            String replyTo,
            String callbackData) {
        this.sequence = sequence;
        this.id = id;
        this.from = from;
        this.number = number;
        this.at = at;
        this.kind = kind;
        this.content = content;
        this.shown = shown;
        this.replyTo = replyTo;
        this.callbackData = callbackData;
        this.changed = sequence;
    }

    String id() {
        return id;
    }

    From from() {
        return from;
    }

    String number() {
        return number;
    }

    Instant at() {
        return at;
    }

    String kind() {
        return kind;
    }

    JsonNode content() {
        return content;
    }

    Shown shown() {
        return shown;
    }

    String callbackData() {
        return callbackData;
    }

    Status status() {
        return status;
    }

    long changed() {
        return changed;
    }

    /** Whether it has risen. */
    boolean rise(Status to, long change) {
        if (status == Status.FAILED || to.compareTo(status) <= 0) {
            return false;
        }
        status = to;
        changed = change;
        return true;
    }

    void fail(int code, long change) {
        error = code;
        rise(Status.FAILED, change);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("sequence", sequence)
                .put("changed", changed)
                .put("id", id)
                .put("from", from.name().toLowerCase(java.util.Locale.ROOT))
                .put("number", number)
                .put("at", at.toString())
                .put("kind", kind)
                .put("status", status.name().toLowerCase(java.util.Locale.ROOT));
        if (error != null) {
            json.put("error", error);
        }
        if (replyTo != null) {
            json.put("replyTo", replyTo);
        }
        if (callbackData != null) {
            json.put("callbackData", callbackData);
        }
        shown.addTo(json);
        return json.set("content", content);
    }
}

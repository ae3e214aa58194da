package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import id.aduan.contracts.Language;
import java.util.HashSet;
import java.util.List;

/**
 * A message to a citizen, ready in his language. The limits are those of the Cloud API
 * (developers.facebook.com/documentation/business-messaging/whatsapp, "messages", November 2025); lengths are counted in
 * UTF-16 units, the strictest reading.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OutgoingMessage.Text.class, name = "text"),
    @JsonSubTypes.Type(value = OutgoingMessage.Buttons.class, name = "buttons"),
    @JsonSubTypes.Type(value = OutgoingMessage.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = OutgoingMessage.LocationRequest.class, name = "location-request"),
    @JsonSubTypes.Type(value = OutgoingMessage.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = OutgoingMessage.Template.class, name = "template")
})
public sealed interface OutgoingMessage {
    int MAX_TEXT = 4_096;
    int MAX_BODY = 1_024;
    int MAX_BUTTONS = 3;
    int MAX_BUTTON_TITLE = 20;
    int MAX_BUTTON_ID = 256;
    int MAX_ROWS = 10;
    int MAX_ROW_TITLE = 24;
    int MAX_ROW_DESCRIPTION = 72;
    int MAX_ROW_ID = 200;

    /** Words only. */
    record Text(String body) implements OutgoingMessage {
        public Text {
            require(body, "body", MAX_TEXT);
        }
    }

    /** Words with one to three buttons. */
    record Buttons(String body, List<Button> buttons) implements OutgoingMessage {
        public Buttons {
            require(body, "body", MAX_BODY);
            buttons = List.copyOf(buttons);
            requireCount(buttons, MAX_BUTTONS);
            requireDistinct(buttons.stream().map(Button::id).toList());
            requireDistinct(buttons.stream().map(Button::title).toList());
        }
    }

    /** Words with a list that opens. */
    record Choices(String body, String open, List<Row> rows) implements OutgoingMessage {
        public Choices {
            require(body, "body", MAX_TEXT);
            require(open, "open", MAX_BUTTON_TITLE);
            rows = List.copyOf(rows);
            requireCount(rows, MAX_ROWS);
            requireDistinct(rows.stream().map(Row::id).toList());
        }
    }

    /** Words with a button that shares a point. */
    record LocationRequest(String body) implements OutgoingMessage {
        public LocationRequest {
            require(body, "body", MAX_BODY);
        }
    }

    /**
     * A picture of this door's store, with words.
     *
     * @param mediaId this door's own id of the file
     * @param caption or null
     */
    record Picture(String mediaId, String caption) implements OutgoingMessage {
        public Picture {
            require(mediaId, "mediaId", 200);
            if (caption != null) {
                require(caption, "caption", MAX_BODY);
            }
        }
    }

    /**
     * An approved template, the only form outside the window of 24 hours.
     *
     * @param name its name in the registry
     * @param parameters of its body in their order; no line breaks, none is blank
     * @param payloads of its quick replies in their order
     */
    record Template(String name, Language language, List<String> parameters, List<String> payloads)
            implements OutgoingMessage {
        public Template {
            require(name, "name", 512);
            requireNonNull(language, "language is null");
            parameters = List.copyOf(parameters);
            payloads = List.copyOf(payloads);
            for (String each : parameters) {
                require(each, "parameter", MAX_BODY);
                if (each.contains("\n") || each.contains("\t")) {
                    throw new IllegalArgumentException("a parameter has a line break or a tab");
                }
            }
        }
    }

    /** @param id what comes back when it is tapped */
    record Button(String id, String title) {
        public Button {
            require(id, "id", MAX_BUTTON_ID);
            require(title, "title", MAX_BUTTON_TITLE);
        }
    }

    /**
     * @param id what comes back when it is tapped
     * @param description or null
     */
    record Row(String id, String title, String description) {
        public Row {
            require(id, "id", MAX_ROW_ID);
            require(title, "title", MAX_ROW_TITLE);
            if (description != null) {
                require(description, "description", MAX_ROW_DESCRIPTION);
            }
        }
    }

    private static void require(String text, String name, int max) {
        if (requireNonNull(text, name + " is null").isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        if (text.length() > max) {
            throw new IllegalArgumentException(name + " is longer than " + max + " characters");
        }
    }

    private static void requireCount(List<?> items, int max) {
        if (items.isEmpty() || items.size() > max) {
            throw new IllegalArgumentException("there must be 1 to " + max + " of them");
        }
    }

    private static void requireDistinct(List<String> ids) {
        if (new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException("two have the same id or title");
        }
    }
}

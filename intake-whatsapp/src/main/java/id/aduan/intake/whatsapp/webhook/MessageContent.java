package id.aduan.intake.whatsapp.webhook;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a message says. */
public sealed interface MessageContent {

    /** Words as they were typed; they may be blank. */
    record Text(String body) implements MessageContent {
        public Text {
            requireNonNull(body, "body is null");
        }

        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /**
     * A file that the provider keeps for seven days.
     *
     * @param mediaId the provider's id of it
     * @param mimeType as claimed, or null
     * @param sha256 in base64 or hex, or null
     * @param url five minutes of life, to be trusted no more than any other address; or null
     * @param caption or null
     * @param filename as claimed, or null
     */
    record Media(Kind kind, String mediaId, String mimeType, String sha256, String url, String caption, String filename)
            implements MessageContent {
        /** What the provider calls it. */
        public enum Kind {
            IMAGE,
            VIDEO,
            /** Sound that is no voice note. */
            AUDIO,
            VOICE,
            DOCUMENT,
            STICKER
        }

        public Media {
            requireNonNull(kind, "kind is null");
            requireNonNull(mediaId, "mediaId is null");
        }

        @Override
        public String toString() {
            return "Media[" + kind + "]";
        }
    }

    /**
     * A point on Earth; forwarded ones say nothing of where the person is.
     *
     * @param name of a place that was picked, or null
     * @param address of a place that was picked, or null
     */
    record Location(double latitude, double longitude, String name, String address) implements MessageContent {
        @Override
        public String toString() {
            return "Location[…]";
        }
    }

    /**
     * A button, a row of a list, or a quick reply of a template was tapped.
     *
     * @param optionId what the sender of the button gave to it
     * @param title what stood on it, for the transcript only; or null
     */
    record Tap(String optionId, String title) implements MessageContent {
        public Tap {
            requireNonNull(optionId, "optionId is null");
        }

        @Override
        public String toString() {
            return "Tap[…]";
        }
    }

    /**
     * Contacts were shared.
     *
     * @param phones all numbers in them, as written
     * @param onRequest true when the person answered a request for his own contact
     */
    record Contacts(List<Phone> phones, boolean onRequest) implements MessageContent {
        /**
         * @param written as it stands in the contact, or null
         * @param waId the number as WhatsApp knows it, or null
         */
        public record Phone(String written, String waId) {
            @Override
            public String toString() {
                return "Phone[…]";
            }
        }

        public Contacts {
            phones = List.copyOf(phones);
        }

        @Override
        public String toString() {
            return "Contacts[" + phones.size() + "]";
        }
    }

    /**
     * A reaction to a message.
     *
     * @param emoji null when it was taken back
     */
    record Reaction(String messageId, String emoji) implements MessageContent {}

    /**
     * A form was filled in.
     *
     * @param response a text that should be JSON and may not be
     */
    record Form(String name, String response) implements MessageContent {
        @Override
        public String toString() {
            return "Form[…]";
        }
    }

    /** The sender has another number or other identifiers now; old and new are the same person. */
    record NumberChanged(PersonIds now) implements MessageContent {
        public NumberChanged {
            requireNonNull(now, "now is null");
        }
    }

    /** The sender's encryption keys are new: another device, or another person with the same number. */
    record IdentityChanged() implements MessageContent {}

    /** An earlier message reads otherwise now; the original stays what was sent. */
    record Edited(String originalId, MessageContent content) implements MessageContent {
        public Edited {
            requireNonNull(content, "content is null");
        }
    }

    /** An earlier message was taken back. */
    record Revoked(String originalId) implements MessageContent {}

    /**
     * The provider has not passed on what was sent.
     *
     * @param type what it was, as far as is told; or null
     */
    record Unsupported(String type) implements MessageContent {}

    /** A kind that this door does not know, or a known one without what belongs to it. */
    record Unknown() implements MessageContent {}
}

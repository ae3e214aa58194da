package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import java.time.Instant;
import java.util.List;

/** What happens in a conversation. Each knows its time, so that a conversation needs no clock. */
public sealed interface Incoming {
    /** When it happened, as the provider or this door knows it. */
    Instant at();

    /** True for what the citizen did himself: it is answered, and opens the window of 24 hours. */
    default boolean byCitizen() {
        return false;
    }

    /** What a citizen does has the provider's id of his message (wamid). */
    sealed interface ByCitizen extends Incoming {
        String messageId();

        @Override
        default boolean byCitizen() {
            return true;
        }
    }

    /** Words, cleaned and not blank, at most 4,096 characters. */
    record Said(String messageId, Instant at, String text) implements ByCitizen {
        public Said {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
            requireNonNull(text, "text is null");
        }
    }

    /**
     * A button or a row was tapped, perhaps of an old message.
     *
     * @param optionId what this door gave to the button; never its title
     */
    record Tapped(String messageId, Instant at, String optionId) implements ByCitizen {
        public Tapped {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
            requireNonNull(optionId, "optionId is null");
        }
    }

    /**
     * A point was shared.
     *
     * @param name of the place that was picked, or null
     * @param forwarded true when it came from another chat, so the citizen may never have been there
     */
    record Located(String messageId, Instant at, double latitude, double longitude, String name, boolean forwarded)
            implements ByCitizen {
        public Located {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * A picture, voice note or document was sent; its bytes are still with the provider.
     *
     * @param mediaId this door's own id of it, derived from the message
     * @param caption words that came with it, or null
     */
    record SentMedia(String messageId, Instant at, MediaKind kind, String mediaId, String caption)
            implements ByCitizen {
        public SentMedia {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(mediaId, "mediaId is null");
        }
    }

    /** The citizen shared his own number on request. */
    record SharedNumber(String messageId, Instant at, String e164) implements ByCitizen {
        public SharedNumber {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
            requireNonNull(e164, "e164 is null");
        }
    }

    /** Something came that this door cannot use: an unknown kind, a sticker, a poll, a file that is too large. */
    record Unusable(String messageId, Instant at, Why why) implements ByCitizen {
        /** Why it cannot be used. */
        public enum Why {
            /** The provider does not pass it on, or it is of a kind that means nothing here. */
            UNKNOWN_KIND,
            /** Over the limit of the provider, or it could not be loaded by it. */
            TOO_LARGE
        }

        public Unusable {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(at, "at is null");
            requireNonNull(why, "why is null");
        }
    }

    /** A file is safe here. Its type is known from its content. */
    record MediaKept(Instant at, String mediaId, String sha256, String mediaType, long sizeBytes) implements Incoming {}

    /** A file will never come: gone at the provider, damaged, not what it claims, too large. */
    record MediaLost(Instant at, String mediaId) implements Incoming {}

    /** A timer that this conversation has set has run out. */
    record TimerFired(Instant at, Timer timer) implements Incoming {}

    /** The cases of this citizen, the newest first, as asked for by {@link Effect.AskForCases}. */
    record CasesFound(Instant at, List<OwnCase> cases) implements Incoming {
        public CasesFound {
            cases = List.copyOf(cases);
        }
    }

    /** The cases could not be asked for. */
    record CasesAway(Instant at) implements Incoming {}

    /** The citizen was told something of a case, so that "belum beres" or a photo now means that case. */
    record Told(Instant at, ComplaintId complaintId, Notice.Kind kind) implements Incoming {}

    /** A person of the desk has taken the conversation. */
    record PersonTook(Instant at) implements Incoming {}

    /** The person has given the conversation back. */
    record PersonLeft(Instant at) implements Incoming {}

    /** The handling of an earlier event failed for good; a person must look. */
    record Failed(Instant at) implements Incoming {}
}

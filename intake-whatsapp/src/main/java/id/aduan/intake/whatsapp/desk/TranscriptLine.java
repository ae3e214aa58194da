package id.aduan.intake.whatsapp.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that was said in a conversation.
 *
 * @param speaker who said it
 * @param kind TEXT, PHOTO, VOICE, VIDEO, DOCUMENT, LOCATION, TAP, CONTACT, EDITED, REVOKED, UNUSABLE or TEMPLATE
 * @param text the words, or null
 * @param options what could be tapped
 * @param mediaId a file, or null
 * @param mediaState WAITED, KEPT or LOST, or null without a file
 * @param mediaType of a kept file
 * @param officer who wrote it, of an OFFICER
 * @param sent how far what we said has come, as QUEUED, DELIVERED or FAILED; or null
 */
record TranscriptLine(
        UUID id,
        Instant at,
        Speaker speaker,
        String kind,
        String text,
        List<String> options,
        String mediaId,
        String mediaState,
        String mediaType,
        String officer,
        String sent) {

    /** Who speaks. */
    enum Speaker {
        CITIZEN,
        BOT,
        OFFICER
    }

    TranscriptLine {
        requireNonNull(id, "id is null");
        requireNonNull(speaker, "speaker is null");
        options = List.copyOf(options);
    }

    /** Redacted, because records get logged. */
    @Override
    public String toString() {
        return "TranscriptLine[" + id + ", " + speaker + ", " + kind + "]";
    }
}

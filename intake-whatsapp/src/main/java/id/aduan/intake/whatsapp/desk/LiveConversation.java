package id.aduan.intake.whatsapp.desk;

import id.aduan.contracts.Language;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation as the desk sees it.
 *
 * @param lastSaidAt when the citizen wrote last, or null
 * @param windowUntil until when free words reach him, or null when they never did
 * @param wantedSince since when a person is wanted, or null
 * @param wantedBecause why: ASKED_FOR, NOT_UNDERSTOOD, FAILED, LEFT_OPEN, or null
 * @param handledBy the officer who has it, or had it until {@code handledUntil}; or null
 */
record LiveConversation(
        UUID id,
        String account,
        Language language,
        Instant lastSaidAt,
        Instant windowUntil,
        Instant wantedSince,
        String wantedBecause,
        String handledBy,
        Instant handledSince,
        Instant handledUntil) {
    /** The code of a citizen whom the officer left without an answer. */
    static final String LEFT_OPEN = "LEFT_OPEN";

    boolean isHandled(Instant now) {
        return handledBy != null && handledUntil != null && handledUntil.isAfter(now);
    }

    boolean isHandledBy(String officer, Instant now) {
        return isHandled(now) && handledBy.equals(officer);
    }

    boolean isWaiting(Instant now) {
        return wantedSince != null && !isHandled(now);
    }

    boolean isWindowOpen(Instant now) {
        return windowUntil != null && now.isBefore(windowUntil);
    }
}

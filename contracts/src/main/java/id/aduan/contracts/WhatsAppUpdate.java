package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One update that WhatsApp delivered, as it came: the slice of the original bytes, sealed. Read by intake-whatsapp alone.
 *
 * @param eventId derived from the account and the provider's own id, so a repeated delivery is the same event
 * @param receivedAt when the webhook took it
 * @param account the phone number id, else the WhatsApp Business Account id, else {@code unknown}
 * @param keyId the key of the day that the bytes are sealed under, as {@code 2026-03-01}
 * @param sealed the bytes under that key (AES-GCM; the event id is the associated data), base64
 */
public record WhatsAppUpdate(
        EventId eventId, Instant receivedAt, String account, Kind kind, String keyId, String sealed) {

    /** What was delivered, as far as the envelope tells. */
    public enum Kind {
        /** A message of a citizen, with its envelope. */
        MESSAGE,
        /** What became of a message that was sent. */
        STATUS,
        /** All else: templates, quality, alerts, and what is not known yet. */
        ACCOUNT,
        /** A whole body with a good signature that could not be cut into updates. */
        UNREADABLE
    }

    public WhatsAppUpdate {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(receivedAt, "receivedAt is null");
        Texts.requireText(account, "account", 200);
        requireNonNull(kind, "kind is null");
        Texts.requireText(keyId, "keyId", 40);
        requireNonNull(sealed, "sealed is null");
    }

    @Override
    public String toString() {
        return "WhatsAppUpdate[" + eventId + ", " + kind + "]";
    }
}

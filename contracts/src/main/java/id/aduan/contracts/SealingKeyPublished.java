package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The public key that doors seal contacts to. Doors use the newest that is valid, and go on with it when no newer one
 * reaches them.
 *
 * @param keyId e.g. {@code 2026-W48-1}
 * @param publicKeyset Tink keyset of an HPKE public key, JSON in base64
 */
public record SealingKeyPublished(
        EventId eventId, String keyId, String publicKeyset, Instant validFrom, Instant validTo) {
    public SealingKeyPublished {
        requireNonNull(eventId, "eventId is null");
        Texts.requireText(keyId, "keyId", 100);
        Texts.requireText(publicKeyset, "publicKeyset", 10_000);
        requireNonNull(validFrom, "validFrom is null");
        requireNonNull(validTo, "validTo is null");
    }
}

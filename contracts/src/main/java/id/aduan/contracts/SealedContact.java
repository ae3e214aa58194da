package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

/**
 * A person's contact, encrypted for case-service alone. The clear text is the JSON of {@code {name?, phone?, email?,
 * appUser?}}; the complaint id is its associated data, so it opens only beside its own complaint.
 *
 * @param keyId the week's key of case-service that the data key is sealed to
 * @param sealedDataKey the data key, sealed with HPKE (RFC 9180), base64
 * @param ciphertext the contact under the data key (AES-GCM), base64
 */
public record SealedContact(String keyId, String sealedDataKey, String ciphertext) {
    public SealedContact {
        Texts.requireText(keyId, "keyId", 100);
        requireNonNull(sealedDataKey, "sealedDataKey is null");
        requireNonNull(ciphertext, "ciphertext is null");
    }

    @Override
    public String toString() {
        return "SealedContact[keyId=" + keyId + ", …]";
    }
}

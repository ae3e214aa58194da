package id.aduan.kit.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.kit.events.EventJson;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Seals contacts to case-service. The slow public-key part is done once an hour for a data key; each contact costs only
 * an AES-GCM encryption under it.
 */
public final class ContactSealer {
    private static final Duration DATA_KEY_LIFE = Duration.ofHours(1);

    private final Supplier<Optional<SealingKeyPublished>> newestKey;
    private final Clock clock;
    private volatile DataKey dataKey;

    /** @param newestKey the key to seal to, empty while none is known */
    public ContactSealer(Supplier<Optional<SealingKeyPublished>> newestKey, Clock clock) {
        this.newestKey = newestKey;
        this.clock = clock;
    }

    /** Empty while no key of case-service has ever reached this door; then no contact may be taken. */
    public Optional<SealedContact> seal(ComplaintId complaint, Contact contact) {
        return newestKey.get().map(key -> seal(key, complaint, contact));
    }

    private SealedContact seal(SealingKeyPublished key, ComplaintId complaint, Contact contact) {
        try {
            DataKey current = dataKey(key);
            byte[] ciphertext = current.aead()
                    .encrypt(EventJson.write(contact), complaint.toString().getBytes(UTF_8));
            return new SealedContact(
                    key.keyId(), current.sealed(), Base64.getEncoder().encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the contact cannot be sealed with key " + key.keyId(), e);
        }
    }

    private DataKey dataKey(SealingKeyPublished key) throws GeneralSecurityException {
        DataKey current = dataKey;
        Instant now = clock.instant();
        if (current == null
                || !current.keyId().equals(key.keyId())
                || now.isAfter(current.madeAt().plus(DATA_KEY_LIFE))
                || now.isBefore(current.madeAt())) {
            current = newDataKey(key, now);
            dataKey = current;
        }
        return current;
    }

    private static DataKey newDataKey(SealingKeyPublished key, Instant now) throws GeneralSecurityException {
        Sealing.register();
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        byte[] bytes = TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        HybridEncrypt encrypt = TinkProtoKeysetFormat.parseKeysetWithoutSecret(
                        Base64.getDecoder().decode(key.publicKeyset()))
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        String sealed = Base64.getEncoder()
                .encodeToString(encrypt.encrypt(bytes, key.keyId().getBytes(UTF_8)));
        return new DataKey(key.keyId(), handle.getPrimitive(RegistryConfiguration.get(), Aead.class), sealed, now);
    }

    private record DataKey(String keyId, Aead aead, String sealed, Instant madeAt) {}
}

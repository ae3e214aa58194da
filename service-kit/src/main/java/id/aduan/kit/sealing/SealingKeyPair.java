package id.aduan.kit.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.SealedContact;
import id.aduan.kit.events.EventJson;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A key pair of case-service that doors seal contacts to: HPKE with X25519, HKDF-SHA-256 and AES-256-GCM (RFC 9180). */
public final class SealingKeyPair {
    /** A week of hours of one door; more are opened again. */
    private static final int MOST_DATA_KEYS = 200;

    private final String keyId;
    private final KeysetHandle privateKeys;
    private final Map<String, Aead> dataKeys = new ConcurrentHashMap<>();

    private SealingKeyPair(String keyId, KeysetHandle privateKeys) {
        this.keyId = requireNonNull(keyId, "keyId is null");
        this.privateKeys = privateKeys;
    }

    public static SealingKeyPair generate(String keyId) {
        try {
            Sealing.register();
            return new SealingKeyPair(
                    keyId,
                    KeysetHandle.generateNew(HpkeParameters.builder()
                            .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                            .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                            .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                            .setVariant(HpkeParameters.Variant.TINK)
                            .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair can be made", e);
        }
    }

    /** Reads what {@link #privateKeyset()} gave. */
    public static SealingKeyPair read(String keyId, byte[] privateKeyset) {
        try {
            Sealing.register();
            return new SealingKeyPair(
                    keyId, TinkProtoKeysetFormat.parseKeyset(privateKeyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private keyset of key " + keyId);
        }
    }

    public String keyId() {
        return keyId;
    }

    /** The secret; store it encrypted. */
    public byte[] privateKeyset() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(privateKeys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key pair cannot be written", e);
        }
    }

    /** What doors need, base64. */
    public String publicKeyset() {
        try {
            byte[] bytes = TinkProtoKeysetFormat.serializeKeysetWithoutSecret(privateKeys.getPublicKeysetHandle());
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key cannot be written", e);
        }
    }

    /** Opens a contact that was sealed to this key beside this complaint; fails with {@link Unopenable} otherwise. */
    public Contact open(SealedContact sealed, ComplaintId complaint) {
        try {
            byte[] clear = dataKey(sealed.sealedDataKey())
                    .decrypt(
                            Base64.getDecoder().decode(sealed.ciphertext()),
                            complaint.toString().getBytes(UTF_8));
            return EventJson.read(clear, Contact.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unopenable(keyId);
        }
    }

    /** A door seals contacts of an hour under one data key, so the slow public-key part is done once for all of them. */
    private Aead dataKey(String sealedDataKey) throws GeneralSecurityException {
        Aead known = dataKeys.get(sealedDataKey);
        if (known != null) {
            return known;
        }
        byte[] opened = privateKeys
                .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                .decrypt(Base64.getDecoder().decode(sealedDataKey), keyId.getBytes(UTF_8));
        Aead aead = TinkProtoKeysetFormat.parseKeyset(opened, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        if (dataKeys.size() >= MOST_DATA_KEYS) {
            dataKeys.clear();
        }
        dataKeys.put(sealedDataKey, aead);
        return aead;
    }

    /** The contact was sealed to another key, for another complaint, or has been changed. */
    public static final class Unopenable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unopenable(String keyId) {
            super("a contact cannot be opened with key " + keyId);
        }
    }
}

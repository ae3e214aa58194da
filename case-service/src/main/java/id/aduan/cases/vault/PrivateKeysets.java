package id.aduan.cases.vault;

import id.aduan.kit.sealing.SealingKeyPair;
import jakarta.enterprise.context.ApplicationScoped;

/** The private parts of the weeks' keys, as they may be stored. */
@ApplicationScoped
public class PrivateKeysets {
    private final MasterKey masterKey;

    PrivateKeysets(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    public byte[] seal(SealingKeyPair pair) {
        return masterKey.seal(pair.privateKeyset(), context(pair.keyId()));
    }

    /** Fails with {@link DataKey.Unreadable} when it was sealed by another master key. */
    public SealingKeyPair open(String keyId, byte[] sealed) {
        return SealingKeyPair.read(keyId, masterKey.open(sealed, context(keyId)));
    }

    private static String context(String keyId) {
        return "sealing:" + keyId;
    }
}

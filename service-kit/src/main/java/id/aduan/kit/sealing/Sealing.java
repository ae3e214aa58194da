package id.aduan.kit.sealing;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;

/** Registers the algorithms in use, once. */
final class Sealing {
    private Sealing() {}

    static void register() throws GeneralSecurityException {
        AeadConfig.register();
        HybridConfig.register();
    }
}

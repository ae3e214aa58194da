package id.aduan.cases.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wraps the keys of cases, persons and weeks. It stands in the configuration, and is backed up apart from the database. */
@ApplicationScoped
public class MasterKey {
    private static final String NAME = "aduan.vault.master-key";

    private final DataKey key;

    public MasterKey(@ConfigProperty(name = NAME) String base64) {
        this.key = read(base64);
    }

    /** @param context what the key belongs to, e.g. {@code case:<id>} */
    public byte[] wrap(DataKey wrapped, String context) {
        return key.seal(wrapped.bytes(), context);
    }

    /** Fails with {@link DataKey.Unreadable} when it was wrapped by another master key. */
    public DataKey unwrap(byte[] wrapped, String context) {
        return DataKey.of(key.open(wrapped, context));
    }

    /** For secrets that are no data keys, as the private part of a week's key. */
    byte[] seal(byte[] secret, String context) {
        return key.seal(secret, context);
    }

    byte[] open(byte[] sealed, String context) {
        return key.open(sealed, context);
    }

    private static DataKey read(String base64) {
        try {
            return DataKey.of(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    NAME + " is not 32 bytes in base64; make one with: openssl rand -base64 32");
        }
    }
}

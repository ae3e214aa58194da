package id.aduan.intake.callcenter;

import id.aduan.kit.sealing.AtRest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals what this door keeps of persons; see {@link AtRest}. */
@ApplicationScoped
public class Sealed {
    private static final String NAME = "aduan.secrets.callcenter-rest";

    private final AtRest key;

    public Sealed(@ConfigProperty(name = NAME) String masterKey) {
        key = new AtRest(NAME, masterKey);
    }

    /** @param context what it belongs to, e.g. {@code number}; it opens only beside the same */
    public byte[] seal(byte[] clear, String context) {
        return key.seal(clear, context);
    }

    /** Fails with {@link AtRest.Unopenable} when it was sealed under another key or context, or has been changed. */
    public byte[] open(byte[] sealed, String context) {
        return key.open(sealed, context);
    }

    /**
     * The same 32 bytes for the same text, from which nobody without the key finds the text by trying.
     *
     * @param domain what it is a digest of, so that equal texts of different kinds cannot be told to be equal
     */
    public byte[] digest(String domain, String text) {
        return key.digest(domain, text);
    }
}

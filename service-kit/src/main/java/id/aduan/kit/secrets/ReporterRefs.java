package id.aduan.kit.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pseudonyms of persons: the same contact gives the same pseudonym at every door, and nobody without the doors' secret
 * can find the contact by trying.
 */
@ApplicationScoped
public class ReporterRefs {
    private final Hmac secret;

    public ReporterRefs(@ConfigProperty(name = "aduan.secrets.reporter-ref") String secret) {
        this.secret = new Hmac("aduan.secrets.reporter-ref", secret);
    }

    /** @param e164 e.g. {@code +6280000000000} */
    public String ofPhone(String e164) {
        return ref("phone", e164);
    }

    public String ofEmail(String address) {
        return ref("email", address.strip().toLowerCase(Locale.ROOT));
    }

    /** A user of another system: the client that speaks for him and the client's own name for him. */
    public String ofUser(String client, String user) {
        return ref("user", client + '|' + user);
    }

    /** For a report without a contact: belongs to no other. */
    public String random() {
        return "r-" + UUID.randomUUID();
    }

    private String ref(String kind, String text) {
        byte[] mac = secret.of("reporter-ref-" + kind, text);
        return kind.charAt(0) + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac).substring(0, 27);
    }
}

package id.aduan.intake.whatsapp.sending;

import static java.util.Objects.requireNonNull;

/**
 * A number that this door answers for.
 *
 * @param name what operators call it
 * @param phoneNumberId the provider's id of it
 * @param wabaId the WhatsApp Business Account of its templates, or empty
 * @param displayNumber as people see it, or empty
 */
public record Account(String name, String phoneNumberId, String token, String wabaId, String displayNumber) {
    public Account {
        requireNonNull(name, "name is null");
        requireNonNull(phoneNumberId, "phoneNumberId is null");
        requireNonNull(token, "token is null");
        requireNonNull(wabaId, "wabaId is null");
        requireNonNull(displayNumber, "displayNumber is null");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}

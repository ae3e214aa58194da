package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

/**
 * A number of the regency at the stand-in.
 *
 * @param phoneNumberId what the API calls it
 * @param wabaId the WhatsApp Business Account that it belongs to
 * @param displayNumber in digits, with the country's code and without a plus
 * @param name as citizens see it
 * @param token the access token with which it is used
 */
public record BusinessNumber(String phoneNumberId, String wabaId, String displayNumber, String name, String token) {
    public BusinessNumber {
        requireNonNull(phoneNumberId, "phoneNumberId is null");
        requireNonNull(wabaId, "wabaId is null");
        requireNonNull(displayNumber, "displayNumber is null");
        requireNonNull(name, "name is null");
        requireNonNull(token, "token is null");
    }

    /** Redacted, because records get logged. */
    @Override
    public String toString() {
        return "BusinessNumber[" + phoneNumberId + "]";
    }
}

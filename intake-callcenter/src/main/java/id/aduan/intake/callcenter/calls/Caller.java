package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonIgnore;
import id.aduan.kit.sealing.Contact;

/**
 * Who called and how he is reached, as he told it; any part may be null. Kept sealed.
 *
 * @param number in E.164 form, of the line or as told
 * @param otherNumber another number at which he wants to be called, in E.164 form
 */
public record Caller(String name, String number, String otherNumber, String email) {
    public static final Caller UNKNOWN = new Caller(null, null, null, null);

    /** The number to call: the other one where he told one. */
    @JsonIgnore
    public String reachedAt() {
        return otherNumber == null ? number : otherNumber;
    }

    @JsonIgnore
    boolean isUnknown() {
        return equals(UNKNOWN);
    }

    Contact contact() {
        return new Contact(name, reachedAt(), email, null);
    }

    @Override
    public String toString() {
        return "Caller[…]";
    }
}

package id.aduan.intake.whatsapp.sending;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a citizen is reached within an account; at least one is known.
 *
 * @param phone in E.164 form, e.g. {@code +6280000000001}, or null
 * @param userId the provider's id of him within our portfolio (BSUID), or null
 */
public record Recipient(String phone, String userId) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{5,14}");

    public Recipient {
        if (phone == null && userId == null) {
            throw new IllegalArgumentException("neither a phone nor a user id is known");
        }
        if (phone != null && !E164.matcher(phone).matches()) {
            throw new IllegalArgumentException("not an E.164 phone number"); // the value itself is personal data
        }
    }

    /** Which of both is known, never its value. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Recipient[phone %b, user id %b]", phone != null, userId != null);
    }
}

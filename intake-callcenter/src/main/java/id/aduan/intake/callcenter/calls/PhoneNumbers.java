package id.aduan.intake.callcenter.calls;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/** Reads phone numbers as an exchange tells them and as operators type them. */
final class PhoneNumbers {
    private static final String HOME_REGION = "ID";
    private static final int LONGEST = 40;

    private PhoneNumbers() {}

    /** In E.164 form; empty for what is no number that could be called back, as {@code anonymous} or {@code 112}. */
    static Optional<String> e164(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(typed, HOME_REGION);
            // possible and not valid: operators get new ranges before the library knows them, and a caller waits
            return numbers.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                    ? Optional.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

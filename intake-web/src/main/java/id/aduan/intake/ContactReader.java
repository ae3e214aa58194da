package id.aduan.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads phone numbers and e-mail addresses as people type them. */
final class ContactReader {
    static final int MAX_EMAIL = 254;

    private static final String HOME_REGION = "ID";
    private static final int HOME_COUNTRY = 62;
    /** Operators get new ranges before the library knows them. */
    private static final Pattern HOME_MOBILE = Pattern.compile("8\\d{8,11}");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}"
            + "@(?:[\\p{Alnum}](?:[\\p{Alnum}-]{0,61}[\\p{Alnum}])?\\.)+[\\p{Alpha}][\\p{Alnum}-]{0,61}[\\p{Alnum}]");

    private ContactReader() {}

    /** The number in E.164 form; empty when it is none. */
    static Optional<String> phone(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(typed, HOME_REGION);
            boolean homeMobile = number.getCountryCode() == HOME_COUNTRY
                    && HOME_MOBILE
                            .matcher(Long.toString(number.getNationalNumber()))
                            .matches();
            return numbers.isValidNumber(number) || homeMobile
                    ? Optional.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The address with its domain in lower case; empty when it is none. */
    static Optional<String> email(String typed) {
        if (typed.length() > MAX_EMAIL || !EMAIL.matcher(typed).matches()) {
            return Optional.empty();
        }
        int at = typed.lastIndexOf('@');
        return Optional.of(typed.substring(0, at) + typed.substring(at).toLowerCase(Locale.ROOT));
    }
}

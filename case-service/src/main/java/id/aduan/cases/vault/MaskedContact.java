package id.aduan.cases.vault;

import id.aduan.kit.sealing.Contact;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A contact as it is shown without a reveal: enough to tell it from another, too little to reach anybody. */
public record MaskedContact(String name, String phone, String email) {
    private static final int SHOWN_DIGITS = 2;

    public static MaskedContact of(Contact contact) {
        return new MaskedContact(name(contact.name()), phone(contact.phone()), email(contact.email()));
    }

    private static String name(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> new String(Character.toChars(word.codePointAt(0))) + "…")
                .collect(Collectors.joining(" "));
    }

    private static String phone(String phone) {
        if (phone == null || phone.length() < 9) {
            return phone == null ? null : "••••";
        }
        // country code and operator of an Indonesian number; of any other only the beginning of the country code
        String shown = phone.startsWith("+62") ? "+62 " + phone.substring(3, 6) : phone.substring(0, 3);
        return shown + " •••• " + phone.substring(phone.length() - SHOWN_DIGITS);
    }

    private static String email(String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        String first = new String(Character.toChars(email.codePointAt(0)));
        return email.indexOf('@') > 0 ? first + "…@…" : first + "…";
    }
}

package id.aduan.intake.web.pages;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids that stand in forms: nobody guesses one, and a form that is sent twice has the same. */
final class OneTimeId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeId() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id, or a new one where what came in is none of ours. */
    static String orNext(String sent) {
        return FORM.matcher(sent).matches() ? sent : next();
    }
}

package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** An agency whose officer may sign in. */
public record Agency(String code, String name) {
    public Agency {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
    }

    /** Whether all words are found in its code or its name. */
    boolean matches(String words) {
        String all = (code + " " + name).toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}

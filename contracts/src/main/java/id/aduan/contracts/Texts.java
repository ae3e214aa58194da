package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

/** Checks that every text on a topic passes, so that no reader meets what PostgreSQL cannot store. */
final class Texts {
    private Texts() {}

    static String requireText(String value, String name, int maxLength) {
        requireNonNull(value, name + " is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return requireStorable(value, name, maxLength);
    }

    static String requireStorableOrNull(String value, String name, int maxLength) {
        return value == null ? null : requireStorable(value, name, maxLength);
    }

    private static String requireStorable(String value, String name, int maxLength) {
        if (value.length() > maxLength) {
            throw new IllegalArgumentException(name + " is longer than " + maxLength + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(name + " has a null character");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(name + " has half a surrogate pair");
            }
        }
        return value;
    }
}

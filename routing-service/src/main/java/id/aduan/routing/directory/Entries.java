package id.aduan.routing.directory;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** Checks that the entries of the directory share. */
final class Entries {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private Entries() {}

    static void requireText(String value, String name, int maxLength) {
        requireNonNull(value, name + " is null");
        if (value.isBlank() || value.length() > maxLength || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " is not a line of 1 to " + maxLength + " characters");
        }
    }

    static void requireCode(String value, String name) {
        requireNonNull(value, name + " is null");
        if (value.length() > 60 || !CODE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is not letters and digits with dashes");
        }
    }

    static boolean holds(LocalDate from, LocalDate to, LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}

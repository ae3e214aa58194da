package id.aduan.kit.metrics;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values of labels: a few words of a closed set, never an identifier, a number or a name. */
final class LabelValue {
    static final String OTHER = "other";

    /** Words without digits: what counts or identifies has some. */
    private static final Pattern WORDS = Pattern.compile("[a-z]+([._-][a-z]+)*");

    private static final Pattern PATH = Pattern.compile("(/([A-Za-z._-]+|v\\d|\\{[A-Za-z]+}))+|/|[A-Z_]+|root");
    private static final int LONGEST = 60;

    private LabelValue() {}

    /** The value itself when it is of words, else {@value #OTHER}. */
    static String of(String value) {
        requireNonNull(value, "value is null");
        return value.length() <= LONGEST && WORDS.matcher(value).matches() ? value : OTHER;
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A path pattern as it is, else {@value #OTHER}: a path that was really asked may name a report. */
    static String ofPath(String value) {
        return value.length() <= LONGEST && PATH.matcher(value).matches() ? value : OTHER;
    }
}

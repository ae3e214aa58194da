package id.aduan.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in a plain form: safe to store, short enough, or as bare words. */
public final class Plain {
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{Nd}+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’‘`](?=\\p{L})");
    private static final Pattern LONG_DRAWN = Pattern.compile("(\\p{L})\\1{2,}");

    private Plain() {}

    /** Without what PostgreSQL cannot store; stripped. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean half = c <= Character.MAX_VALUE && Character.isSurrogate((char) c);
            if (c != 0 && !half) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString().strip();
    }

    /** At most so many UTF-16 units, with an ellipsis where something was cut off, and no character cut in two. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** One line of at most so many units. */
    public static String line(String text, int max) {
        return cut(text.replaceAll("\\s+", " ").strip(), max);
    }

    /** Lower case, no accents, no apostrophes inside words; signs and pictures stay. */
    static String letters(String text) {
        String plain = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return APOSTROPHE.matcher(plain).replaceAll("");
    }

    /** The words and numbers of a text, a long drawn letter ("tolooong") once; digits of any script as ASCII. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(letters(text));
        while (matcher.find()) {
            String word = matcher.group();
            words.add(
                    Character.isDigit(word.codePointAt(0))
                            ? ascii(word)
                            : LONG_DRAWN.matcher(word).replaceAll("$1"));
        }
        return words;
    }

    private static String ascii(String digits) {
        StringBuilder ascii = new StringBuilder(digits.length());
        digits.codePoints().forEach(digit -> ascii.append(Character.digit(digit, 10)));
        return ascii.toString();
    }

    /** Insertions, deletions, replacements and swaps of neighbours; more than the limit is limit + 1. */
    public static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return Math.min(last[other.length()], limit + 1);
    }
}

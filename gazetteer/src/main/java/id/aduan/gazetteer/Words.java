package id.aduan.gazetteer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text in lower case and without accents, and how far two of them are from each other. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[a-z]+|\\d+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern BREAK = Pattern.compile("[,;:!?()\\n]|\\.\\s");

    private Words() {}

    /**
     * A word of a text.
     *
     * @param afterBreak whether a comma, a full stop or the like stands before it
     */
    record Word(String text, boolean afterBreak) {}

    static List<Word> of(String text) {
        String plain = plain(text);
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain);
        int end = 0;
        while (matcher.find()) {
            boolean afterBreak =
                    BREAK.matcher(plain.substring(end, matcher.start())).find();
            words.add(new Word(matcher.group(), afterBreak));
            end = matcher.end();
        }
        return words;
    }

    static String squash(String name) {
        return plain(name).replaceAll("[^a-z0-9]", "");
    }

    private static String plain(String text) {
        return ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours from one to the other; more than the limit is limit + 1. */
    static int distance(String one, String other, int limit) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[other.length()];
    }
}

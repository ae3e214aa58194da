package id.aduan.intake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a text looks like spam, in points: links, the same over and over, no words. Short complaints score nothing. */
final class SpamScore {
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|www\\.)\\S+|\\b[\\w-]+\\.(?:xyz|top|click|online|site|bet|casino|vip|win|loan)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG_RUN = Pattern.compile("(\\S)\\1{19,}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SOLD = Pattern.compile(
            "\\b(?:slot gacor|judi online|togel|pinjol|pinjaman cepat|maxwin|casino|viagra|obat kuat|bitcoin|"
                    + "followers|jasa seo|scatter|deposit pulsa)\\b");
    private static final int MANY_WORDS = 30;

    private SpamScore() {}

    static int of(Report report) {
        String text = (report.title() == null ? "" : report.title() + "\n") + report.narrative();
        return links(text) + repetition(text) + noWords(text) + offers(text);
    }

    private static int links(String text) {
        int links = 0;
        Matcher matcher = LINK.matcher(text);
        while (matcher.find() && links < 10) {
            links++;
        }
        return links <= 1 ? links : links * 2; // one link may well be a map or a news page
    }

    private static int repetition(String text) {
        int points = LONG_RUN.matcher(text).find() ? 3 : 0;
        Set<String> different = new HashSet<>();
        int words = 0;
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words++;
            different.add(matcher.group());
        }
        return words >= MANY_WORDS && different.size() * 5 < words ? points + 6 : points;
    }

    private static int noWords(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        if (letters == 0) {
            return 6;
        }
        return text.length() > 40 && letters * 3 < text.length() ? 3 : 0;
    }

    private static int offers(String text) {
        int offers = 0;
        Matcher matcher = SOLD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find() && offers < 4) {
            offers++;
        }
        return offers * 2;
    }
}

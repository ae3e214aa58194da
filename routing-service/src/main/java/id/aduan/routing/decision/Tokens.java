package id.aduan.routing.decision;

import id.aduan.routing.directory.Directory;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text in the spelling that the word list uses: lower case, no accents, no drawn-out letters, no -nya. */
final class Tokens {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern DRAWN_OUT = Pattern.compile("([a-z])\\1{2,}");
    private static final List<String> ENDINGS = List.of("nya", "lah", "kah", "na");
    private static final int SHORTEST_STEM = 3;

    private Tokens() {}

    static List<String> of(String text, Directory directory) {
        String plain = ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            String word = DRAWN_OUT.matcher(matcher.group()).replaceAll("$1");
            String usual = directory.spelling(word);
            tokens.add(usual.equals(word) ? directory.spelling(stem(word)) : usual);
        }
        return tokens;
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}

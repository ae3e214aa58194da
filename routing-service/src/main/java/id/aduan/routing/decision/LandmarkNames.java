package id.aduan.routing.decision;

import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.Landmark;
import id.aduan.routing.directory.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the landmarks of a directory in what a citizen typed as the place. Only whole names count. */
final class LandmarkNames {
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private final Directory directory;
    private final Map<List<String>, Set<Landmark>> byName = new HashMap<>();
    private final Set<String> locatives = new HashSet<>();
    private final int longest;

    private record Token(String word, int from, int to) {}

    /**
     * What was typed, with a landmark in it.
     *
     * @param landmarks those that may be meant; more than one where names are shared or several are named
     * @param rest the other words, without those that only say where ("dekat", "depan")
     */
    record Mention(Set<Landmark> landmarks, String rest) {}

    LandmarkNames(Directory directory) {
        this.directory = directory;
        for (Landmark landmark : directory.landmarks()) {
            List<String> names = new ArrayList<>(landmark.aliases());
            names.add(landmark.name());
            names.forEach(name -> byName.computeIfAbsent(words(name), first -> new LinkedHashSet<>())
                    .add(landmark));
        }
        byName.remove(List.of());
        directory.words().stream()
                .filter(word -> word.meaning() == Word.Meaning.LOCATIVE)
                .forEach(word -> locatives.addAll(words(word.form())));
        longest = byName.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    Directory directory() {
        return directory;
    }

    /** The landmark that a door names, by its id or one of its names; none where the name is shared. */
    Optional<Landmark> named(String name) {
        return directory.landmark(name).or(() -> {
            Set<Landmark> found = byName.getOrDefault(words(name), Set.of());
            return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
        });
    }

    /** The longest name in the text; several where names of the same length stand in it. */
    Optional<Mention> in(String text) {
        String plain = plain(text);
        List<Token> tokens = tokens(plain);
        for (int length = Math.min(longest, tokens.size()); length > 0; length--) {
            Set<Landmark> found = new LinkedHashSet<>();
            boolean[] taken = new boolean[tokens.size()];
            for (int at = 0; at + length <= tokens.size(); at++) {
                Set<Landmark> here = byName.getOrDefault(
                        tokens.subList(at, at + length).stream()
                                .map(Token::word)
                                .toList(),
                        Set.of());
                found.addAll(here);
                for (int i = at; i < at + length && !here.isEmpty(); i++) {
                    taken[i] = true;
                }
            }
            if (!found.isEmpty()) {
                return Optional.of(new Mention(found, rest(plain, tokens, taken)));
            }
        }
        return Optional.empty();
    }

    private String rest(String plain, List<Token> tokens, boolean[] taken) {
        StringBuilder rest = new StringBuilder(plain);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (taken[i] || locatives.contains(token.word())) {
                rest.replace(token.from(), token.to(), " ".repeat(token.to() - token.from()));
            }
        }
        return tokens(rest.toString()).isEmpty() ? "" : rest.toString();
    }

    private List<String> words(String text) {
        return tokens(plain(text)).stream().map(Token::word).toList();
    }

    private static String plain(String text) {
        return ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private List<Token> tokens(String plain) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            tokens.add(new Token(directory.spelling(matcher.group()), matcher.start(), matcher.end()));
        }
        return tokens;
    }
}

package id.aduan.intake.whatsapp.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.knowledge.ChatWords;
import id.aduan.knowledge.Plain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what people type: Indonesian, Sundanese and English as written in a chat, with slang, long drawn letters and
 * typing errors. It is careful rather than eager: a text is a command only when it is nearly nothing else. Immutable;
 * load it once and share it.
 */
public final class Understanding {
    private static final int LONGEST_COMMAND = 7;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int LONG = 9;
    private static final Pattern NUMBER = Pattern.compile(
            "(?i)pwk[\\s\\-‐-―_.:]*(?:[0-9a-z][\\s\\-‐-―_.]{0,2}){11}(?![0-9a-z])|(?<![0-9a-z])[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z](?![0-9a-z])");
    private static final Pattern NUMBER_BEGUN =
            Pattern.compile("(?i)(?<![a-z])pwk\\s?-?\\s?(?=[0-9a-z]*\\d)[0-9a-z]{5,}");
    private static final Set<String> LANGUAGE_TAGS = Set.of("id", "su", "en");
    private static final Set<String> NEGATIONS = Set.of("bukan", "tidak", "sanes", "not", "no", "henteu");
    private static final Pattern STAR = Pattern.compile("[⭐★🌟]");

    private final ChatWords chatWords = new ChatWords();
    private final Map<String, Intent> commands;
    private final Set<String> fillers;
    private final Map<String, Integer> numbers;
    private final List<List<String>> emergencies;
    private final Map<Language, Set<String>> languageWords;
    private final List<List<String>> questionWords;
    private final Set<String> troubleWords;
    private final Set<String> documentWords;
    private final List<List<String>> proposalWords;
    private final List<List<String>> notFixedWords;

    /** Reads the door's own words. */
    public Understanding() {
        commands = new LinkedHashMap<>();
        fillers = new HashSet<>();
        numbers = new HashMap<>();
        emergencies = new ArrayList<>();
        languageWords = new EnumMap<>(Language.class);
        questionWords = new ArrayList<>();
        troubleWords = new HashSet<>();
        documentWords = new HashSet<>();
        proposalWords = new ArrayList<>();
        notFixedWords = new ArrayList<>();
        for (String line : lines("commands.txt")) {
            String[] pair = line.split("=", 2);
            for (String phrase : pair[1].split("\\|")) {
                String meaning = pair[0].strip();
                boolean asWritten = LANGUAGE_TAGS.contains(meaning); // slang tells the language too
                learn(meaning, asWritten ? Plain.words(phrase) : words(phrase));
            }
        }
    }

    private void learn(String meaning, List<String> words) {
        String phrase = String.join(" ", words);
        switch (meaning) {
            case "filler" -> fillers.add(phrase);
            case "emergency" -> emergencies.add(words);
            case "question" -> questionWords.add(words);
            case "document" -> documentWords.add(phrase);
            case "trouble" -> troubleWords.add(phrase);
            case "proposal" -> proposalWords.add(words);
            case "id", "su", "en" ->
                languageWords
                        .computeIfAbsent(Language.of(meaning), language -> new HashSet<>())
                        .add(phrase);
            default -> {
                if (Character.isDigit(meaning.charAt(0))) {
                    numbers.put(phrase, Integer.valueOf(meaning));
                } else {
                    Intent intent = Intent.valueOf(meaning);
                    commands.putIfAbsent(phrase, intent);
                    if (intent == Intent.NOT_FIXED) {
                        notFixedWords.add(words);
                    }
                }
            }
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Understanding.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the door's own words cannot be read", e);
        }
    }

    /** The words of a text in lower case, slang written out. */
    List<String> words(String text) {
        return chatWords.of(text);
    }

    /** What a message wants as a whole; empty for what tells something. */
    Optional<Intent> intent(String text) {
        List<String> words = words(text);
        if (words.isEmpty() || words.size() > LONGEST_COMMAND) {
            return Optional.empty();
        }
        return command(words, true)
                .or(() -> command(withoutFillers(words, false), true))
                .or(() -> command(withoutFillers(words, true), true))
                .or(() -> command(words, false))
                .or(() -> command(withoutFillers(words, true), false));
    }

    private Optional<Intent> command(List<String> words, boolean exactly) {
        String typed = String.join(" ", words);
        if (exactly) {
            return Optional.ofNullable(commands.get(typed));
        }
        if (typed.length() < SHORTEST_MISSPELT) {
            return Optional.empty();
        }
        Intent nearest = null;
        int least = typed.length() >= LONG ? 2 : 1;
        for (Map.Entry<String, Intent> command : commands.entrySet()) {
            String phrase = command.getKey();
            if (phrase.length() < SHORTEST_MISSPELT || phrase.charAt(0) != typed.charAt(0)) {
                continue;
            }
            int allowed = Math.min(least, phrase.length() >= LONG ? 2 : 1);
            int distance = Plain.distance(typed, phrase, allowed);
            if (distance < least || (distance <= allowed && nearest == null)) {
                least = distance;
                nearest = command.getValue();
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Without what is only polite: "min", "tolong", and at will greetings and thanks of one or two words. */
    private List<String> withoutFillers(List<String> words, boolean greetingsToo) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (greetingsToo && i + 1 < words.size() && isPolite(commands.get(word + " " + words.get(i + 1)))) {
                i++;
            } else if (!fillers.contains(word) && !(greetingsToo && isPolite(commands.get(word)))) {
                rest.add(word);
            }
        }
        return rest;
    }

    private static boolean isPolite(Intent intent) {
        return intent == Intent.GREETING || intent == Intent.THANKS;
    }

    /** The number that a message is: as a digit of any script, a word, "nomor 2" or as so many stars. */
    OptionalInt number(String text) {
        int stars = (int) STAR.matcher(text).results().count();
        List<String> words = withoutFillers(words(text), false);
        if (stars > 0 && words.isEmpty()) {
            return OptionalInt.of(stars);
        }
        if (words.size() == 1) {
            String word = words.get(0);
            if (word.length() <= 2 && Character.isDigit(word.charAt(0))) {
                return OptionalInt.of(Integer.parseInt(word));
            }
            if (numbers.containsKey(word)) {
                return OptionalInt.of(numbers.get(word));
            }
        }
        return OptionalInt.empty();
    }

    /** A tracking number in a text, as people type it. */
    Optional<TrackingNumber> trackingNumber(String text) {
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            Optional<TrackingNumber> number =
                    TrackingNumber.parse(matcher.group().replace(":", ""));
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /** True when a text seems to hold a tracking number, right or wrong. */
    boolean speaksOfNumber(String text) {
        return NUMBER_BEGUN.matcher(text).find();
    }

    /** True when a text speaks of a danger to life or property that should be told to 112. */
    boolean speaksOfEmergency(String text) {
        List<String> words = words(text);
        if (words.size() <= 3 && words.contains("darurat") && !words.contains("bukan")) {
            return true; // in a longer text the word has other meanings, as in "jembatan darurat"
        }
        return emergencies.stream().anyMatch(phrase -> {
            int at = indexOf(words, phrase);
            return at >= 0 && words.subList(Math.max(0, at - 2), at).stream().noneMatch(NEGATIONS::contains);
        });
    }

    private static int indexOf(List<String> words, List<String> phrase) {
        for (int at = 0; at + phrase.size() <= words.size(); at++) {
            boolean fits = true;
            for (int i = 0; i < phrase.size() && fits; i++) {
                fits = isNearly(words.get(at + i), phrase.get(i));
            }
            if (fits) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isNearly(String word, String known) {
        return word.equals(known) || (known.length() >= 8 && Plain.distance(word, known, 1) <= 1);
    }

    /** The language that a text is clearly in. */
    Optional<Language> language(String text) {
        List<String> words = Plain.words(text);
        Map<Language, Integer> score = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Set<String> known = languageWords.getOrDefault(language, Set.of());
            score.put(language, (int) words.stream().filter(known::contains).count());
        }
        Language best = null;
        int second = 0;
        for (Map.Entry<Language, Integer> entry : score.entrySet()) {
            if (best == null || entry.getValue() > score.get(best)) {
                second = best == null ? 0 : score.get(best);
                best = entry.getKey();
            } else {
                second = Math.max(second, entry.getValue());
            }
        }
        int most = score.get(best);
        boolean clear = most > second && (most >= 2 || words.size() <= 2);
        return clear && most > 0 ? Optional.of(best) : Optional.empty();
    }

    /** True when a text is put as a question, in its beginning or its end. */
    boolean asks(String text) {
        List<String> words = withoutFillers(words(text), true);
        return text.contains("?")
                || questionWords.stream().anyMatch(phrase -> {
                    int at = exactIndexOf(words, phrase);
                    return at >= 0 && (at < 3 || at >= words.size() - 3);
                });
    }

    /** True when a text asks for information rather than tells of a trouble. */
    boolean asksSomething(String text) {
        return asks(text) && !speaksOfTrouble(text);
    }

    /** True when a text is about a card or a paper that an office issues. */
    boolean speaksOfDocument(String text) {
        return words(text).stream().anyMatch(documentWords::contains);
    }

    /** True when a text tells of something that is broken or goes wrong. */
    boolean speaksOfTrouble(String text) {
        return words(text).stream().anyMatch(troubleWords::contains);
    }

    /** True when a text says itself that it is a new report, as in "mau lapor, lampu mati". */
    boolean beginsReport(String text) {
        List<String> words = withoutFillers(words(text), true);
        return !words.isEmpty() && commands.get(words.get(0)) == Intent.REPORT;
    }

    /** True when a text begins as a proposal. */
    boolean proposes(String text) {
        List<String> words = withoutFillers(words(text), true);
        return proposalWords.stream().anyMatch(phrase -> {
            int at = exactIndexOf(words, phrase);
            return at >= 0 && at < 3;
        });
    }

    /** True when a text begins with saying that it is not fixed. */
    boolean saysNotFixed(String text) {
        List<String> words = withoutFillers(words(text), true);
        return notFixedWords.stream().anyMatch(phrase -> phrase.size() > 1 && exactIndexOf(words, phrase) == 0);
    }

    private static int exactIndexOf(List<String> words, List<String> phrase) {
        for (int at = 0; at + phrase.size() <= words.size(); at++) {
            if (words.subList(at, at + phrase.size()).equals(phrase)) {
                return at;
            }
        }
        return -1;
    }

    /** True when a text tells something that someone can work on: a word or two at least. */
    boolean tellsSomething(String text, boolean asked) {
        List<String> words = withoutFillers(words(text), true);
        int letters = words.stream()
                .filter(word -> Character.isLetter(word.codePointAt(0)))
                .mapToInt(String::length)
                .sum();
        boolean random = words.size() == 1 && words.get(0).chars().distinct().count() < 3;
        return !random && (asked ? letters >= 4 : letters >= 8 && words.size() >= 2);
    }
}

package id.aduan.knowledge;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answer library in memory. It compares what is asked with every way in which a question is known to be asked, by
 * the words that tell a subject, the rare ones more than the frequent ones, and gives an answer only when one is near and
 * well before the second. Immutable; build another when the library changes.
 */
public final class AnswerIndex implements Answers {
    /** Half of it must be the same words, by weight, and a good part of the rest: tried with AnswerIndexTest's questions. */
    private static final double NEAR = 0.62;

    private static final double AHEAD = 0.12;
    private static final double MISSPELT = 0.85;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int SHORTEST_STEM = 4;
    private static final int SHORTEST_BEGUN = 3;
    private static final int LONGEST_QUESTION = 60;

    private static final List<String> ENDINGS = List.of("nya", "kah", "lah", "kan", "na", "an");
    private static final List<String> BEGINNINGS =
            List.of("meng", "mem", "men", "peng", "pem", "pen", "ber", "per", "ter", "di", "ke", "me", "nga");
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private final ChatWords chatWords;
    private final List<Entry> entries;
    private final Map<String, Double> weights;
    private final double weightOfUnknown;

    private record Entry(AnswerPublished answer, List<Set<String>> questions) {}

    private record Vocabulary(Set<String> stopWords, Map<String, String> sameAs) {
        static Vocabulary load() {
            Set<String> stopWords = new HashSet<>();
            Map<String, String> sameAs = new HashMap<>();
            for (String line : OwnFiles.lines("answer-words.txt")) {
                int equals = line.indexOf('=');
                String meaning = line.substring(0, equals);
                for (String word : line.substring(equals + 1).split("\\|")) {
                    if (meaning.equals("stop")) {
                        stopWords.add(word);
                    } else {
                        sameAs.put(word, meaning);
                    }
                }
            }
            return new Vocabulary(Set.copyOf(stopWords), Map.copyOf(sameAs));
        }
    }

    /** Takes the newest version of each entry; those that are withdrawn are left out. */
    public AnswerIndex(ChatWords chatWords, Collection<AnswerPublished> library) {
        this.chatWords = chatWords;
        Map<String, AnswerPublished> newest = new TreeMap<>();
        library.forEach(each ->
                newest.merge(each.answerId(), each, (one, other) -> one.version() >= other.version() ? one : other));
        entries = newest.values().stream()
                .filter(answer -> !answer.withdrawn())
                .map(answer -> new Entry(
                        answer,
                        answer.questions().values().stream()
                                .flatMap(List::stream)
                                .map(this::subject)
                                .filter(words -> !words.isEmpty())
                                .toList()))
                .toList();
        Map<String, Integer> occurrences = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Set<String> all = new HashSet<>();
            entry.questions().forEach(all::addAll);
            all.forEach(word -> occurrences.merge(word, 1, Integer::sum));
        }
        weights = new HashMap<>();
        occurrences.forEach((word, count) -> weights.put(word, weight(count)));
        weightOfUnknown = weight(2);
    }

    private double weight(int occurrences) {
        return Math.log(1 + (entries.size() + 1.0) / occurrences);
    }

    @Override
    public Optional<Answer> clearly(String question, Language language) {
        Set<String> asked = subject(question);
        if (asked.isEmpty() || asked.size() > LONGEST_QUESTION) {
            return Optional.empty();
        }
        Entry best = null;
        double first = 0;
        double second = 0;
        for (Entry entry : entries) {
            double score = entry.questions().stream()
                    .mapToDouble(known -> likeness(asked, known))
                    .max()
                    .orElse(0);
            if (score > first) {
                second = first;
                first = score;
                best = entry;
            } else {
                second = Math.max(second, score);
            }
        }
        if (best == null || first < NEAR || first - second < AHEAD) {
            return Optional.empty();
        }
        Map<String, String> texts = best.answer().answers();
        String text = texts.getOrDefault(language.tag(), texts.get(Language.INDONESIAN.tag()));
        return Optional.of(new Answer(best.answer().answerId(), text));
    }

    /** An entry by its key. */
    public Optional<AnswerPublished> entry(String answerId) {
        return entries.stream()
                .map(Entry::answer)
                .filter(answer -> answer.answerId().equals(answerId))
                .findFirst();
    }

    /**
     * The entries that have most of what is typed, the likest first, for a person who chooses. The last word may be only
     * begun.
     */
    public List<AnswerPublished> search(String typed, int limit) {
        Set<String> asked = subject(typed);
        if (asked.isEmpty() || asked.size() > LONGEST_QUESTION) {
            return List.of();
        }
        record Found(AnswerPublished answer, double score) {}
        return entries.stream()
                .map(entry -> new Found(
                        entry.answer(),
                        entry.questions().stream()
                                .mapToDouble(known -> coverage(asked, known))
                                .max()
                                .orElse(0)))
                .filter(found -> found.score() > 0)
                .sorted(Comparator.comparingDouble(Found::score).reversed().thenComparing(found -> found.answer()
                        .answerId()))
                .limit(limit)
                .map(Found::answer)
                .toList();
    }

    /** How much of what is asked is known, by weight, and a little less where much else is known beside. */
    private double coverage(Set<String> asked, Set<String> known) {
        double common = asked.stream()
                .filter(word -> known.contains(word)
                        || (word.length() >= SHORTEST_BEGUN && known.stream().anyMatch(each -> each.startsWith(word))))
                .mapToDouble(this::weightOf)
                .sum();
        return common / (sum(asked) + 0.1 * sum(known));
    }

    /** 0 to 1: the weight of the words that both have, by the weight of all; one word in common is no likeness. */
    private double likeness(Set<String> asked, Set<String> known) {
        double common = 0;
        int shared = 0;
        for (String word : asked) {
            if (known.contains(word)) {
                common += 2 * weightOf(word);
                shared++;
            } else if (!weights.containsKey(word) && word.length() >= SHORTEST_MISSPELT) {
                Optional<String> meant = known.stream()
                        .filter(each -> each.length() >= SHORTEST_MISSPELT && Plain.distance(word, each, 1) <= 1)
                        .findFirst();
                if (meant.isPresent()) {
                    common += MISSPELT * (weightOf(meant.get()) + weightOf(word));
                    shared++;
                }
            }
        }
        boolean enough = shared >= 2 || (shared == 1 && asked.size() == 1 && known.size() == 1);
        return enough ? common / (sum(asked) + sum(known)) : 0;
    }

    private double sum(Set<String> words) {
        return words.stream().mapToDouble(this::weightOf).sum();
    }

    private double weightOf(String word) {
        return weights.getOrDefault(word, weightOfUnknown);
    }

    /** The words of a question that tell what it is about. */
    private Set<String> subject(String question) {
        List<String> words = chatWords.of(question.replaceAll("(?i)e-ktp|ktp-?el", "ktp")
                .replaceAll("(?i)kartu keluarga|family card", "kk")
                .replaceAll("(?i)kartu tanda penduduk|(?:national )?(?:id|identity) card", "ktp")
                .replaceAll("(?i)bantuan sosial|social aid", "bansos"));
        Set<String> subject = new HashSet<>();
        for (String word : words) {
            if (!VOCABULARY.stopWords().contains(word)) {
                String stem = stem(VOCABULARY.sameAs().getOrDefault(word, word));
                subject.add(stem(VOCABULARY.sameAs().getOrDefault(stem, stem)));
            }
        }
        return subject;
    }

    private static String stem(String word) {
        String stem = word;
        for (String ending : ENDINGS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_STEM) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        for (String beginning : BEGINNINGS) {
            if (stem.startsWith(beginning) && stem.length() - beginning.length() >= SHORTEST_STEM) {
                return stem.substring(beginning.length());
            }
        }
        return stem;
    }
}

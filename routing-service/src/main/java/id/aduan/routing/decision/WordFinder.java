package id.aduan.routing.decision;

import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the words of a directory in a text. A longer phrase hides the shorter ones inside it. */
final class WordFinder {
    private static final int MAX_GAP = 3;

    private final Directory directory;
    private final Map<String, List<Pattern>> byFirstToken = new HashMap<>();
    private final Set<String> locatives = new HashSet<>();

    private record Pattern(Word word, List<String> tokens) {
        boolean isSameAs(Pattern other) {
            return tokens.equals(other.tokens)
                    && word.meaning() == other.word.meaning()
                    && word.target().equals(other.word.target());
        }
    }

    /**
     * A word that stands in a text.
     *
     * @param from position of its first token
     * @param to position after its last token
     */
    record Found(Word word, int from, int to, int tokens) {}

    WordFinder(Directory directory) {
        this.directory = directory;
        for (Word word : directory.words()) {
            List<String> tokens = Tokens.of(word.form(), directory);
            if (word.meaning() == Word.Meaning.LOCATIVE) {
                locatives.addAll(tokens);
            }
            if (!tokens.isEmpty()) {
                add(new Pattern(word, tokens));
            }
        }
    }

    /** Forms that are the same in the usual spelling count once, with the greater weight. */
    private void add(Pattern pattern) {
        List<Pattern> patterns = byFirstToken.computeIfAbsent(pattern.tokens().get(0), first -> new ArrayList<>());
        for (int i = 0; i < patterns.size(); i++) {
            Pattern other = patterns.get(i);
            if (other.isSameAs(pattern)) {
                if (other.word().weight() < pattern.word().weight()) {
                    patterns.set(i, pattern);
                }
                return;
            }
        }
        patterns.add(pattern);
    }

    Directory directory() {
        return directory;
    }

    List<Found> find(List<String> tokens) {
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            for (Pattern pattern : byFirstToken.getOrDefault(tokens.get(at), List.of())) {
                int[] positions = positions(pattern, tokens, at);
                if (positions.length > 0) {
                    candidates.add(new Candidate(pattern.word(), positions));
                }
            }
        }
        return longestFirst(candidates);
    }

    private record Candidate(Word word, int[] positions) {
        int length() {
            return positions.length;
        }

        int span() {
            return positions[positions.length - 1] - positions[0];
        }
    }

    private static List<Found> longestFirst(List<Candidate> candidates) {
        candidates.sort(Comparator.comparingInt(Candidate::length)
                .reversed()
                .thenComparingInt(Candidate::span)
                .thenComparing(candidate -> -candidate.word().weight())
                .thenComparingInt(candidate -> candidate.positions()[0]));
        // Phrases about different things may share words; within one meaning the longer hides the shorter.
        Map<Boolean, BitSet> taken = Map.of(true, new BitSet(), false, new BitSet());
        Set<List<Integer>> spans = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean subject = candidate.word().meaning() == Word.Meaning.SUBJECT;
            BitSet used = taken.get(subject);
            List<Integer> span = Arrays.stream(candidate.positions()).boxed().toList();
            boolean free = Arrays.stream(candidate.positions()).noneMatch(used::get);
            if (!free && subject && !spans.contains(span)) {
                continue;
            }
            if (subject) {
                spans.add(span);
                Arrays.stream(candidate.positions()).forEach(used::set);
            }
            int last = candidate.positions()[candidate.length() - 1];
            found.add(new Found(candidate.word(), candidate.positions()[0], last + 1, candidate.length()));
        }
        return found;
    }

    private int[] positions(Pattern sought, List<String> tokens, int at) {
        List<String> pattern = sought.tokens();
        // "jalan utama desa" need not be a village's road: an owner is named without words between
        int maxGap = sought.word().meaning() == Word.Meaning.OWNER ? 0 : MAX_GAP;
        int[] positions = new int[pattern.size()];
        positions[0] = at;
        for (int i = 1; i < pattern.size(); i++) {
            int next = -1;
            for (int j = positions[i - 1] + 1; j <= positions[i - 1] + 1 + maxGap && j < tokens.size(); j++) {
                if (tokens.get(j).equals(pattern.get(i))) {
                    next = j;
                    break;
                }
                if (locatives.contains(tokens.get(j))) {
                    break; // "jalan di desa" is no village road
                }
            }
            if (next < 0) {
                return new int[0];
            }
            positions[i] = next;
        }
        return positions;
    }
}

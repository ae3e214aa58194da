package id.aduan.routing.decision;

import id.aduan.routing.directory.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the words of a report say, before anybody draws a conclusion. */
record Reading(List<String> tokens, List<WordFinder.Found> found) {
    private static final int NEAR = 6;
    private static final int DENIAL_REACH = 3;

    static Reading of(String text, WordFinder finder) {
        List<String> tokens = Tokens.of(text, finder.directory());
        return new Reading(tokens, finder.find(tokens));
    }

    List<WordFinder.Found> of(Word.Meaning meaning) {
        return found.stream().filter(one -> one.word().meaning() == meaning).toList();
    }

    /** Whether a word that takes it back stands shortly before: "bukan soal sampah", "tidak ada pungli". */
    boolean isDenied(WordFinder.Found word, String sort) {
        return of(Word.Meaning.DENIAL).stream()
                .filter(denial -> denial.word().target().equals(sort))
                .anyMatch(denial -> denial.to() <= word.from() && word.from() - denial.to() < DENIAL_REACH);
    }

    /** Whether a word only says where something is: "di pasar", "depan sekolah". */
    boolean isPlace(WordFinder.Found word) {
        return of(Word.Meaning.LOCATIVE).stream().anyMatch(locative -> locative.to() == word.from());
    }

    /** A word of one meaning that has a word of another near it, in the same breath. */
    Optional<WordFinder.Found> near(Word.Meaning meaning, Word.Meaning other) {
        List<WordFinder.Found> others = of(other);
        return of(meaning).stream()
                .filter(one -> others.stream().anyMatch(two -> gap(one, two) <= NEAR))
                .max(Comparator.comparingInt(WordFinder.Found::tokens));
    }

    private static int gap(WordFinder.Found one, WordFinder.Found two) {
        return Math.max(Math.max(two.from() - one.to(), one.from() - two.to()), 0);
    }
}

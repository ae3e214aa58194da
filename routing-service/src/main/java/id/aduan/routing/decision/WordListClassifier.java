package id.aduan.routing.decision;

import id.aduan.contracts.ComplaintReceived;
import id.aduan.routing.directory.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weighs the words of the directory's list. */
final class WordListClassifier implements SubjectClassifier {
    private static final double HINT_OF_THE_DOOR = 2.5;
    private static final int WORDS_THAT_COUNT = 4;
    private static final double DENIED_SHARE = 0.25;
    private static final double PLACE_SHARE = 0.35;
    private static final double OVERSIGHT_FACTOR = 2.5;

    @Override
    public List<SubjectScore> classify(ComplaintReceived complaint, Reading reading) {
        Map<String, Map<String, Double>> weights = new LinkedHashMap<>();
        Map<String, Boolean> denied = new LinkedHashMap<>();
        for (WordFinder.Found found : reading.found()) {
            Word word = found.word();
            if (word.meaning() != Word.Meaning.SUBJECT && word.meaning() != Word.Meaning.OVERSIGHT) {
                continue;
            }
            boolean takenBack = reading.isDenied(found, denialOf(word));
            double weight = word.weight() * share(reading, found, takenBack);
            weights.computeIfAbsent(word.target(), urusan -> new LinkedHashMap<>())
                    .merge(word.form(), weight, Math::max);
            denied.merge(word.target(), takenBack, Boolean::logicalOr);
        }
        List<SubjectScore> scores = new ArrayList<>();
        weights.forEach((urusan, words) -> scores.add(score(urusan, words, denied.get(urusan))));
        if (complaint.category() != null) {
            addHint(scores, complaint.category());
        }
        scores.sort(Comparator.comparingDouble(SubjectScore::evidence).reversed());
        return scores;
    }

    private static double share(Reading reading, WordFinder.Found found, boolean takenBack) {
        if (takenBack) {
            return DENIED_SHARE;
        }
        if (found.word().meaning() == Word.Meaning.OVERSIGHT) {
            return OVERSIGHT_FACTOR; // abuse of office comes before what it was about
        }
        return reading.isPlace(found) ? PLACE_SHARE : 1;
    }

    private static String denialOf(Word word) {
        return word.meaning() == Word.Meaning.OVERSIGHT ? "oversight" : "topic";
    }

    private static SubjectScore score(String urusan, Map<String, Double> words, boolean denied) {
        List<Map.Entry<String, Double>> strongest = words.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(WORDS_THAT_COUNT)
                .toList();
        double evidence = 0;
        double share = 1;
        for (Map.Entry<String, Double> word : strongest) {
            evidence += word.getValue() * share;
            share *= 0.7; // a second word for the same subject says less than the first
        }
        return new SubjectScore(
                urusan, evidence, strongest.stream().map(Map.Entry::getKey).toList(), denied);
    }

    private static void addHint(List<SubjectScore> scores, String category) {
        for (int i = 0; i < scores.size(); i++) {
            SubjectScore score = scores.get(i);
            if (score.urusan().equals(category)) {
                scores.set(
                        i,
                        new SubjectScore(category, score.evidence() + HINT_OF_THE_DOOR, score.words(), score.denied()));
                return;
            }
        }
        scores.add(new SubjectScore(category, HINT_OF_THE_DOOR, List.of(), false));
    }

    @Override
    public String version() {
        return "words";
    }
}

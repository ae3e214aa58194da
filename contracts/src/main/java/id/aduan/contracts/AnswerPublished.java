package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An entry of the answer library as it stands now, or as withdrawn. Each door keeps an index of its own.
 *
 * @param answerId its stable key, e.g. {@code kk-hilang}
 * @param version rises with each edit; an older one never replaces a newer one
 * @param questions ways in which citizens ask it, at least one in Indonesian
 * @param answers the answer by BCP 47 tag, at least in Indonesian, each at most 3,000 characters
 * @param agency who answers for it, or null
 * @param withdrawn true when doors must no longer give it
 */
public record AnswerPublished(
        String answerId,
        long version,
        Map<String, List<String>> questions,
        Map<String, String> answers,
        AgencyCode agency,
        boolean withdrawn,
        Instant updatedAt) {

    public AnswerPublished {
        Texts.requireText(answerId, "answerId", 100);
        questions = Map.copyOf(requireNonNull(questions, "questions is null"));
        answers = Map.copyOf(requireNonNull(answers, "answers is null"));
        requireNonNull(updatedAt, "updatedAt is null");
        questions.values().forEach(each -> each.forEach(one -> Texts.requireText(one, "question", 300)));
        answers.values().forEach(each -> Texts.requireText(each, "answer", 3_000));
        String indonesian = Language.INDONESIAN.tag();
        if (!withdrawn && (!answers.containsKey(indonesian) || !questions.containsKey(indonesian))) {
            throw new IllegalArgumentException("an answer needs a question and an answer in Indonesian");
        }
    }
}

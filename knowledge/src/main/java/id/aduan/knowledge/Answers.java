package id.aduan.knowledge;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Language;
import java.util.Optional;

/** The answer library, as a door asks it without a person. */
public interface Answers {
    /** Knows nothing. */
    Answers NONE = (question, language) -> Optional.empty();

    /** The answer that clearly fits, or nothing: a wrong answer is worse than none. */
    Optional<Answer> clearly(String question, Language language);

    /**
     * An entry of the library in a citizen's language.
     *
     * @param text at most 3,000 characters
     */
    record Answer(String answerId, String text) {
        public Answer {
            requireNonNull(answerId, "answerId is null");
            requireNonNull(text, "text is null");
        }
    }
}

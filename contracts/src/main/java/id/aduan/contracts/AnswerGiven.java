package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An answer that a door already gave at first contact.
 *
 * @param answerId entry of the answer library, or null for a free answer
 * @param by who gave it: {@code bot}, or an operator's pseudonym
 */
public record AnswerGiven(String answerId, String text, Instant at, String by) {
    public AnswerGiven {
        Texts.requireStorableOrNull(answerId, "answerId", 100);
        Texts.requireText(text, "answer.text", 4_000);
        requireNonNull(at, "at is null");
        Texts.requireText(by, "by", 100);
    }
}

package id.aduan.intake;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Language;
import id.aduan.kit.problem.Problem;

/**
 * A field that is wrong, in no language yet.
 *
 * @param field its path in the body, e.g. {@code place.latitude}
 * @param limit the number that the words quote, 0 where there is none
 */
public record FieldFault(String field, FaultCode code, int limit) {
    public FieldFault {
        requireNonNull(field, "field is null");
        requireNonNull(code, "code is null");
    }

    public static FieldFault of(String field, FaultCode code) {
        return new FieldFault(field, code, 0);
    }

    /** What is wrong and what to do, for people. */
    public String message(Language language) {
        return IntakeWords.of(this, language);
    }

    /** The same for the API. */
    public Problem.FieldError in(Language language) {
        return new Problem.FieldError(field, code.name(), message(language));
    }
}

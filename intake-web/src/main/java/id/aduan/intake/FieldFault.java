package id.aduan.intake;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.Language;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
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

    /** @param field the one with the photo, e.g. {@code photo[1]} */
    public static FieldFault of(String field, UnusablePhoto unusable) {
        return switch (unusable.reason()) {
            case TOO_LARGE -> new FieldFault(field, FaultCode.PHOTO_TOO_LARGE, Photos.MAX_BYTES / 1024 / 1024);
            case TOO_MANY_PIXELS -> new FieldFault(field, FaultCode.PHOTO_TOO_MANY_PIXELS, Photos.MAX_MEGAPIXELS);
            case DAMAGED -> of(field, FaultCode.DAMAGED_PHOTO);
            case HEIC -> of(field, FaultCode.HEIC_PHOTO);
            case NO_PHOTO -> of(field, FaultCode.UNSUPPORTED_PHOTO);
        };
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

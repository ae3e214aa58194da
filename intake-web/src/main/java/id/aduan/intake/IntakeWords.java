package id.aduan.intake;

import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;

/** The words of the doors in a language. */
public final class IntakeWords {
    private IntakeWords() {}

    public static IntakeMessages in(Language language) {
        return RequestLanguage.words(IntakeMessages.class, language);
    }

    /** What is wrong with a field and what to do. */
    public static String of(FieldFault fault, Language language) {
        IntakeMessages words = in(language);
        return switch (fault.code()) {
            case REQUIRED -> words.required();
            case TOO_LONG -> words.tooLong(fault.limit());
            case NO_TEXT -> words.noText();
            case UNKNOWN_VALUE -> words.unknownValue();
            case UNKNOWN_FIELD -> words.unknownField();
            case WRONG_TYPE -> words.wrongType();
            case NOT_A_NUMBER -> words.notANumber();
            case OUT_OF_RANGE -> words.outOfRange();
            case UNKNOWN_AREA -> words.unknownArea();
            case UNREADABLE_DATE -> words.unreadableDate();
            case DATE_IN_FUTURE -> words.dateInFuture();
            case DATE_TOO_OLD -> words.dateTooOld();
            case INVALID_PHONE -> words.invalidPhone();
            case INVALID_EMAIL -> words.invalidEmail();
            case INVALID_KEY -> words.invalidKey();
            case UNSUPPORTED_PHOTO -> words.unsupportedPhoto();
            case HEIC_PHOTO -> words.heicPhoto();
            case DAMAGED_PHOTO -> words.damagedPhoto();
            case PHOTO_TOO_LARGE -> words.photoTooLarge(fault.limit());
            case PHOTO_TOO_MANY_PIXELS -> words.photoTooManyPixels(fault.limit());
            case TOO_MANY_PHOTOS -> words.tooManyPhotos(fault.limit());
            case NOTHING_SAID -> words.nothingSaid();
            case INVALID_STARS -> words.invalidStars();
        };
    }

    public static String of(Warning warning, Language language) {
        IntakeMessages words = in(language);
        return switch (warning) {
            case COORDINATES_SWAPPED -> words.warnCoordinatesSwapped();
            case OUTSIDE_REGENCY -> words.warnOutsideRegency();
            case PHOTO_REPEATED -> words.warnPhotoRepeated();
        };
    }
}

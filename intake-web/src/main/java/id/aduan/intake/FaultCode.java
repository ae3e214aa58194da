package id.aduan.intake;

/** What can be wrong with a field; programs get the name, people the words of {@link IntakeMessages}. */
public enum FaultCode {
    REQUIRED,
    TOO_LONG,
    NO_TEXT,
    UNKNOWN_VALUE,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    UNKNOWN_AREA,
    UNREADABLE_DATE,
    DATE_IN_FUTURE,
    DATE_TOO_OLD,
    INVALID_PHONE,
    INVALID_EMAIL,
    INVALID_KEY,
    UNSUPPORTED_PHOTO,
    HEIC_PHOTO,
    DAMAGED_PHOTO,
    PHOTO_TOO_LARGE,
    PHOTO_TOO_MANY_PIXELS,
    TOO_MANY_PHOTOS,
    NOTHING_SAID,
    INVALID_STARS
}

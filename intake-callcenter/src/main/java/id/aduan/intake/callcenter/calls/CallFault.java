package id.aduan.intake.callcenter.calls;

import static java.util.Objects.requireNonNull;

/**
 * A field that is wrong.
 *
 * @param field its path in the body, e.g. {@code caller.number}
 */
record CallFault(String field, Code code) {
    /** What is wrong with it. */
    enum Code {
        REQUIRED,
        TOO_LONG,
        UNKNOWN_VALUE,
        INVALID_PHONE,
        INVALID_CONTACT,
        UNKNOWN_AREA,
        NO_POINT,
        UNREADABLE_DATE,
        DATE_IN_FUTURE,
        /** It goes only with another type of call. */
        NOT_OF_THIS_TYPE
    }

    CallFault {
        requireNonNull(field, "field is null");
        requireNonNull(code, "code is null");
    }
}

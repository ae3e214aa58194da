package id.aduan.cases.rest;

import id.aduan.cases.application.TellProgress.Step;
import id.aduan.cases.domain.CallBack;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.Milestone;
import id.aduan.kit.problem.Problem.FieldError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what somebody sent, collects all that is wrong with it, and refuses it at once. */
public final class Inputs {
    /** The longest answer. */
    public static final int MOST_TEXT = CitizenAction.MAX_TEXT;

    private static final int LONGEST_WAIT_DAYS = 180;

    private final CaseWords words;
    private final List<FieldError> errors = new ArrayList<>();

    public Inputs(CaseWords words) {
        this.words = words;
    }

    /** Words that have to be there. */
    public String text(String field, String value) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "REQUIRED", words.textRequired()));
            return "";
        }
        return optionalText(field, value);
    }

    /** Words, or null. */
    public String optionalText(String field, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MOST_TEXT) {
            errors.add(new FieldError(field, "TOO_LONG", words.textTooLong(MOST_TEXT)));
        }
        if (!isStorable(value)) {
            errors.add(new FieldError(field, "UNREADABLE_CHARACTERS", words.textUnreadable()));
        }
        return value.strip();
    }

    /** One of an enum, or null. */
    public <E extends Enum<E>> E optionalOneOf(String field, String value, Class<E> type) {
        if (value == null || value.isBlank()) {
            return null;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(value.strip().toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        String known = Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        errors.add(new FieldError(field, "UNKNOWN", words.unknownValue(known)));
        return null;
    }

    /** One of an enum; null only when it is refused. */
    public <E extends Enum<E>> E oneOf(String field, String value, Class<E> type) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "REQUIRED", words.choiceRequired()));
            return null;
        }
        return optionalOneOf(field, value, type);
    }

    /** Several of an enum. */
    public <E extends Enum<E>> Set<E> allOf(String field, List<String> values, Class<E> type) {
        return values == null
                ? Set.of()
                : values.stream()
                        .map(value -> optionalOneOf(field, value, type))
                        .filter(value -> value != null)
                        .collect(Collectors.toSet());
    }

    /** A code with a checked form, or null. */
    public <T> T optionalCode(String field, String value, Function<String, T> reader) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return reader.apply(value.strip());
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, "MALFORMED", words.malformed()));
            return null;
        }
    }

    /** A code that has to be there; null only when it is refused. */
    public <T> T code(String field, String value, Function<String, T> reader) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "REQUIRED", words.choiceRequired()));
            return null;
        }
        return optionalCode(field, value, reader);
    }

    /** A day after today and within half a year; null only when it is refused. */
    public LocalDate dayAhead(String field, String value, LocalDate today) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "REQUIRED", words.choiceRequired()));
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value.strip());
            if (!day.isAfter(today) || day.isAfter(today.plusDays(LONGEST_WAIT_DAYS))) {
                errors.add(new FieldError(field, "OUT_OF_RANGE", words.dayOutOfRange(LONGEST_WAIT_DAYS)));
            }
            return day;
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(field, "MALFORMED", words.malformed()));
            return null;
        }
    }

    /** How far help has come; fails with all that is wrong. */
    public Step step(String milestone, String result, String text) {
        Milestone reached = oneOf("milestone", milestone, Milestone.class);
        CallBack callBack = reached == Milestone.CALLED_BACK
                ? oneOf("result", result, CallBack.class)
                : optionalOneOf("result", result, CallBack.class);
        if (reached != null && reached != Milestone.CALLED_BACK && callBack != null) {
            refuse("result", "UNKNOWN", words.malformed());
        }
        String said = optionalText("text", text);
        check();
        return new Step(reached, callBack, said);
    }

    /** Adds what was found elsewhere. */
    public void refuse(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }

    /** Fails with all that is wrong. */
    public void check() {
        if (!errors.isEmpty()) {
            throw CaseProblems.invalid(words, errors.toArray(FieldError[]::new));
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}

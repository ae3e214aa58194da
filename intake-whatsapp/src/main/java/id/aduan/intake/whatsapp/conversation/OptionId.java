package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is behind a button or a row, as it travels: {@code verb|subject|argument}. Notices use those of a case; the
 * conversation understands all of them at any time, also long after.
 *
 * @param subject a draft with its version, a case, or empty
 * @param argument more of it, or empty
 */
public record OptionId(Verb verb, String subject, String argument) {
    private static final Pattern DRAFT = Pattern.compile("[0-9a-z]{1,40}\\.\\d{1,9}");
    private static final Pattern CASE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** What a subject is. */
    private enum Subject {
        NONE,
        DRAFT,
        CASE
    }

    /** What is chosen. */
    public enum Verb {
        MENU(Subject.NONE),
        LANGUAGE(Subject.NONE),
        NEW_REPORT(Subject.NONE),
        SUBMIT(Subject.DRAFT),
        CHANGE(Subject.DRAFT),
        CANCEL(Subject.DRAFT),
        EDIT(Subject.DRAFT),
        KIND(Subject.DRAFT),
        AREA(Subject.DRAFT),
        LANDMARK(Subject.DRAFT),
        NONE_OF_THESE(Subject.DRAFT),
        AS_TYPED(Subject.DRAFT),
        SKIP(Subject.DRAFT),
        PIN_RIGHT(Subject.DRAFT),
        PIN_WRONG(Subject.DRAFT),
        ENOUGH(Subject.DRAFT),
        ANSWERED(Subject.DRAFT),
        NOT_ANSWERED(Subject.DRAFT),
        CONTINUE(Subject.DRAFT),
        ANEW(Subject.DRAFT),
        ADDITION(Subject.DRAFT),
        FRESH(Subject.DRAFT),
        CASE(Subject.CASE),
        CONFIRM(Subject.CASE),
        DISPUTE(Subject.CASE),
        REPLY(Subject.CASE),
        RATING(Subject.CASE),
        RATE(Subject.CASE);

        private final Subject subject;

        Verb(Subject subject) {
            this.subject = subject;
        }

        boolean isOfCase() {
            return subject == Subject.CASE;
        }

        boolean isOfDraft() {
            return subject == Subject.DRAFT;
        }
    }

    public OptionId {
        requireNonNull(verb, "verb is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(argument, "argument is null");
    }

    /** It is done. */
    public static String confirm(ComplaintId complaintId) {
        return of(Verb.CONFIRM, complaintId, "");
    }

    /** It is not done. */
    public static String dispute(ComplaintId complaintId) {
        return of(Verb.DISPUTE, complaintId, "");
    }

    /** Asks how many stars. */
    public static String rating(ComplaintId complaintId) {
        return of(Verb.RATING, complaintId, "");
    }

    /** One to five stars. */
    public static String rate(ComplaintId complaintId, int stars) {
        return of(Verb.RATE, complaintId, Integer.toString(stars));
    }

    /** Asks for words or a photo. */
    public static String reply(ComplaintId complaintId) {
        return of(Verb.REPLY, complaintId, "");
    }

    /** Shows where the case is. */
    public static String show(ComplaintId complaintId) {
        return of(Verb.CASE, complaintId, "");
    }

    static String of(Verb verb, String argument) {
        return new OptionId(verb, "", argument).toString();
    }

    static String of(Verb verb, Draft draft) {
        return of(verb, draft, "");
    }

    static String of(Verb verb, Draft draft, String argument) {
        return new OptionId(verb, draft.id() + "." + draft.version(), argument).toString();
    }

    private static String of(Verb verb, ComplaintId complaintId, String argument) {
        return new OptionId(verb, complaintId.toString(), argument).toString();
    }

    /** Empty for what this door never gave out. */
    static Optional<OptionId> parse(String option) {
        String[] parts = option.split("\\|", 3);
        Optional<Verb> verb = parts.length == 3 ? verb(parts[0]) : Optional.empty();
        return verb.filter(known -> switch (known.subject) {
                    case NONE -> parts[1].isEmpty();
                    case DRAFT -> DRAFT.matcher(parts[1]).matches();
                    case CASE -> CASE.matcher(parts[1]).matches();
                })
                .map(known -> new OptionId(known, parts[1], parts[2]));
    }

    private static Optional<Verb> verb(String wire) {
        for (Verb each : Verb.values()) {
            if (wire(each).equals(wire)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static String wire(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ComplaintId complaintId() {
        return ComplaintId.parse(subject);
    }

    String draftId() {
        return subject.substring(0, subject.indexOf('.'));
    }

    long version() {
        return Long.parseLong(subject.substring(subject.indexOf('.') + 1));
    }

    @Override
    public String toString() {
        return wire(verb) + "|" + subject + "|" + argument;
    }
}

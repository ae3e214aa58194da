package id.aduan.intake.whatsapp.conversation;

import id.aduan.intake.whatsapp.conversation.OptionId.Verb;
import java.util.Optional;

/** What a short word means as the answer to a question: "ya" files a report that is shown, and confirms a point. */
final class Meanings {
    private Meanings() {}

    static Optional<Verb> of(Question asked, Intent intent) {
        return asked == null ? Optional.empty() : Optional.ofNullable(meaning(asked, intent));
    }

    private static Verb meaning(Question asked, Intent intent) {
        return switch (asked) {
            case REVIEW ->
                switch (intent) {
                    case YES, SUBMIT, CONTINUE, ENOUGH -> Verb.SUBMIT;
                    case NO, CHANGE, NOT_FIXED, BACK -> Verb.CHANGE;
                    case CANCEL -> Verb.CANCEL;
                    default -> null;
                };
            case PIN ->
                switch (intent) {
                    case YES, CONTINUE -> Verb.PIN_RIGHT;
                    case NO, CHANGE -> Verb.PIN_WRONG;
                    default -> null;
                };
            case PLACE_CHOICE -> intent == Intent.NO || intent == Intent.SKIP ? Verb.NONE_OF_THESE : null;
            case PLACE ->
                switch (intent) {
                    case YES -> Verb.AS_TYPED;
                    case SKIP, NO, ENOUGH, SUBMIT, CONTINUE -> Verb.SKIP;
                    default -> null;
                };
            case WORDS ->
                switch (intent) {
                    case ENOUGH, SKIP, NO, SUBMIT, CONTINUE -> Verb.ENOUGH;
                    default -> null;
                };
            case ANSWER ->
                switch (intent) {
                    case YES, THANKS, FIXED, ENOUGH -> Verb.ANSWERED;
                    case NO, NOT_FIXED -> Verb.NOT_ANSWERED;
                    default -> null;
                };
            case RESUME ->
                switch (intent) {
                    case YES, CONTINUE -> Verb.CONTINUE;
                    case NO, ANEW, CANCEL, REPORT -> Verb.ANEW;
                    default -> null;
                };
            case ADDITION ->
                switch (intent) {
                    case YES -> Verb.ADDITION;
                    case NO, ANEW, REPORT -> Verb.FRESH;
                    default -> null;
                };
            case CASE ->
                switch (intent) {
                    case YES, FIXED, ENOUGH -> Verb.CONFIRM;
                    case NO, NOT_FIXED -> Verb.DISPUTE;
                    case CHANGE -> Verb.REPLY;
                    default -> null;
                };
            case REPLY ->
                switch (intent) {
                    case ANEW, REPORT -> Verb.NEW_REPORT;
                    default -> null;
                };
            case MENU, LANGUAGE, WORDS_ANEW, CHANGE, KIND, CASES, DISPUTE_REASON, RATING -> null;
        };
    }
}

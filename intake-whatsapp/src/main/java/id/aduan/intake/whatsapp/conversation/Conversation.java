package id.aduan.intake.whatsapp.conversation;

import static java.util.Objects.requireNonNull;

import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.intake.whatsapp.conversation.ConversationState.Offer;
import id.aduan.intake.whatsapp.conversation.ConversationState.Person;
import id.aduan.intake.whatsapp.conversation.OptionId.Verb;
import id.aduan.knowledge.Answers;
import id.aduan.knowledge.PlaceFinder;
import id.aduan.knowledge.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The conversation with a citizen: what happens brings a new state and what is to be done. A pure function: the same
 * state and event bring the same turn, it never fails, and it says at most one thing (ADR 101).
 */
public final class Conversation {
    /** Nobody came: the bot answers again. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private static final Duration ONCE_AN_HOUR = Duration.ofHours(1);
    private static final Duration ONCE_IN_A_WHILE = Duration.ofMinutes(10);
    private static final int LONGEST_WITH_NUMBER = 8;

    /** What brings one back from the queue to the bot. */
    private static final Set<Intent> BACK_TO_BOT = EnumSet.of(
            Intent.MENU,
            Intent.CANCEL,
            Intent.HELP,
            Intent.STATUS,
            Intent.LANGUAGES,
            Intent.INDONESIAN,
            Intent.SUNDANESE,
            Intent.ENGLISH,
            Intent.REPORT,
            Intent.ASK,
            Intent.PROPOSE,
            Intent.CONTINUE,
            Intent.SUBMIT);

    private final Understanding understanding;
    private final PlaceFinder places;
    private final Function<TrackingNumber, String> pins;
    private final ReportTalk reports;
    private final CaseTalk cases = new CaseTalk();
    private final Happenings happenings;

    /**
     * Cheap: build another one when landmarks or answers have changed.
     *
     * @param account the phone number id of ours that the citizen writes to; the complaint's id derives from it
     * @param pins the PIN of a number
     */
    public Conversation(
            String account,
            Understanding understanding,
            Gazetteer gazetteer,
            List<LandmarkPublished> landmarks,
            Answers answers,
            Function<TrackingNumber, String> pins) {
        this.understanding = requireNonNull(understanding, "understanding is null");
        this.pins = requireNonNull(pins, "pins is null");
        places = new PlaceFinder(gazetteer, landmarks);
        reports = new ReportTalk(requireNonNull(account, "account is null"), understanding, places, answers);
        happenings = new Happenings(cases, reports);
    }

    /** Takes any event in any state; says at most one thing. */
    public Turn on(ConversationState state, Incoming incoming) {
        Running running = new Running(state, incoming, places, pins);
        if (incoming instanceof Incoming.ByCitizen byCitizen) {
            if (isRepeated(state, byCitizen)) {
                return new Turn(state, List.of());
            }
            heard(running, byCitizen);
        } else {
            happenings.happened(running, incoming);
        }
        return running.done();
    }

    /** The message that began a report comes again: it must not begin another one of the same id. */
    private static boolean isRepeated(ConversationState state, Incoming.ByCitizen incoming) {
        String id = Running.draftId(incoming.messageId());
        return state.endOf(id).isPresent()
                || (state.draft() != null && state.draft().id().equals(id))
                || (state.aside() != null && state.aside().id().equals(id));
    }

    private void heard(Running running, Incoming.ByCitizen incoming) {
        running.state(running.state().withFailedTries(0));
        if (running.state().person() == Person.PRESENT) {
            actBesidePerson(running, incoming);
        } else if (running.state().person() == Person.NONE || isBackWithBot(running, incoming)) {
            converse(running, incoming);
        }
    }

    /** A tap on a notice means its case whoever is there; all else is for the person to read. */
    private void actBesidePerson(Running running, Incoming.ByCitizen incoming) {
        if (incoming instanceof Incoming.Tapped tapped) {
            OptionId.parse(tapped.optionId())
                    .filter(option -> option.verb() == Verb.CONFIRM
                            || option.verb() == Verb.DISPUTE
                            || option.verb() == Verb.RATE)
                    .ifPresent(option -> cases.tap(running, option, tapped.messageId()));
        }
    }

    /** While a person is awaited, what is written is for him; the bot is there for those who call it. */
    private boolean isBackWithBot(Running running, Incoming.ByCitizen incoming) {
        Instant since = running.state().personSince();
        if (since == null || isOlder(since, running.at(), LONGEST_WAIT)) {
            running.state(running.state().withPerson(Person.NONE, null));
            return true;
        }
        if (incoming instanceof Incoming.Tapped) {
            return true;
        }
        if (!(incoming instanceof Incoming.Said said)) {
            return false;
        }
        Optional<Intent> intent = understanding.intent(said.text());
        if (intent.filter(BACK_TO_BOT::contains).isPresent()
                || understanding.trackingNumber(said.text()).isPresent()) {
            running.state(running.state().withPerson(Person.NONE, null));
            return true;
        }
        if (understanding.speaksOfEmergency(said.text()) && emergencyIsNews(running)) {
            running.tellEmergency();
            running.show(running.screens().text("personWillRead"));
        } else if (intent.filter(Intent.PERSON::equals).isPresent()) {
            running.show(running.screens().text("personWillRead"));
        }
        return false;
    }

    private void converse(Running running, Incoming.ByCitizen incoming) {
        if (incoming instanceof Incoming.Said said) {
            said(running, said);
        } else if (incoming instanceof Incoming.Tapped tapped) {
            choose(running, tapped.optionId(), tapped.messageId());
        } else if (incoming instanceof Incoming.SentMedia media) {
            sent(running, media);
        } else if (incoming instanceof Incoming.Located point) {
            located(running, point);
        } else if (incoming instanceof Incoming.SharedNumber) {
            running.lead("numberThanks");
            running.askNext();
        } else if (incoming instanceof Incoming.Unusable unusable) {
            unusable(running, unusable);
        }
    }

    // Words -----------------------------------------------------------------------------------------------------------

    private void said(Running running, Incoming.Said said) {
        String text = Plain.clean(said.text());
        if (text.isBlank()) {
            running.failed("notUnderstood");
            return;
        }
        if (running.state().languageGuessed()) {
            understanding
                    .language(text)
                    .ifPresent(language -> running.state(running.state().withLanguage(language, true)));
        }
        if (understanding.speaksOfEmergency(text) && emergencyIsNews(running)) {
            running.tellEmergency();
        }
        if (asksForNumber(running, text)
                || choosesTyped(running, text, said.messageId())
                || wants(running, text, said.messageId())) {
            return;
        }
        Question asked = running.state().asked();
        boolean disputes =
                !running.hasOpenDraft() && asked != Question.DISPUTE_REASON && understanding.saysNotFixed(text);
        if (disputes && cases.judge(running, false, said.messageId(), text)) {
            return;
        }
        boolean isNew = understanding.beginsReport(text);
        if (isNew || !cases.takes(running, new CaseTalk.Addition(said.messageId(), text, List.of()))) {
            reports.hear(running, text);
        }
    }

    private static boolean emergencyIsNews(Running running) {
        ConversationState.Echo echo = running.state().echo();
        return echo == null || !echo.emergency() || isOlder(echo.at(), running.at(), ONCE_AN_HOUR);
    }

    /** A tracking number, alone or with a few words: the status of an own case. */
    private boolean asksForNumber(Running running, String text) {
        int words = understanding.words(text).size();
        Optional<TrackingNumber> number = understanding.trackingNumber(text);
        if (number.isPresent() && words <= LONGEST_WITH_NUMBER + 3) {
            running.state(running.state().withWanted(number.get()));
            running.add(new Effect.AskForCases());
            return true;
        }
        if (number.isEmpty() && understanding.speaksOfNumber(text) && words <= LONGEST_WITH_NUMBER) {
            running.show(running.screens().text("numberWrong"));
            return true;
        }
        return false;
    }

    /** The number or the title of something that the last message offered. */
    private boolean choosesTyped(Running running, String text, String messageId) {
        ConversationState state = running.state();
        OptionalInt number = understanding.number(text);
        if (number.isPresent() && state.asked() == Question.RATING && state.about() != null) {
            int stars = number.getAsInt();
            if (stars >= 1 && stars <= 5) {
                choose(running, OptionId.rate(state.about(), stars), messageId);
                return true;
            }
        }
        boolean showsNumbers =
                state.asked() != Question.PLACE || running.before().failedTries() > 0;
        if (showsNumbers
                && number.isPresent()
                && number.getAsInt() >= 1
                && number.getAsInt() <= state.offers().size()) {
            choose(running, state.offers().get(number.getAsInt() - 1).option(), messageId);
            return true;
        }
        List<String> typed = Plain.words(text);
        Optional<Offer> titled = state.offers().stream()
                .filter(offer -> !typed.isEmpty() && Plain.words(offer.title()).equals(typed))
                .findFirst();
        titled.ifPresent(offer -> choose(running, offer.option(), messageId));
        return titled.isPresent();
    }

    /** A command; true when it was one. */
    private boolean wants(Running running, String text, String messageId) {
        Optional<Intent> intent = understanding.intent(text);
        if (intent.isEmpty()) {
            return false;
        }
        Question asked = running.state().asked();
        boolean placeAsked = asked == Question.PLACE || asked == Question.PLACE_CHOICE;
        if (placeAsked && places.inAnswer(text).place() != null) {
            return false; // a village may be called like a command that was mistyped
        }
        Optional<Offer> offer = Meanings.of(asked, intent.get()).flatMap(verb -> running.state().offers().stream()
                .filter(each -> OptionId.parse(each.option())
                        .filter(option -> option.verb() == verb)
                        .isPresent())
                .findFirst());
        if (offer.isPresent()) {
            choose(running, offer.get().option(), messageId);
            return true;
        }
        return command(running, intent.get(), messageId);
    }

    private boolean command(Running running, Intent intent, String messageId) {
        switch (intent) {
            case GREETING -> greet(running);
            case THANKS -> {
                if (running.hasOpenDraft()) {
                    running.askNext();
                } else if (running.before().isFirstContact()) {
                    greet(running);
                } else {
                    restTheCase(running); // a thank-you needs no answer that costs, and begins nothing
                }
            }
            case MENU -> running.show(running.screens().menu(running.draft()));
            case HELP -> {
                running.lead("help");
                running.askNext();
            }
            case CANCEL -> cancel(running);
            case BACK -> back(running);
            case YES, NO, SKIP, ENOUGH -> agree(running);
            case SUBMIT -> {
                if (running.draft() == null) {
                    running.lead("nothingToSubmit");
                }
                running.askNext();
            }
            case CHANGE -> {
                if (running.hasOpenDraft() && running.draft().hasStory()) {
                    running.show(running.screens().change(running.draft()));
                } else {
                    running.askNext();
                }
            }
            case PERSON -> callPerson(running);
            case STATUS -> askForCases(running);
            case LANGUAGES -> running.show(running.screens().languages());
            case INDONESIAN -> speak(running, Language.INDONESIAN);
            case SUNDANESE -> speak(running, Language.SUNDANESE);
            case ENGLISH -> speak(running, Language.ENGLISH);
            case REPORT -> tell(running, ComplaintKind.COMPLAINT);
            case ASK -> tell(running, ComplaintKind.INFORMATION_REQUEST);
            case PROPOSE -> tell(running, ComplaintKind.ASPIRATION);
            case FIXED, NOT_FIXED -> {
                if (intent == Intent.NOT_FIXED && running.state().asked() == Question.DISPUTE_REASON) {
                    return false; // it was said already; this is what is wrong
                }
                return !running.hasOpenDraft() && cases.judge(running, intent == Intent.FIXED, messageId, null);
            }
            case ANONYMOUS -> {
                if (running.hasOpenDraft()) {
                    running.draft(running.draft().withAnonymous(true));
                } else {
                    running.lead("anonymousLater");
                }
                running.askNext();
            }
            case CONFIDENTIAL -> {
                if (running.hasOpenDraft()) {
                    running.draft(running.draft().withConfidential(true));
                } else {
                    running.lead("anonymousLater");
                }
                running.askNext();
            }
            case CONTINUE -> {
                if (running.draft() != null && running.draft().paused()) {
                    running.draft(running.draft().withPaused(false));
                }
                running.askNext();
            }
            case ANEW -> {
                if (running.draft() == null) {
                    running.askNext();
                } else {
                    reports.anew(running);
                }
            }
        }
        return true;
    }

    private void greet(Running running) {
        if (running.hasOpenDraft()) {
            running.askNext();
            return;
        }
        running.lead(running.before().isFirstContact() ? "welcome" : "hello");
        running.askNext();
    }

    /** "Ok", "tidak" or the like to nothing that was asked. */
    private void agree(Running running) {
        if (running.hasOpenDraft() || running.before().isFirstContact()) {
            running.failed("notUnderstood");
        } else {
            restTheCase(running);
        }
    }

    private static void restTheCase(Running running) {
        running.state(running.state().withAsked(null, List.of()).withReplied(null));
    }

    private void cancel(Running running) {
        if (running.draft() != null) {
            reports.cancel(running);
            return;
        }
        running.state(running.state().withAsked(null, List.of()).withAbout(null).withReplied(null));
        running.lead("nothingToCancel");
        running.askNext();
    }

    private void back(Running running) {
        Question asked = running.state().asked();
        if (asked == Question.CASE || asked == Question.REPLY || asked == Question.DISPUTE_REASON) {
            askForCases(running);
        } else if (running.draft() != null && running.draft().paused()) {
            running.askNext();
        } else {
            reports.back(running);
        }
    }

    private static void callPerson(Running running) {
        running.handOver(Effect.HandOver.Why.ASKED_FOR);
        running.show(running.screens().text("handedOver"));
    }

    private static void askForCases(Running running) {
        running.state(running.state().withWanted(null));
        running.add(new Effect.AskForCases());
    }

    private static void speak(Running running, Language language) {
        running.state(running.state().withLanguage(language, false));
        running.lead("languageSet");
        running.askNext();
    }

    /** Begins to tell something of a kind, or goes on with what is being told. */
    private void tell(Running running, ComplaintKind kind) {
        if (!running.hasOpenDraft()) {
            reports.begin(running, kind, true);
        } else if (running.draft().isEmpty()) {
            running.draft(running.draft().withKind(kind));
        } else {
            reports.settleAnswer(running);
            if (running.hasOpenDraft()) {
                running.lead("stillOpen");
            } else {
                reports.begin(running, kind, true);
            }
        }
        running.askNext();
    }

    // Taps ------------------------------------------------------------------------------------------------------------

    private void choose(Running running, String optionId, String messageId) {
        Optional<OptionId> known = OptionId.parse(optionId);
        if (known.isEmpty()) {
            running.lead("oldButton");
            running.askNext();
            return;
        }
        OptionId option = known.get();
        if (option.verb().isOfCase()) {
            cases.tap(running, option, messageId);
        } else if (option.verb().isOfDraft()) {
            reports.tap(running, option);
        } else if (option.verb() == Verb.LANGUAGE) {
            chooseLanguage(running, option.argument());
        } else if (option.verb() == Verb.NEW_REPORT) {
            beginFromReply(running);
        } else {
            chooseFromMenu(running, option.argument());
        }
    }

    private static void chooseLanguage(Running running, String tag) {
        switch (tag) {
            case "su" -> speak(running, Language.SUNDANESE);
            case "en" -> speak(running, Language.ENGLISH);
            default -> speak(running, Language.INDONESIAN);
        }
    }

    private void chooseFromMenu(Running running, String row) {
        switch (row) {
            case "report" -> tell(running, ComplaintKind.COMPLAINT);
            case "ask" -> tell(running, ComplaintKind.INFORMATION_REQUEST);
            case "propose" -> tell(running, ComplaintKind.ASPIRATION);
            case "mine" -> askForCases(running);
            case "person" -> callPerson(running);
            case "language" -> running.show(running.screens().languages());
            default -> running.show(running.screens().menu(running.draft()));
        }
    }

    /** The words that were just added to a case were meant as a new report. */
    private void beginFromReply(Running running) {
        String words = running.state().replied();
        running.state(running.state().withReplied(null).withAbout(null));
        if (!running.hasOpenDraft()) {
            reports.begin(running, ComplaintKind.COMPLAINT, true);
            if (words != null) {
                reports.hear(running, words);
                return;
            }
        }
        running.askNext();
    }

    // Other kinds of messages -----------------------------------------------------------------------------------------

    private void sent(Running running, Incoming.SentMedia media) {
        String caption = media.caption() == null ? null : Plain.clean(media.caption());
        if (caption != null && caption.isEmpty()) {
            caption = null;
        }
        if (caption != null && understanding.speaksOfEmergency(caption) && emergencyIsNews(running)) {
            running.tellEmergency();
        }
        var addition = new CaseTalk.Addition(media.messageId(), caption, List.of(media.mediaId()));
        if (!cases.takes(running, addition)) {
            reports.see(
                    running,
                    new Incoming.SentMedia(media.messageId(), media.at(), media.kind(), media.mediaId(), caption));
        }
    }

    private void located(Running running, Incoming.Located point) {
        String name = point.name() == null ? null : Plain.line(Plain.clean(point.name()), 200);
        boolean isPoint = !places.isNoPoint(point.latitude(), point.longitude());
        var addition = new CaseTalk.Addition(
                point.messageId(), CaseTalk.pointAsWords(point.latitude(), point.longitude(), name), List.of());
        if (!isPoint || !cases.takes(running, addition)) {
            reports.locate(running, point);
        }
    }

    private static void unusable(Running running, Incoming.Unusable unusable) {
        Instant last = running.state().unusableAt();
        if (last != null && !isOlder(last, running.at(), ONCE_IN_A_WHILE)) {
            return;
        }
        running.state(running.state().withUnusableAt(running.at()));
        running.lead(
                switch (unusable.why()) {
                    case UNKNOWN_KIND -> "unusable";
                    case TOO_LARGE -> "tooLarge";
                });
        running.askNext();
    }

    private static boolean isOlder(Instant then, Instant now, Duration time) {
        return Duration.between(then, now).compareTo(time) >= 0;
    }
}

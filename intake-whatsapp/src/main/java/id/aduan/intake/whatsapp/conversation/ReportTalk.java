package id.aduan.intake.whatsapp.conversation;

import id.aduan.contracts.AnswerGiven;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Coordinates.Provenance;
import id.aduan.contracts.Notice;
import id.aduan.contracts.Place;
import id.aduan.contracts.SourceReference;
import id.aduan.contracts.TrackingNumber;
import id.aduan.gazetteer.Located;
import id.aduan.intake.whatsapp.conversation.ConversationState.Echo;
import id.aduan.intake.whatsapp.conversation.ConversationState.Ended;
import id.aduan.intake.whatsapp.conversation.ConversationState.ToldOfCase;
import id.aduan.intake.whatsapp.conversation.OptionId.Verb;
import id.aduan.knowledge.Answers;
import id.aduan.knowledge.PlaceFinder;
import id.aduan.knowledge.Plain;
import java.util.List;
import java.util.Optional;

/** The part of the conversation in which a report is told, shown and filed. */
final class ReportTalk {
    /** An answer to "where?" is short; what is longer goes on telling. */
    private static final int LONGEST_PLACE_WORDS = 14;

    private final String account;
    private final Understanding understanding;
    private final PlaceFinder places;
    private final Answers answers;

    ReportTalk(String account, Understanding understanding, PlaceFinder places, Answers answers) {
        this.account = account;
        this.understanding = understanding;
        this.places = places;
        this.answers = answers;
    }

    ComplaintId complaintId(Draft draft) {
        return ComplaintId.of(new SourceReference(Channel.WHATSAPP, account, draft.id()));
    }

    // What comes from the citizen ------------------------------------------------------------------------------------

    /** Words that are no command. */
    void hear(Running running, String text) {
        Draft draft = running.hasOpenDraft() ? running.draft() : null;
        Question asked = draft == null ? null : running.state().asked();
        boolean brief = understanding.words(text).size() <= LONGEST_PLACE_WORDS;
        if (draft != null && draft.hasStory() && brief && isAboutPlace(asked)) {
            hearPlace(running, text);
            return;
        }
        boolean emergency = understanding.speaksOfEmergency(text);
        boolean wordsAsked = asked == Question.WORDS || asked == Question.WORDS_ANEW || asked == Question.REVIEW;
        if (!emergency && !understanding.tellsSomething(text, wordsAsked)) {
            running.failed("notUnderstood");
            return;
        }
        if (answerSettles(running, text)) {
            draft = null;
        }
        if (draft == null) {
            draft = begin(running, kindOf(running, text), understanding.beginsReport(text));
        }
        if (asked == Question.WORDS_ANEW) {
            running.draft(draft.withWords(Plain.cut(text, Draft.MAX_WORDS - 1)));
        } else {
            addWords(running, text);
        }
        if (emergency) {
            running.draft(running.draft().withEmergencySpoken());
        }
        if (running.draft().answered() != null) {
            running.draft(running.draft().withAnswered(null)); // it goes on: the answer was not the one
        }
        answer(running, text);
        findPlaceInStory(running, text);
        running.askNext();
    }

    private static boolean isAboutPlace(Question asked) {
        return asked == Question.PLACE || asked == Question.PLACE_CHOICE || asked == Question.PIN;
    }

    /**
     * Begins a draft. One that was put aside stays aside meanwhile, and which one goes on is asked; so is whether this
     * one belongs to a case that the citizen was just told of, unless he says that it is new.
     */
    Draft begin(Running running, ComplaintKind kind, boolean saidToBeNew) {
        if (running.before().isFirstContact()) {
            running.lead("welcomeShort");
        }
        Draft paused = running.draft();
        if (paused != null && paused.paused()) {
            putAside(running, paused);
        }
        running.begin(kind);
        if (saidToBeNew) {
            running.settleTold();
        } else {
            CaseTalk.mayBelongTo(running)
                    .ifPresent(complaintId -> running.draft(running.draft().withMaybeFor(complaintId)));
        }
        return running.draft();
    }

    /** Only one can be aside: an older one takes the later in. */
    private static void putAside(Running running, Draft paused) {
        Draft older = running.state().aside();
        if (older == null) {
            running.state(running.state().withAside(paused).withDraft(null));
        } else {
            running.state(running.state()
                    .withEnded(paused.id(), Ended.Fate.ADDED, null, List.of())
                    .withAside(older.withAllOf(paused).withPaused(true))
                    .withDraft(null));
        }
    }

    private ComplaintKind kindOf(Running running, String text) {
        if (understanding.proposes(text)) {
            return ComplaintKind.ASPIRATION;
        }
        return understanding.asksSomething(text) || clearAnswer(running, text).isPresent()
                ? ComplaintKind.INFORMATION_REQUEST
                : ComplaintKind.COMPLAINT;
    }

    /**
     * None for a trouble that is told and not asked about: who reports a dead lamp wants it lit, not to be told how lamps
     * are reported. A damaged card is no trouble of that sort.
     */
    private Optional<Answers.Answer> clearAnswer(Running running, String text) {
        boolean told = understanding.speaksOfTrouble(text)
                && !understanding.asks(text)
                && !understanding.speaksOfDocument(text);
        return told ? Optional.empty() : answers.clearly(text, running.state().language());
    }

    private void addWords(Running running, String text) {
        Draft draft = running.draft();
        if (draft.hasRoomFor(text)) {
            running.draft(draft.withMoreWords(text));
        } else {
            running.lead("wordsFull");
        }
    }

    /** True when an answer was left without a judgement and another question follows: it counts as answered. */
    private boolean answerSettles(Running running, String text) {
        Draft draft = running.draft();
        if (draft == null || draft.answered() == null) {
            return false;
        }
        Optional<Answers.Answer> other = clearAnswer(running, text);
        if (other.isEmpty() || other.get().answerId().equals(draft.answered().answerId())) {
            return false;
        }
        file(running, draft);
        return true;
    }

    /** Answers what is asked first, from the library; what is added to it is for a person. */
    private void answer(Running running, String text) {
        Draft draft = running.draft();
        boolean isQuestion = draft.kind() == ComplaintKind.INFORMATION_REQUEST || understanding.asks(text);
        if (!text.equals(draft.words()) || !draft.mediaIds().isEmpty() || !isQuestion) {
            return;
        }
        clearAnswer(running, text)
                .ifPresent(answer -> running.draft(draft.withKind(ComplaintKind.INFORMATION_REQUEST)
                        .withAnswered(new AnswerGiven(answer.answerId(), answer.text(), running.at(), "bot"))));
    }

    private void findPlaceInStory(Running running, String text) {
        Draft draft = running.draft();
        if (draft.hasPlace() || draft.placeSettled()) {
            return;
        }
        PlaceFinder.Found found = places.inStory(text);
        if (found.place() != null) {
            running.draft(draft.withPlace(found.place()));
        } else if (!found.candidates().isEmpty() && draft.kind() == ComplaintKind.COMPLAINT) {
            running.draft(draft.withCandidates(null, found.candidates()));
        }
    }

    private void hearPlace(Running running, String text) {
        Draft draft = running.draft();
        boolean emergency = understanding.speaksOfEmergency(text);
        if (emergency) {
            draft = draft.withEmergencySpoken();
        }
        PlaceFinder.Found found = places.inAnswer(text, draft.place().areaCode());
        if (found.place() != null) {
            boolean noMoreToKnow = found.place().areaCode() != null
                    && found.place().areaCode().equals(draft.place().areaCode());
            Draft placed = draft.withPlace(found.place());
            running.draft(noMoreToKnow ? placed.withPlaceSettled() : placed);
            running.askNext();
        } else if (!found.candidates().isEmpty()) {
            running.draft(draft.withCandidates(Plain.line(text, Place.MAX_TEXT), found.candidates()));
            running.askNext();
        } else {
            running.draft(draft.withCandidates(Plain.line(text, Place.MAX_TEXT), List.of()));
            running.failed(null);
        }
    }

    /** A picture, a voice note or a document. */
    void see(Running running, Incoming.SentMedia media) {
        Draft draft = running.hasOpenDraft() ? running.draft() : begin(running, ComplaintKind.COMPLAINT, false);
        if (draft.mediaIds().size() >= Draft.MAX_MEDIA && !draft.mediaIds().contains(media.mediaId())) {
            running.lead("mediaFull", "max", Draft.MAX_MEDIA);
            running.add(new Effect.ForgetMedia(List.of(media.mediaId())));
        } else {
            boolean voice = media.kind() == MediaKind.VOICE;
            draft = draft.withMedium(media.mediaId(), voice);
            if (draft.answered() != null) {
                draft = draft.withAnswered(null);
            }
            running.draft(draft);
            running.lead(
                    voice ? "voiceGot" : "filesGot", "count", draft.mediaIds().size());
        }
        if (media.caption() != null && !media.caption().isBlank()) {
            addWords(running, media.caption());
            if (understanding.speaksOfEmergency(media.caption())) {
                running.draft(running.draft().withEmergencySpoken());
            }
            findPlaceInStory(running, media.caption());
        }
        running.waitForAlbum();
        running.askNext();
    }

    /** A shared point. */
    void locate(Running running, Incoming.Located point) {
        if (places.isNoPoint(point.latitude(), point.longitude())) {
            running.lead("pinEmpty");
            running.askNext();
            return;
        }
        Draft draft = running.hasOpenDraft() ? running.draft() : begin(running, ComplaintKind.COMPLAINT, false);
        String name = point.name() == null || point.name().isBlank() ? null : Plain.clean(point.name());
        boolean outside = places.locate(point.latitude(), point.longitude()).kind() == Located.Kind.OUTSIDE;
        if (outside || point.forwarded()) {
            running.draft(draft.withPin(new Draft.Pin(
                    point.latitude(), point.longitude(), name == null ? null : Plain.line(name, 200), outside)));
            if (!draft.hasStory()) {
                running.lead("pinKept");
            }
        } else {
            running.draft(draft.withPlace(places.at(point.latitude(), point.longitude(), Provenance.SHARED, name)));
            running.lead("pinGot", "area", places.label(running.draft().place().areaCode()));
        }
        running.askNext();
    }

    // What is tapped --------------------------------------------------------------------------------------------------

    /** An option of a draft: of this one as it stands, of an older version of it, or of one that has ended. */
    void tap(Running running, OptionId option) {
        Draft aside = running.state().aside();
        if (aside != null && aside.id().equals(option.draftId())) {
            tapAside(running, option, aside);
            return;
        }
        Draft draft = running.draft();
        if (draft == null || !draft.id().equals(option.draftId())) {
            tapEnded(running, option);
            return;
        }
        if (draft.paused()) {
            draft = draft.withPaused(false);
            running.draft(draft);
        }
        boolean stands = option.version() == draft.version();
        boolean always = option.verb() == Verb.CHANGE || option.verb() == Verb.CANCEL || option.verb() == Verb.CONTINUE;
        if (!stands && !always) {
            running.lead("changedSince");
            running.askNext();
            return;
        }
        choose(running, option, draft);
    }

    private void tapAside(Running running, OptionId option, Draft aside) {
        Draft later = running.draft();
        if (option.verb() == Verb.ANEW || option.verb() == Verb.CANCEL) {
            running.draft(aside);
            running.state(running.state().withAside(null));
            running.end(Ended.Fate.CANCELLED, null);
            running.draft(later);
        } else {
            running.state(running.state().withAside(null));
            running.draft(later == null ? aside.withPaused(false) : aside.withAllOf(later));
            if (later != null) {
                running.state(running.state().withEnded(later.id(), Ended.Fate.ADDED, null, List.of()));
            }
        }
        running.askNext();
    }

    private void tapEnded(Running running, OptionId option) {
        Optional<Ended> ended = running.state().endOf(option.draftId());
        if (ended.isEmpty()) {
            running.lead("oldButton");
        } else if (ended.get().complaintId() != null) {
            TrackingNumber number = TrackingNumber.of(ended.get().complaintId());
            if (ended.get().fate() == Ended.Fate.FILED) {
                running.lead("alreadyFiled", "number", number, "pin", running.pin(number));
                running.state(running.state().withEcho(null)); // it is told again right here
            } else {
                running.lead("alreadyAdded", "number", number);
            }
        } else if (ended.get().fate() == Ended.Fate.CANCELLED) {
            running.lead("alreadyCancelled");
        } else {
            running.lead("oldButton");
        }
        running.askNext();
    }

    private void choose(Running running, OptionId option, Draft draft) {
        switch (option.verb()) {
            case SUBMIT -> submit(running, draft);
            case CHANGE -> running.show(running.screens().change(draft));
            case CANCEL -> cancel(running);
            case EDIT -> edit(running, draft, option.argument());
            case KIND -> chooseKind(running, draft, option.argument());
            case AREA, LANDMARK -> choosePlace(running, draft, option);
            case NONE_OF_THESE -> noneOfThese(running, draft);
            case AS_TYPED -> asTyped(running, draft);
            case SKIP -> ask(running, draft.withPlaceSettled());
            case PIN_RIGHT -> usePin(running, draft);
            case PIN_WRONG -> ask(running, draft.withoutPlace());
            case ENOUGH -> ask(running, draft.withPicturesEnough());
            case ANSWERED -> answered(running, draft);
            case NOT_ANSWERED -> notAnswered(running, draft);
            case CONTINUE -> running.askNext();
            case ANEW -> anew(running);
            case ADDITION -> add(running, draft);
            case FRESH -> fresh(running, draft);
            case MENU, LANGUAGE, NEW_REPORT, CASE, CONFIRM, DISPUTE, REPLY, RATING, RATE -> running.askNext();
        }
    }

    private static void ask(Running running, Draft draft) {
        running.draft(draft);
        running.askNext();
    }

    void submit(Running running, Draft draft) {
        if (!draft.hasStory() || draft.answered() != null || draft.maybeFor() != null) {
            running.askNext(); // a button of a review that this door has not shown
            return;
        }
        TrackingNumber number = file(running, draft);
        running.show(running.screens().filed(draft, number, running.pin(number)));
    }

    /** Files the draft and ends it; the caller says the number. */
    private TrackingNumber file(Running running, Draft draft) {
        ComplaintId complaintId = complaintId(draft);
        running.add(new Effect.File(
                complaintId,
                draft.id(),
                draft.kind(),
                running.state().language(),
                narrative(running, draft),
                draft.place(),
                draft.mediaIds(),
                draft.anonymous(),
                draft.confidential(),
                draft.answered(),
                draft.emergencySpoken()));
        running.end(Ended.Fate.FILED, complaintId);
        TrackingNumber number = TrackingNumber.of(complaintId);
        boolean answered = draft.answered() != null;
        running.state(running.state()
                .withTold(new ToldOfCase(complaintId, Notice.Kind.RECEIVED, running.at(), true, answered))
                .withReplied(null)
                .withEcho(answered ? running.state().echo() : new Echo(running.at(), number, false)));
        return number;
    }

    private static String narrative(Running running, Draft draft) {
        if (draft.words() != null) {
            return draft.words();
        }
        return running.screens().phrases().text(draft.voice() ? "narrativeVoice" : "narrativePictures");
    }

    void cancel(Running running) {
        running.end(Ended.Fate.CANCELLED, null);
        Screens screens = running.screens();
        running.show(Screen.of(null, screens.phrases().text("cancelled"), screens.toMenu()));
    }

    void anew(Running running) {
        running.end(Ended.Fate.CANCELLED, null);
        running.lead("cancelled");
        running.askNext();
    }

    private void edit(Running running, Draft draft, String what) {
        switch (what) {
            case "words" -> running.show(running.screens().wordsAnew());
            case "place" -> {
                running.draft(draft.withoutPlace());
                running.show(running.screens().place(running.draft())); // also where the report needs none
            }
            case "kind" -> running.show(running.screens().kinds(draft));
            case "files" -> {
                if (!draft.mediaIds().isEmpty()) {
                    running.add(new Effect.ForgetMedia(draft.mediaIds()));
                }
                ask(running, draft.withoutMedia());
            }
            case "anonymous" -> ask(running, draft.withAnonymous(!draft.anonymous()));
            case "confidential" -> ask(running, draft.withConfidential(!draft.confidential()));
            default -> running.askNext();
        }
    }

    private void chooseKind(Running running, Draft draft, String kind) {
        for (ComplaintKind each : ComplaintKind.values()) {
            if (each.name().equals(kind)) {
                running.draft(draft.withKind(each));
            }
        }
        running.askNext();
    }

    private void choosePlace(Running running, Draft draft, OptionId option) {
        Optional<Place> place = option.verb() == Verb.LANDMARK
                ? places.landmark(option.argument(), draft.typedPlace())
                : places.area(option.argument(), draft.typedPlace());
        if (place.isEmpty()) {
            running.lead("placeGone");
            ask(running, draft.withoutPlace());
            return;
        }
        Draft placed = draft.withPlace(place.get());
        ask(running, placed);
    }

    private void noneOfThese(Running running, Draft draft) {
        String typed = draft.typedPlace();
        ask(running, typed == null ? draft.withoutPlace() : draft.withoutPlace().withCandidates(typed, List.of()));
    }

    private void asTyped(Running running, Draft draft) {
        if (draft.typedPlace() == null) {
            running.askNext();
            return;
        }
        Place known = draft.place();
        Place place = new Place(known.coordinates(), known.areaCode(), draft.typedPlace(), known.landmark());
        ask(running, draft.withPlace(place).withPlaceSettled());
    }

    private void usePin(Running running, Draft draft) {
        Draft.Pin pin = draft.pin();
        ask(
                running,
                pin == null
                        ? draft
                        : draft.withPlace(places.at(pin.latitude(), pin.longitude(), Provenance.SHARED, pin.name())));
    }

    private void answered(Running running, Draft draft) {
        if (draft.answered() == null) {
            running.askNext();
            return;
        }
        TrackingNumber number = file(running, draft);
        running.show(running.screens().filed(draft, number, running.pin(number)));
    }

    private void notAnswered(Running running, Draft draft) {
        running.lead("notAnswered");
        Draft open = draft.withAnswered(null);
        boolean trouble = draft.words() != null
                && understanding.speaksOfTrouble(draft.words())
                && !understanding.speaksOfDocument(draft.words());
        ask(running, trouble ? open.withKind(ComplaintKind.COMPLAINT) : open);
    }

    private void add(Running running, Draft draft) {
        ComplaintId complaintId = draft.maybeFor();
        if (complaintId == null) {
            running.askNext();
            return;
        }
        String text = draft.words() == null ? placeAsWords(draft) : draft.words();
        if (text == null && draft.mediaIds().isEmpty()) {
            running.askNext();
            return;
        }
        running.add(new Effect.Act(
                complaintId,
                CitizenAction.Type.REPLY,
                draft.id(),
                text == null ? null : Plain.cut(text, CitizenAction.MAX_TEXT),
                null,
                draft.mediaIds()));
        running.end(Ended.Fate.ADDED, complaintId);
        running.state(running.state().withAbout(complaintId).withReplied(null));
        running.show(running.screens().replied(complaintId, false));
    }

    private String placeAsWords(Draft draft) {
        Draft.Pin pin = draft.pin();
        if (pin != null) {
            return CaseTalk.pointAsWords(pin.latitude(), pin.longitude(), pin.name());
        }
        if (draft.place().coordinates() != null) {
            return CaseTalk.pointAsWords(
                    draft.place().coordinates().latitude(),
                    draft.place().coordinates().longitude(),
                    draft.place().text());
        }
        return null;
    }

    private void fresh(Running running, Draft draft) {
        running.settleTold();
        ask(running, draft.withMaybeFor(null));
    }

    // What time brings ------------------------------------------------------------------------------------------------

    /** A draft whose answer nobody judged is filed as answered, silently: the citizen has what he asked for. */
    void settleAnswer(Running running) {
        Draft draft = running.draft();
        if (draft != null && draft.answered() != null) {
            file(running, draft);
        }
    }

    /** One step back. */
    void back(Running running) {
        Draft draft = running.draft();
        Question asked = running.state().asked();
        if (draft == null) {
            running.show(running.screens().menu(null));
        } else if (asked == Question.PLACE_CHOICE || asked == Question.PIN) {
            ask(running, draft.withoutPlace());
        } else if (asked == Question.PLACE && draft.words() != null) {
            running.show(running.screens().wordsAnew());
        } else if (asked == Question.WORDS && draft.isEmpty()) {
            running.end(Ended.Fate.CANCELLED, null);
            running.show(running.screens().menu(running.draft()));
        } else {
            running.askNext();
        }
    }
}

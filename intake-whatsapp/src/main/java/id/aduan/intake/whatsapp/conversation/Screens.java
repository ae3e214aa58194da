package id.aduan.intake.whatsapp.conversation;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Coordinates.Provenance;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.conversation.OptionId.Verb;
import id.aduan.intake.whatsapp.conversation.Screen.Choice;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.knowledge.PlaceFinder;
import id.aduan.knowledge.Plain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The questions of the door in one language. */
final class Screens {
    private static final int MAX_STORY = 350;
    private static final int MAX_PLACE = 120;
    private static final int MAX_CASES = 9;
    private static final int STARS = 5;
    /** The regency keeps West Indonesian Time, which knows no summer time. */
    private static final ZoneOffset REGENCY_TIME = ZoneOffset.ofHours(7);

    private final Phrases phrases;
    private final PlaceFinder places;

    Screens(Language language, PlaceFinder places) {
        phrases = Phrases.of(language);
        this.places = places;
    }

    Phrases phrases() {
        return phrases;
    }

    Screen menu(Draft draft) {
        List<Choice> rows = new ArrayList<>();
        if (draft != null && !draft.isEmpty()) {
            rows.add(new Choice(
                    OptionId.of(Verb.CONTINUE, draft), phrases.text("rowContinue"), phrases.text("rowContinueHint")));
        }
        for (String row : List.of("report", "ask", "propose", "mine", "person", "language")) {
            String key = "row" + row.substring(0, 1).toUpperCase(Locale.ROOT) + row.substring(1);
            rows.add(new Choice(OptionId.of(Verb.MENU, row), phrases.text(key), phrases.text(key + "Hint")));
        }
        return new Screen(Question.MENU, phrases.text("menu"), rows, false);
    }

    Screen languages() {
        return Screen.of(
                Question.LANGUAGE,
                phrases.text("languages"),
                new Choice(OptionId.of(Verb.LANGUAGE, "id"), "Bahasa Indonesia"),
                new Choice(OptionId.of(Verb.LANGUAGE, "su"), "Basa Sunda"),
                new Choice(OptionId.of(Verb.LANGUAGE, "en"), "English"));
    }

    /** The next question of a draft: what is missing, and in the end whether it is filed. */
    Screen next(Draft draft, Draft aside) {
        if (draft.answered() != null) {
            return answer(draft);
        }
        if (aside != null) {
            return resume(aside);
        }
        if (draft.maybeFor() != null) {
            return addition(draft);
        }
        if (!draft.hasStory()) {
            return words(draft);
        }
        if (draft.pin() != null) {
            return pin(draft);
        }
        if (!draft.candidates().isEmpty()) {
            return candidates(draft);
        }
        return draft.lacksPlace() ? place(draft) : review(draft);
    }

    private Screen answer(Draft draft) {
        return Screen.of(
                Question.ANSWER,
                draft.answered().text() + "\n\n" + phrases.text("wasItAnswered"),
                new Choice(OptionId.of(Verb.ANSWERED, draft), phrases.text("answeredYes")),
                new Choice(OptionId.of(Verb.NOT_ANSWERED, draft), phrases.text("answeredNo")));
    }

    Screen resume(Draft aside) {
        String story = aside.words() == null ? phrases.text("noWordsYet") : Plain.line(aside.words(), 120);
        return Screen.of(
                Question.RESUME,
                phrases.text("resume", "story", story),
                new Choice(OptionId.of(Verb.CONTINUE, aside), phrases.text("resumeContinue")),
                new Choice(OptionId.of(Verb.ANEW, aside), phrases.text("resumeAnew")));
    }

    private Screen addition(Draft draft) {
        return Screen.of(
                Question.ADDITION,
                phrases.text("addition", "number", TrackingNumber.of(draft.maybeFor())),
                new Choice(OptionId.of(Verb.ADDITION, draft), phrases.text("additionYes")),
                new Choice(OptionId.of(Verb.FRESH, draft), phrases.text("additionNo")));
    }

    private Screen words(Draft draft) {
        String key =
                switch (draft.kind()) {
                    case COMPLAINT -> "tell";
                    case INFORMATION_REQUEST -> "tellQuestion";
                    case ASPIRATION -> "tellProposal";
                };
        return draft.mediaIds().isEmpty()
                ? Screen.of(Question.WORDS, phrases.text(key))
                : Screen.of(
                        Question.WORDS,
                        phrases.text(key),
                        new Choice(OptionId.of(Verb.ENOUGH, draft), phrases.text("picturesEnough")));
    }

    Screen wordsAnew() {
        return Screen.of(Question.WORDS_ANEW, phrases.text("tellAnew"));
    }

    Screen place(Draft draft) {
        Choice skip = new Choice(OptionId.of(Verb.SKIP, draft), phrases.text("skip"));
        if (draft.typedPlace() != null) {
            return new Screen(
                    Question.PLACE,
                    phrases.text("placeNotFound", "typed", Plain.line(draft.typedPlace(), MAX_PLACE)),
                    List.of(new Choice(OptionId.of(Verb.AS_TYPED, draft), phrases.text("asTyped")), skip),
                    false);
        }
        String area = places.label(draft.place().areaCode());
        return new Screen(
                Question.PLACE,
                area == null ? phrases.text("where") : phrases.text("whereIn", "area", area),
                List.of(skip),
                true);
    }

    private Screen candidates(Draft draft) {
        List<Choice> rows = new ArrayList<>();
        for (PlaceFinder.Candidate candidate : draft.candidates()) {
            String option = candidate.area() == null
                    ? OptionId.of(Verb.LANDMARK, draft, candidate.landmarkId())
                    : OptionId.of(Verb.AREA, draft, candidate.area().value());
            String title = candidate.name();
            String within = candidate.within() == null ? "" : candidate.within();
            boolean isCut = title.length() > OutgoingMessage.MAX_ROW_TITLE;
            rows.add(new Choice(option, title, isCut ? title + " " + within : within.isEmpty() ? null : within));
        }
        rows.add(new Choice(OptionId.of(Verb.NONE_OF_THESE, draft), phrases.text("noneOfThese")));
        String key = draft.candidates().size() == 1 ? "isItThis" : "whichPlace";
        return new Screen(Question.PLACE_CHOICE, phrases.text(key), rows, false);
    }

    private Screen pin(Draft draft) {
        Draft.Pin pin = draft.pin();
        String body = pin.outside()
                ? phrases.text("pinOutside")
                : phrases.text(
                        "pinForwarded",
                        "area",
                        places.label(places.at(pin.latitude(), pin.longitude(), Provenance.SHARED, null)
                                .areaCode()));
        return Screen.of(
                Question.PIN,
                body,
                new Choice(OptionId.of(Verb.PIN_RIGHT, draft), phrases.text(pin.outside() ? "pinUse" : "pinRight")),
                new Choice(OptionId.of(Verb.PIN_WRONG, draft), phrases.text("pinWrong")));
    }

    private Screen review(Draft draft) {
        StringBuilder body = new StringBuilder(phrases.text("review"));
        line(body, "reviewKind", phrases.text(kindKey(draft.kind())));
        line(body, "reviewStory", story(draft));
        if (!draft.place().equals(Place.UNKNOWN) || draft.kind() == ComplaintKind.COMPLAINT) {
            line(body, "reviewPlace", placeOf(draft));
        }
        if (!draft.mediaIds().isEmpty()) {
            line(body, "reviewFiles", Integer.toString(draft.mediaIds().size()));
        }
        if (draft.anonymous()) {
            body.append('\n').append(phrases.text("reviewAnonymous"));
        }
        if (draft.confidential()) {
            body.append('\n').append(phrases.text("reviewConfidential"));
        }
        body.append("\n\n").append(phrases.text(draft.mediaIds().isEmpty() ? "reviewAskPhoto" : "reviewAsk"));
        return Screen.of(
                Question.REVIEW,
                body.toString(),
                new Choice(OptionId.of(Verb.SUBMIT, draft), phrases.text("submit")),
                new Choice(OptionId.of(Verb.CHANGE, draft), phrases.text("change")),
                new Choice(OptionId.of(Verb.CANCEL, draft), phrases.text("cancel")));
    }

    private void line(StringBuilder body, String key, String value) {
        body.append('\n').append(phrases.text(key, "value", value));
    }

    private String story(Draft draft) {
        if (draft.words() != null) {
            return Plain.line(draft.words(), MAX_STORY);
        }
        return phrases.text(draft.voice() ? "toldByVoice" : "toldByPictures");
    }

    private String placeOf(Draft draft) {
        List<String> parts = new ArrayList<>();
        if (draft.place().landmark() != null) {
            parts.add(draft.place().landmark());
        }
        String area = places.label(draft.place().areaCode());
        if (area != null) {
            parts.add(area);
        }
        if (draft.place().text() != null && draft.place().landmark() == null) {
            parts.add("“" + draft.place().text() + "”");
        }
        if (parts.isEmpty()) {
            return phrases.text(draft.place().coordinates() == null ? "placeNone" : "placePoint");
        }
        return Plain.line(String.join(" · ", parts), MAX_PLACE);
    }

    static String kindKey(ComplaintKind kind) {
        return switch (kind) {
            case COMPLAINT -> "kindComplaint";
            case INFORMATION_REQUEST -> "kindQuestion";
            case ASPIRATION -> "kindProposal";
        };
    }

    Screen change(Draft draft) {
        List<Choice> rows = new ArrayList<>();
        rows.add(edit(draft, "words", "editWords"));
        rows.add(edit(draft, "place", "editPlace"));
        rows.add(edit(draft, "kind", "editKind"));
        if (!draft.mediaIds().isEmpty()) {
            rows.add(edit(draft, "files", "editFiles"));
        }
        rows.add(edit(draft, "anonymous", draft.anonymous() ? "editNamed" : "editAnonymous"));
        rows.add(edit(draft, "confidential", draft.confidential() ? "editOpen" : "editConfidential"));
        rows.add(edit(draft, "back", "editBack"));
        rows.add(new Choice(
                OptionId.of(Verb.CANCEL, draft), phrases.text("editCancel"), phrases.text("editCancelHint")));
        return new Screen(Question.CHANGE, phrases.text("whatToChange"), rows, false);
    }

    private Choice edit(Draft draft, String what, String key) {
        return new Choice(OptionId.of(Verb.EDIT, draft, what), phrases.text(key), phrases.text(key + "Hint"));
    }

    Screen kinds(Draft draft) {
        List<Choice> choices = new ArrayList<>();
        for (ComplaintKind kind : ComplaintKind.values()) {
            choices.add(new Choice(OptionId.of(Verb.KIND, draft, kind.name()), phrases.text(kindKey(kind))));
        }
        return new Screen(Question.KIND, phrases.text("whichKind"), choices, false);
    }

    Screen filed(Draft draft, TrackingNumber number, String pin) {
        return Screen.of(
                null, phrases.text(draft.answered() == null ? "filed" : "filedAnswered", "number", number, "pin", pin));
    }

    Screen text(String key, Object... arguments) {
        return Screen.of(null, phrases.text(key, arguments));
    }

    Screen cases(List<OwnCase> cases) {
        List<Choice> rows = cases.stream()
                .limit(MAX_CASES)
                .map(each -> new Choice(
                        OptionId.show(each.complaintId()),
                        each.trackingNumber().value(),
                        stage(each) + " · " + subject(each)))
                .toList();
        return new Screen(Question.CASES, phrases.text("cases", "count", cases.size()), rows, false);
    }

    Screen caseOf(OwnCase own) {
        List<String> lines = new ArrayList<>();
        lines.add("*" + own.trackingNumber() + "*");
        lines.add(subject(own));
        lines.add(phrases.text("caseStage", "stage", stage(own), "since", date(own.since())));
        if (own.agencyName() != null) {
            lines.add(phrases.text("caseAgency", "agency", own.agencyName()));
        }
        List<Choice> choices =
                switch (own.stage()) {
                    case ANSWERED ->
                        List.of(confirm(own.complaintId()), dispute(own.complaintId()), reply(own.complaintId()));
                    case WAITS_FOR_YOU, REGISTERED, AT_AGENCY, IN_WORK -> List.of(reply(own.complaintId()), toMenu());
                    case CLOSED ->
                        List.of(
                                new Choice(OptionId.rating(own.complaintId()), phrases.text("rate")),
                                dispute(own.complaintId()),
                                toMenu());
                    case NOT_OURS -> List.of(toMenu());
                };
        return new Screen(Question.CASE, String.join("\n", lines), choices, false);
    }

    private String subject(OwnCase own) {
        return own.subject() == null || own.subject().isBlank() ? phrases.text("noSubject") : own.subject();
    }

    private String stage(OwnCase own) {
        return phrases.text(
                switch (own.stage()) {
                    case REGISTERED -> "stageRegistered";
                    case AT_AGENCY -> "stageAtAgency";
                    case IN_WORK -> "stageInWork";
                    case ANSWERED -> "stageAnswered";
                    case WAITS_FOR_YOU -> "stageWaits";
                    case CLOSED -> "stageClosed";
                    case NOT_OURS -> "stageNotOurs";
                });
    }

    private String date(Instant at) {
        return DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT).format(at.atOffset(REGENCY_TIME));
    }

    private Choice confirm(ComplaintId complaintId) {
        return new Choice(OptionId.confirm(complaintId), phrases.text("confirm"));
    }

    private Choice dispute(ComplaintId complaintId) {
        return new Choice(OptionId.dispute(complaintId), phrases.text("dispute"));
    }

    private Choice reply(ComplaintId complaintId) {
        return new Choice(OptionId.reply(complaintId), phrases.text("reply"));
    }

    Choice toMenu() {
        return new Choice(OptionId.of(Verb.MENU, ""), phrases.text("toMenu"));
    }

    Screen confirmOrDispute(ComplaintId complaintId) {
        return Screen.of(Question.CASE, phrases.text("isItFixed"), confirm(complaintId), dispute(complaintId));
    }

    Screen rating(ComplaintId complaintId) {
        List<Choice> rows = new ArrayList<>();
        for (int stars = STARS; stars >= 1; stars--) {
            rows.add(new Choice(
                    OptionId.rate(complaintId, stars), stars + " " + "⭐".repeat(stars), phrases.text("stars" + stars)));
        }
        return new Screen(Question.RATING, phrases.text("howWasIt"), rows, false);
    }

    Screen askReply(ComplaintId complaintId, Question question, String key) {
        return Screen.of(question, phrases.text(key, "number", TrackingNumber.of(complaintId)));
    }

    Screen replied(ComplaintId complaintId, boolean mayBeNew) {
        String body = phrases.text("replied", "number", TrackingNumber.of(complaintId));
        return mayBeNew
                ? Screen.of(
                        Question.REPLY,
                        body + " " + phrases.text("repliedElse"),
                        new Choice(OptionId.of(Verb.NEW_REPORT, ""), phrases.text("additionNo")),
                        toMenu())
                : Screen.of(Question.REPLY, body);
    }
}

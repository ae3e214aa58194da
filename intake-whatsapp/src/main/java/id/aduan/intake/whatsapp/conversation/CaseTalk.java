package id.aduan.intake.whatsapp.conversation;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.whatsapp.conversation.ConversationState.ToldOfCase;
import id.aduan.knowledge.Plain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the conversation that is about cases that the citizen has. */
final class CaseTalk {
    /** The reporter has ten working days to judge an answer or to give data. */
    private static final Duration WAITS = Duration.ofDays(16);
    /** After this, words are a new report unless the case waits for them. */
    private static final Duration FRESH = Duration.ofHours(24);
    /** A photo that comes soon after the report belongs to it. */
    private static final Duration LATE_PHOTO = Duration.ofMinutes(30);

    // Acts ------------------------------------------------------------------------------------------------------------

    /** An option of a case. */
    void tap(Running running, OptionId option, String cause) {
        ComplaintId complaintId = option.complaintId();
        hasItsNumber(running, complaintId);
        switch (option.verb()) {
            case CONFIRM -> confirm(running, complaintId, cause);
            case DISPUTE -> dispute(running, complaintId, cause, null);
            case RATING -> {
                running.state(running.state().withAbout(complaintId));
                running.show(running.screens().rating(complaintId));
            }
            case RATE -> rate(running, complaintId, cause, option.argument());
            case REPLY -> {
                running.state(running.state().withAbout(complaintId));
                running.show(running.screens().askReply(complaintId, Question.REPLY, "tellReply"));
            }
            case CASE -> {
                running.state(running.state().withWanted(TrackingNumber.of(complaintId)));
                running.add(new Effect.AskForCases());
            }
            default -> running.askNext();
        }
    }

    /** Whoever taps on what was sent about a case has got its number: a lane keeps its order. */
    private static void hasItsNumber(Running running, ComplaintId complaintId) {
        ConversationState.Echo echo = running.state().echo();
        if (echo != null && TrackingNumber.of(complaintId).equals(echo.number())) {
            running.state(running.state().withEcho(null));
        }
    }

    private void confirm(Running running, ComplaintId complaintId, String cause) {
        boolean again = running.state().asked() == Question.RATING
                && complaintId.equals(running.state().about());
        if (!again) {
            running.add(new Effect.Act(complaintId, CitizenAction.Type.CONFIRMATION, cause, null, null, List.of()));
        }
        running.state(running.state().withAbout(complaintId));
        running.lead("confirmed", "number", TrackingNumber.of(complaintId));
        running.show(running.screens().rating(complaintId));
    }

    private void dispute(Running running, ComplaintId complaintId, String cause, String words) {
        boolean again = running.state().asked() == Question.DISPUTE_REASON
                && complaintId.equals(running.state().about());
        if (!again) {
            running.add(
                    new Effect.Act(complaintId, CitizenAction.Type.DISPUTE, cause, shortened(words), null, List.of()));
        }
        running.state(running.state().withAbout(complaintId));
        running.show(running.screens()
                .askReply(complaintId, Question.DISPUTE_REASON, words == null ? "disputed" : "disputedWithWords"));
    }

    private void rate(Running running, ComplaintId complaintId, String cause, String stars) {
        if (!stars.matches("[1-5]")) {
            running.askNext();
            return;
        }
        running.add(
                new Effect.Act(complaintId, CitizenAction.Type.RATING, cause, null, Integer.valueOf(stars), List.of()));
        running.state(running.state().withAsked(null, List.of()).withAbout(null));
        running.show(running.screens().text("rated", "number", TrackingNumber.of(complaintId)));
    }

    /** "Sudah beres" or "belum beres" without a button; true when it is taken. */
    boolean judge(Running running, boolean fixed, String cause, String words) {
        Optional<ComplaintId> about = judged(running, fixed);
        if (about.isPresent()) {
            if (fixed) {
                confirm(running, about.get(), cause);
            } else {
                dispute(running, about.get(), cause, words);
            }
            return true;
        }
        if (words != null) {
            return false;
        }
        running.state(running.state().withWanted(null));
        running.add(new Effect.AskForCases());
        return true;
    }

    /** The case that is judged; only what was answered can be said to be not fixed. */
    private static Optional<ComplaintId> judged(Running running, boolean fixed) {
        ConversationState state = running.state();
        if (state.about() != null && state.asked() == Question.RATING) {
            return Optional.of(state.about());
        }
        ToldOfCase told = state.told();
        if (told == null || !within(told.at(), running.at(), WAITS)) {
            return Optional.empty();
        }
        boolean answered = told.kind() == Notice.Kind.ANSWERED || told.kind() == Notice.Kind.CLOSED;
        return fixed || answered ? Optional.of(told.complaintId()) : Optional.empty();
    }

    // Words, pictures and points that may belong to a case ------------------------------------------------------------

    /** Something that may be added to a case: what it says, its files, and whether it came as a picture. */
    record Addition(String cause, String words, List<String> mediaIds) {}

    /** True when it belongs to a case and was added to it. */
    boolean takes(Running running, Addition addition) {
        ConversationState state = running.state();
        if (state.draft() != null && !state.draft().paused()) {
            return false;
        }
        boolean asked = state.asked() == Question.DISPUTE_REASON || state.asked() == Question.REPLY;
        boolean recently = state.heardAt() == null || within(state.heardAt(), running.at(), FRESH);
        if (asked && recently && state.about() != null) {
            add(running, state.about(), addition, state.asked() == Question.REPLY && state.replied() != null);
            return true;
        }
        ToldOfCase told = state.told();
        if (told == null || told.settled()) {
            return false;
        }
        boolean waits = told.kind() == Notice.Kind.ANSWERED || told.kind() == Notice.Kind.WAITS_FOR_REPORTER;
        boolean latePhoto =
                told.filedHere() && !addition.mediaIds().isEmpty() && within(told.at(), running.at(), LATE_PHOTO);
        if ((waits && within(told.at(), running.at(), WAITS)) || latePhoto) {
            add(running, told.complaintId(), addition, true);
            return true;
        }
        return false;
    }

    /** The case that what comes now may be an addition to, when that must be asked. */
    static Optional<ComplaintId> mayBelongTo(Running running) {
        ToldOfCase told = running.state().told();
        return told != null && !told.settled() && within(told.at(), running.at(), FRESH)
                ? Optional.of(told.complaintId())
                : Optional.empty();
    }

    private void add(Running running, ComplaintId complaintId, Addition addition, boolean mayBeNew) {
        String words = shortened(addition.words());
        running.add(new Effect.Act(
                complaintId, CitizenAction.Type.REPLY, addition.cause(), words, null, addition.mediaIds()));
        boolean offersNew = mayBeNew && addition.mediaIds().isEmpty() && words != null;
        running.state(running.state().withAbout(complaintId).withReplied(offersNew ? words : null));
        if (!addition.mediaIds().isEmpty()) {
            running.waitForAlbum();
        }
        running.show(running.screens().replied(complaintId, offersNew));
    }

    private static String shortened(String words) {
        return words == null ? null : Plain.cut(words, CitizenAction.MAX_TEXT);
    }

    static String pointAsWords(double latitude, double longitude, String name) {
        String point = String.format(Locale.ROOT, "%.6f, %.6f", latitude, longitude);
        String link = "https://www.openstreetmap.org/?mlat=" + point.replace(", ", "&mlon=");
        return (name == null ? "📍 " : "📍 " + name + ": ") + point + " " + link;
    }

    // What comes from case-service ------------------------------------------------------------------------------------

    void told(Running running, Incoming.Told told) {
        ConversationState state =
                running.state().withTold(new ToldOfCase(told.complaintId(), told.kind(), told.at(), false, false));
        boolean busy = state.draft() != null && !state.draft().paused();
        if (busy) {
            running.state(state);
            return;
        }
        Screens screens = running.screens();
        Screen meant =
                switch (told.kind()) {
                    case ANSWERED -> screens.confirmOrDispute(told.complaintId());
                    case CLOSED -> screens.rating(told.complaintId());
                    case WAITS_FOR_REPORTER -> screens.askReply(told.complaintId(), Question.REPLY, "tellReply");
                    case RECEIVED, AT_AGENCY -> null;
                };
        if (meant != null) {
            state = state.withAbout(told.complaintId()).withReplied(null).withAsked(meant.question(), meant.offers());
        }
        running.state(state);
    }

    void found(Running running, List<OwnCase> cases) {
        TrackingNumber wanted = running.state().wanted();
        running.state(running.state().withWanted(null));
        if (wanted != null) {
            Optional<OwnCase> own = cases.stream()
                    .filter(each -> each.trackingNumber().equals(wanted))
                    .findFirst();
            if (own.isPresent()) {
                show(running, own.get());
            } else {
                running.show(Screen.of(
                        null,
                        running.screens().phrases().text("notYours", "number", wanted),
                        running.screens().toMenu()));
            }
        } else if (cases.isEmpty()) {
            running.lead("noCases");
            running.show(running.screens().menu(running.draft()));
        } else if (cases.size() == 1) {
            show(running, cases.get(0));
        } else {
            running.show(running.screens().cases(cases));
        }
    }

    private static void show(Running running, OwnCase own) {
        Notice.Kind kind =
                switch (own.stage()) {
                    case REGISTERED, NOT_OURS -> Notice.Kind.RECEIVED;
                    case AT_AGENCY, IN_WORK -> Notice.Kind.AT_AGENCY;
                    case ANSWERED -> Notice.Kind.ANSWERED;
                    case WAITS_FOR_YOU -> Notice.Kind.WAITS_FOR_REPORTER;
                    case CLOSED -> Notice.Kind.CLOSED;
                };
        running.state(running.state()
                .withAbout(own.complaintId())
                .withTold(new ToldOfCase(own.complaintId(), kind, running.at(), false, false)));
        running.show(running.screens().caseOf(own));
    }

    private static boolean within(Instant then, Instant now, Duration time) {
        return Duration.between(then, now).compareTo(time) < 0;
    }
}

package id.aduan.intake.web.pages;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.CitizenCase;
import id.aduan.intake.ReportParser;
import id.aduan.intake.Tracking;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photos;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a case into words. A code that this door does not know yet is told in general words, never shown. */
final class CaseViews {
    private final TrackingMessages words;
    private final CitizenMessages formWords;
    private final Language language;
    private final ServicePromise promise = ServicePromise.PUBLISHED;

    CaseViews(Language language) {
        this.language = language;
        this.words = words(language);
        this.formWords = FormViews.words(language);
    }

    static TrackingMessages words(Language language) {
        return RequestLanguage.words(TrackingMessages.class, language);
    }

    /**
     * @param done what was just done, or null
     * @param attempt what was tried and did not work, or null
     */
    CaseView of(Tracking.Tracked tracked, CaseAct done, CaseView.Attempt attempt) {
        Optional<CitizenCase> registered = tracked.registered();
        return registered.isPresent()
                ? of(registered.get(), done, attempt)
                : bare(tracked.number(), words.statusRegistering(), words.nextRegistering(), Set.of(), attempt);
    }

    /** For a refused act while the case cannot be shown: at least what was typed is there. */
    CaseView away(TrackingNumber number, CaseView.Attempt attempt) {
        return bare(number, words.awayTitle(), words.nextRegistering(), Set.of(attempt.act()), attempt);
    }

    private CaseView bare(
            TrackingNumber number, String status, String next, Set<CaseAct> acts, CaseView.Attempt attempt) {
        return new CaseView(
                number.value(),
                "",
                "",
                status,
                null,
                null,
                next,
                List.of(),
                acts,
                true,
                OneTimeId.next(),
                photosHint(),
                null,
                attempt);
    }

    private CaseView of(CitizenCase told, CaseAct done, CaseView.Attempt attempt) {
        return new CaseView(
                told.trackingNumber().value(),
                FormViews.kind(told.kind(), formWords),
                WhenWords.moment(told.receivedAt(), language),
                status(told.status()),
                group(told.statusGroup()),
                told.agency() == null ? null : told.agency().name(),
                next(told),
                history(told),
                acts(told),
                false,
                OneTimeId.next(),
                photosHint(),
                done == null ? null : done.done(words),
                attempt);
    }

    private String photosHint() {
        return words.photosHint(ReportParser.MAX_PHOTOS, Photos.MAX_BYTES / 1024 / 1024);
    }

    private static Set<CaseAct> acts(CitizenCase told) {
        Set<CaseAct> acts = EnumSet.noneOf(CaseAct.class);
        for (CaseAct act : CaseAct.values()) {
            CitizenAction.Type type = act.type();
            if (told.actions().contains(type)) {
                acts.add(act);
            }
        }
        return acts;
    }

    private String status(String status) {
        return switch (status) {
            case "RECEIVED" -> words.statusReceived();
            case "VERIFIED" -> words.statusVerified();
            case "DISPATCHED" -> words.statusDispatched();
            case "IN_PROGRESS" -> words.statusInProgress();
            case "ANSWERED" -> words.statusAnswered();
            case "CLOSED" -> words.statusClosed();
            case "POSTPONED" -> words.statusPostponed();
            case "RETURNED" -> words.statusReturned();
            case "UNABLE_TO_ACT" -> words.statusUnableToAct();
            case "ARCHIVED" -> words.statusArchived();
            case "REFERRED" -> words.statusReferred();
            case "DISPUTED" -> words.statusDisputed();
            default -> words.statusUnknown();
        };
    }

    private String group(String group) {
        return switch (group == null ? "" : group) {
            case "UNVERIFIED" -> words.groupUnverified();
            case "NOT_FOLLOWED_UP" -> words.groupNotFollowedUp();
            case "IN_PROGRESS" -> words.groupInProgress();
            case "DONE" -> words.groupDone();
            case "POSTPONED" -> words.groupPostponed();
            case "ARCHIVED" -> words.groupArchived();
            default -> null;
        };
    }

    private String next(CitizenCase told) {
        return switch (told.next() == null ? "" : told.next()) {
            case "AGENCY_IS_SOUGHT" -> words.nextAgencySought(promise.verification());
            case "AGENCY_TAKES_UP" -> words.nextAgencyTakesUp(promise.firstFollowUp());
            case "AGENCY_ANSWERS" ->
                told.kind() == ComplaintKind.INFORMATION_REQUEST
                        ? words.nextAgencyAnswersQuestion(promise.question())
                        : words.nextAgencyAnswers(promise.complaint(), promise.oversight());
            case "REPORTER_CONFIRMS" -> words.nextReporterConfirms(promise.reply());
            case "REPORTER_REPLIES" ->
                told.postponedUntil() == null
                        ? words.nextReporterRepliesSoon()
                        : words.nextReporterReplies(WhenWords.day(told.postponedUntil(), language));
            case "VERIFIER_CHECKS" -> words.nextVerifierChecks();
            case "REPORTER_TURNS_TO" ->
                told.referral() == null
                        ? words.nextTurnToOther()
                        : words.nextTurnTo(
                                told.referral().body(), told.referral().advice());
            case "FINISHED" ->
                told.actions().contains(CitizenAction.Type.DISPUTE) ? words.nextFinished() : words.nextEnded();
            case "FORGOTTEN" -> words.nextForgotten();
            default -> words.statusUnknown();
        };
    }

    /** The newest first: that is what the reporter came for. */
    private List<CaseView.Line> history(CitizenCase told) {
        List<CaseView.Line> lines = new ArrayList<>();
        int photo = 0;
        for (CitizenCase.Line line : told.history()) {
            List<CaseView.Photo> photos = new ArrayList<>();
            for (CitizenCase.File file : line.attachments()) {
                photo++;
                photos.add(new CaseView.Photo("/lacak/laporan/foto/" + file.sha256(), words.photoOf(photo)));
            }
            lines.add(
                    0,
                    new CaseView.Line(
                            title(line),
                            WhenWords.moment(line.at(), language),
                            reason(line.code()),
                            line.text(),
                            photos));
        }
        return lines;
    }

    private String title(CitizenCase.Line line) {
        String agency =
                line.agency() == null ? words.theAgency() : line.agency().name();
        return switch (line.type()) {
            case "RECEIVED" -> words.lineReceived();
            case "DISPATCHED" -> words.lineDispatched(agency);
            case "REFERRED" -> words.lineReferred();
            case "ACCEPTED" -> words.lineAccepted(agency);
            case "ANSWERED" -> words.lineAnswered(agency);
            case "RETURNED" -> words.lineReturned();
            case "POSTPONED" -> words.linePostponed();
            case "RESUMED" -> words.lineResumed();
            case "DECLARED_UNABLE" -> words.lineDeclaredUnable();
            case "CONFIRMED" -> words.lineConfirmed();
            case "CLOSED" -> words.lineClosed();
            case "DISPUTED" -> words.lineDisputed();
            case "ARCHIVED" -> words.lineArchived();
            case "REPLIED" -> words.lineReplied();
            case "RATED" -> words.lineRated(line.stars() == null ? 0 : line.stars());
            case "ERASED" -> words.lineErased();
            default -> words.lineOther();
        };
    }

    private String reason(String code) {
        return switch (code == null ? "" : code) {
            case "TOO_GENERAL" -> words.reasonTooGeneral();
            case "UNREADABLE" -> words.reasonUnreadable();
            case "NOT_ABOUT_GOVERNMENT" -> words.reasonNotAboutGovernment();
            case "SPAM" -> words.reasonSpam();
            case "DUPLICATE" -> words.reasonDuplicate();
            case "NO_REPLY" -> words.reasonNoReply();
            case "ERASED" -> words.reasonErased();
            case "NO_BUDGET" -> words.reasonNoBudget();
            case "NOT_FOUND_ON_SITE" -> words.reasonNotFoundOnSite();
            case "PRIVATE_PROPERTY" -> words.reasonPrivateProperty();
            case "BEFORE_A_COURT" -> words.reasonBeforeACourt();
            case "OTHER" -> words.reasonOther();
            default -> null;
        };
    }
}

package id.aduan.intake.web.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the tracking pages say; the words are in {@code messages/tracking*.properties}. */
@MessageBundle("tracking")
public interface TrackingMessages {
    @Message
    String loginTitle();

    @Message
    String loginLead();

    @Message
    String numberLabel();

    @Message
    String numberHint();

    @Message
    String pinLabel();

    @Message
    String pinHint();

    @Message
    String open();

    @Message
    String lostTitle();

    @Message
    String lostText();

    @Message
    String sessionEnded();

    @Message
    String caseTitle(String code);

    @Message
    String leave();

    @Message
    String receivedOn(String when);

    @Message
    String statusTitle();

    @Message
    String agencyTitle();

    @Message
    String nextTitle();

    @Message
    String historyTitle();

    @Message
    String statusReceived();

    @Message
    String statusVerified();

    @Message
    String statusDispatched();

    @Message
    String statusInProgress();

    @Message
    String statusAnswered();

    @Message
    String statusClosed();

    @Message
    String statusPostponed();

    @Message
    String statusReturned();

    @Message
    String statusUnableToAct();

    @Message
    String statusArchived();

    @Message
    String statusReferred();

    @Message
    String statusDisputed();

    @Message
    String statusRegistering();

    @Message
    String statusUnknown();

    @Message
    String groupUnverified();

    @Message
    String groupNotFollowedUp();

    @Message
    String groupInProgress();

    @Message
    String groupDone();

    @Message
    String groupPostponed();

    @Message
    String groupArchived();

    @Message
    String nextAgencySought(int days);

    @Message
    String nextAgencyTakesUp(int first);

    @Message
    String nextAgencyAnswersQuestion(int question);

    @Message
    String nextAgencyAnswers(int complaint, int oversight);

    @Message
    String nextReporterConfirms(int days);

    @Message
    String nextReporterReplies(String day);

    @Message
    String nextReporterRepliesSoon();

    @Message
    String nextVerifierChecks();

    @Message
    String nextTurnTo(String body, String advice);

    @Message
    String nextTurnToOther();

    @Message
    String nextFinished();

    @Message
    String nextEnded();

    @Message
    String nextForgotten();

    @Message
    String nextRegistering();

    @Message
    String lineReceived();

    @Message
    String lineDispatched(String agency);

    @Message
    String lineReferred();

    @Message
    String lineAccepted(String agency);

    @Message
    String lineAnswered(String agency);

    @Message
    String lineReturned();

    @Message
    String linePostponed();

    @Message
    String lineResumed();

    @Message
    String lineDeclaredUnable();

    @Message
    String lineConfirmed();

    @Message
    String lineClosed();

    @Message
    String lineDisputed();

    @Message
    String lineArchived();

    @Message
    String lineReplied();

    @Message
    String lineRated(int stars);

    @Message
    String lineErased();

    @Message
    String lineOther();

    @Message
    String theAgency();

    @Message
    String photoOf(int number);

    @Message
    String actionsTitle();

    @Message
    String replyTitle();

    @Message
    String replyText();

    @Message
    String replyHint();

    @Message
    String replySend();

    @Message
    String addPhotos();

    @Message
    String photosHint(int most, int megabytes);

    @Message
    String confirmTitle();

    @Message
    String confirmText();

    @Message
    String confirmSend();

    @Message
    String disputeTitle();

    @Message
    String disputeText();

    @Message
    String disputeSend();

    @Message
    String ratingTitle();

    @Message
    String ratingLegend();

    @Message
    String ratingStar(int stars);

    @Message
    String ratingText();

    @Message
    String ratingSend();

    @Message
    String dataTitle();

    @Message
    String dataText();

    @Message
    String dataCopy();

    @Message
    String eraseTitle();

    @Message
    String eraseText();

    @Message
    String eraseTick();

    @Message
    String eraseSend();

    @Message
    String eraseTickMissing();

    @Message
    String doneReply();

    @Message
    String doneConfirm();

    @Message
    String doneDispute();

    @Message
    String doneRating();

    @Message
    String doneErase();

    @Message
    String notDone();

    @Message
    String refresh();

    @Message
    String awayTitle();

    @Message
    String reasonTooGeneral();

    @Message
    String reasonUnreadable();

    @Message
    String reasonNotAboutGovernment();

    @Message
    String reasonSpam();

    @Message
    String reasonDuplicate();

    @Message
    String reasonNoReply();

    @Message
    String reasonErased();

    @Message
    String reasonNoBudget();

    @Message
    String reasonNotFoundOnSite();

    @Message
    String reasonPrivateProperty();

    @Message
    String reasonBeforeACourt();

    @Message
    String reasonOther();
}

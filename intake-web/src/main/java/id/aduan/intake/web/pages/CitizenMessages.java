package id.aduan.intake.web.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say to citizens; the words are in {@code messages/citizen*.properties}. */
@MessageBundle("citizen")
public interface CitizenMessages {
    @Message
    String siteName();

    @Message
    String navReport();

    @Message
    String navTrack();

    @Message
    String languageOf();

    @Message
    String footEmergency();

    @Message
    String footPrivacy();

    @Message
    String footOwner();

    @Message
    String startTitle();

    @Message
    String startLead();

    @Message
    String startEmergency();

    @Message
    String startEmergencyCall();

    @Message
    String startWays();

    @Message
    String wayComplaint();

    @Message
    String wayComplaintHint();

    @Message
    String wayQuestion();

    @Message
    String wayQuestionHint();

    @Message
    String wayAspiration();

    @Message
    String wayAspirationHint();

    @Message
    String startTrack();

    @Message
    String startTrackHint();

    @Message
    String startTrackButton();

    @Message
    String startNext();

    @Message
    String stepSent();

    @Message
    String stepSentText();

    @Message
    String stepVerified();

    @Message
    String stepVerifiedText(int days);

    @Message
    String stepWorked();

    @Message
    String stepWorkedText(int first, int question, int complaint, int oversight);

    @Message
    String stepJudged();

    @Message
    String stepJudgedText();

    @Message
    String startFree();

    @Message
    String formTitle();

    @Message
    String formTitleQuestion();

    @Message
    String formTitleAspiration();

    @Message
    String formLead();

    @Message
    String optional();

    @Message
    String errorsTitle();

    @Message
    String errorsLead();

    @Message
    String kindLegend();

    @Message
    String kindComplaint();

    @Message
    String kindQuestion();

    @Message
    String kindAspiration();

    @Message
    String narrativeLabel();

    @Message
    String narrativeHint();

    @Message
    String narrativeLeft();

    @Message
    String placeLegend();

    @Message
    String villageLabel();

    @Message
    String villageHint();

    @Message
    String villageSuggestions();

    @Message
    String villageFound(int count);

    @Message
    String villageNone();

    @Message
    String villageAmbiguous(String typed);

    @Message
    String villageSimilar(String typed);

    @Message
    String villageUnknown(String typed);

    @Message
    String villageAsWritten();

    @Message
    String placeTextLabel();

    @Message
    String placeTextHint();

    @Message
    String usePosition();

    @Message
    String useMap();

    @Message
    String pointChosen();

    @Message
    String pointRemove();

    @Message
    String pointOutside();

    @Message
    String positionDenied();

    @Message
    String positionWait();

    @Message
    String photoPlace();

    @Message
    String photoPlaceUse();

    @Message
    String photoPlaceNo();

    @Message
    String mapHint();

    @Message
    String mapFailed();

    @Message
    String mapLoading();

    @Message
    String whenLegend();

    @Message
    String whenDate();

    @Message
    String whenTime();

    @Message
    String photosLegend();

    @Message
    String photosHint(int most, int megabytes);

    @Message
    String photosAdd();

    @Message
    String photosStored();

    @Message
    String photosDropped();

    @Message
    String photoRemove(int number);

    @Message
    String photoAlt(int number);

    @Message
    String photoShrinking();

    @Message
    String secrecyLegend();

    @Message
    String anonymousLabel();

    @Message
    String anonymousHint();

    @Message
    String confidentialLabel();

    @Message
    String confidentialHint();

    @Message
    String contactLegend();

    @Message
    String contactHint();

    @Message
    String nameLabel();

    @Message
    String phoneLabel();

    @Message
    String phoneHint();

    @Message
    String emailLabel();

    @Message
    String privacyShort();

    @Message
    String privacyMore();

    @Message
    String goOn();

    @Message
    String goOnHint();

    @Message
    String keptHere();

    @Message
    String keptRestored();

    @Message
    String keptForget();

    @Message
    String reviewTitle();

    @Message
    String reviewLead();

    @Message
    String reviewKind();

    @Message
    String reviewNarrative();

    @Message
    String reviewPlace();

    @Message
    String reviewWhen();

    @Message
    String reviewPhotos();

    @Message
    String reviewSecrecy();

    @Message
    String reviewContact();

    @Message
    String reviewNone();

    @Message
    String reviewAllOfficers();

    @Message
    String changeIt();

    @Message
    String submit();

    @Message
    String submitting();

    @Message
    String notSentTitle();

    @Message
    String tryAgain();

    @Message
    String receiptTitle();

    @Message
    String receiptLead();

    @Message
    String receiptNumber();

    @Message
    String receiptPin();

    @Message
    String receiptKeep();

    @Message
    String receiptLost();

    @Message
    String receiptLostAnonymous();

    @Message
    String receiptSave();

    @Message
    String receiptPrint();

    @Message
    String receiptTrack();

    @Message
    String receiptAnother();

    @Message
    String receiptNext();

    @Message
    String receiptGone();

    @Message
    String receiptGoneText();

    @Message
    String printHint();

    @Message
    String imageText();
}

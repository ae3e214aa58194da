package id.aduan.intake.callcenter.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of 112 and of the desk say; the words are in {@code messages/callcenter*.properties}. */
@MessageBundle("callcenter")
interface ConsoleMessages {
    @Message
    String navConsole();

    @Message
    String navDesk();

    @Message
    String navCallbacks();

    @Message
    String navBlocked();

    @Message
    String navFigures();

    @Message
    String navBoard();

    @Message
    String title();

    @Message
    String deskTitle();

    @Message
    String night();

    @Message
    String stateLabel();

    @Message
    String stateReady();

    @Message
    String stateRinging();

    @Message
    String stateTalking();

    @Message
    String stateVisit();

    @Message
    String stateLost();

    @Message
    String clockLabel();

    @Message
    String lineClosed();

    @Message
    String newCall();

    @Message
    String newVisit();

    @Message
    String help();

    @Message
    String noScript();

    @Message
    String linesLabel();

    @Message
    String ringing();

    @Message
    String ringingNone();

    @Message
    String open();

    @Message
    String openNone();

    @Message
    String moreCalls(String number);

    @Message
    String loggedLabel();

    @Message
    String formLabel();

    @Message
    String typeLabel();

    @Message
    String typeNormal();

    @Message
    String typeGhost();

    @Message
    String typePrank();

    @Message
    String typeInformasi();

    @Message
    String emergencyLabel();

    @Message
    String noEmergency();

    @Message
    String kindFire();

    @Message
    String kindRiot();

    @Message
    String kindAccident();

    @Message
    String kindNaturalDisaster();

    @Message
    String kindMedical();

    @Message
    String kindPublicSecurity();

    @Message
    String kindOther();

    @Message
    String kindLandmark();

    @Message
    String kindVillage();

    @Message
    String kindKecamatan();

    @Message
    String kindPoint();

    @Message
    String placeLabel();

    @Message
    String placeSuggestions();

    @Message
    String placeClear();

    @Message
    String placeUnknown();

    @Message
    String landmarkAdd();

    @Message
    String ambiguous();

    @Message
    String numberLabel();

    @Message
    String deskNumberLabel();

    @Message
    String narrativeLabel();

    @Message
    String whenLabel();

    @Message
    String whenExample();

    @Message
    String hazardsLabel();

    @Message
    String hazardsExample();

    @Message
    String nameLabel();

    @Message
    String contactLabel();

    @Message
    String consent();

    @Message
    String anonymous();

    @Message
    String confidential();

    @Message
    String aspiration();

    @Message
    String block();

    @Message
    String spoken();

    @Message
    String log();

    @Message
    String callerTitle();

    @Message
    String casesAway();

    @Message
    String hintsTitle();

    @Message
    String hintsAway();

    @Message
    String answersTitle();

    @Message
    String answerSearch();

    @Message
    String answerLabel();

    @Message
    String mapTitle();

    @Message
    String mapHint();

    @Message
    String helpTitle();

    @Message
    String close();

    @Message
    String keyNew();

    @Message
    String keyTake();

    @Message
    String keyType();

    @Message
    String keyEmergency();

    @Message
    String keyLog();

    @Message
    String keyNext();

    @Message
    String keyJoin();

    @Message
    String keyJoinOther();

    @Message
    String keyLandmark();

    @Message
    String keyAnswers();

    @Message
    String keyMap();

    @Message
    String keyClear();

    @Message
    String keyProposal();

    @Message
    String keyBlock();

    @Message
    String keyOther();

    @Message
    String keyReceipt();

    @Message
    String keyWhen();

    @Message
    String keyEscape();

    @Message
    String blockedTitle();

    @Message
    String blockedIntro();

    @Message
    String blockedLift();

    @Message
    String blockNumber();

    @Message
    String number();

    @Message
    String reason();

    @Message
    String blockedBy();

    @Message
    String blockedUntil();

    @Message
    String blockedNone();

    @Message
    String unblock();

    @Message
    String unblocked();

    @Message
    String saved(String time);

    @Message
    String savedHere();

    @Message
    String unkept();

    @Message
    String serviceAway();

    @Message
    String awayShortly();

    @Message
    String signedOut();

    @Message
    String unsent(String count);

    @Message
    String unsentEmergency(String count);

    @Message
    String restored();

    @Message
    String otherWindow();

    @Message
    String takenBy(String name);

    @Message
    String loggedBy(String name);

    @Message
    String takeFrom(String name);

    @Message
    String withheld();

    @Message
    String noNumber();

    @Message
    String blocked();

    @Message
    String blockedBecause(String reason);

    @Message
    String blockedNow();

    @Message
    String blockAway();

    @Message
    String nothingTyped();

    @Message
    String whenInStory(String told);

    @Message
    String whenNotUnderstood();

    @Message
    String suggestionsFound(String count);

    @Message
    String suggestionsNone();

    @Message
    String answersNone();

    @Message
    String mapLoading();

    @Message
    String mapFailed();

    @Message
    String landmarkAdded(String name);

    @Message
    String landmarkNeedsPlace();

    @Message
    String landmarkAway();

    @Message
    String earlierCalls(String count);

    @Message
    String firstCall();

    @Message
    String callerAway();

    @Message
    String openCase();

    @Message
    String report();

    @Message
    String notLogged();

    @Message
    String hintsFound(String count);

    @Message
    String minutesAgo(String minutes);

    @Message
    String hoursAgo(String hours);

    @Message
    String supporters(String count);

    @Message
    String joined();

    @Message
    String chooseType();

    @Message
    String willBeReport();

    @Message
    String willBeEmergency(String kind);

    @Message
    String willBeAnswered();

    @Message
    String willJoin(String number);

    @Message
    String willBlock();

    @Message
    String narrativeMissing();

    @Message
    String consentMissing();

    @Message
    String outcomeFiled();

    @Message
    String outcomeAnswered();

    @Message
    String outcomeJoined();

    @Message
    String outcomeCounted();

    @Message
    String readNumber();

    @Message
    String readPin();

    @Message
    String printReceipt();

    @Message
    String notLoggedNow();

    @Message
    String mend();
}

package id.aduan.cases.words;

import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.contracts.Channel;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintKind;
import id.aduan.kit.photos.UnusablePhoto;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What cases say to the staff; the words are in {@code messages/cases*.properties}. */
@MessageBundle("cases")
public interface CaseWords {
    @Message
    String notFoundTitle();

    @Message
    String notFoundDetail();

    @Message
    String changedTitle();

    @Message
    String changedDetail();

    @Message
    String erasedTitle();

    @Message
    String erasedDetail();

    @Message
    String illegalTitle();

    @Message
    String illegalDetail(String status, String legal);

    @Message
    String notAllowedTitle();

    @Message
    String notAllowedDetail();

    @Message
    String invalidTitle();

    @Message
    String invalidDetail();

    @Message
    String versionRequiredTitle();

    @Message
    String versionRequiredDetail();

    @Message
    String textRequired();

    @Message
    String textTooLong(int most);

    @Message
    String textUnreadable();

    @Message
    String unknownValue(String known);

    @Message
    String choiceRequired();

    @Message
    String malformed();

    @Message
    String dayOutOfRange(int most);

    @Message
    String limitOutOfRange(int most);

    @Message
    String tooManyPhotos(int most);

    @Message
    String sinceOverlaps(String earliest);

    @Message
    String listTitle();

    @Message
    String myCases();

    @Message
    String noAgency();

    @Message
    String search();

    @Message
    String find();

    @Message
    String allStatuses();

    @Message
    String manyFound();

    @Message
    String anyKind();

    @Message
    String anyChannel();

    @Message
    String anyAgency();

    @Message
    String kindLabel();

    @Message
    String channelLabel();

    @Message
    String agencyLabel();

    @Message
    String sortLabel();

    @Message
    String newestFirst();

    @Message
    String oldestFirst();

    @Message
    String nothingFound();

    @Message
    String nextPage();

    @Message
    String firstPage();

    @Message
    String columnCase();

    @Message
    String columnStatus();

    @Message
    String columnReceived();

    @Message
    String caseTitle(String number);

    @Message
    String backToList();

    @Message
    String confidential();

    @Message
    String anonymous();

    @Message
    String held();

    @Message
    String emergency();

    @Message
    String erasedTag();

    @Message
    String facts();

    @Message
    String received();

    @Message
    String since();

    @Message
    String place();

    @Message
    String openMap();

    @Message
    String category();

    @Message
    String oversight();

    @Message
    String postponedUntil();

    @Message
    String reason();

    @Message
    String mergedInto();

    @Message
    String openOther();

    @Message
    String suggested();

    @Message
    String turnTo();

    @Message
    String stars();

    @Message
    String reporter();

    @Message
    String reporterAnonymous();

    @Message
    String reporterUnknown();

    @Message
    String report();

    @Message
    String reportErased();

    @Message
    String photos();

    @Message
    String photo(int number);

    @Message
    String voice(int number);

    @Message
    String film(int number);

    @Message
    String file(int number);

    @Message
    String emergencySpoken();

    @Message
    String history();

    @Message
    String actions();

    @Message
    String noActions();

    @Message
    String acceptTitle();

    @Message
    String acceptButton();

    @Message
    String answerTitle();

    @Message
    String answerHint();

    @Message
    String answerButton();

    @Message
    String returnTitle();

    @Message
    String returnHint();

    @Message
    String returnButton();

    @Message
    String suggestionLabel();

    @Message
    String noSuggestion();

    @Message
    String postponeTitle();

    @Message
    String postponeHint();

    @Message
    String untilLabel();

    @Message
    String postponeButton();

    @Message
    String resumeTitle();

    @Message
    String resumeButton();

    @Message
    String unableTitle();

    @Message
    String unableHint();

    @Message
    String unableButton();

    @Message
    String closeTitle();

    @Message
    String closeHint();

    @Message
    String closeButton();

    @Message
    String disputeTitle();

    @Message
    String disputeHint();

    @Message
    String disputeButton();

    @Message
    String archiveTitle();

    @Message
    String archiveButton();

    @Message
    String revealTitle();

    @Message
    String revealHint();

    @Message
    String revealButton();

    @Message
    String revealed();

    @Message
    String name();

    @Message
    String phone();

    @Message
    String email();

    @Message
    String appUser();

    @Message
    String textLabel();

    @Message
    String optionalTextLabel();

    @Message
    String photoLabel(int most);

    @Message
    String choose();

    @Message
    String done();

    @Message
    String moved();

    @Message
    String reload();

    @Message
    String actorCitizen();

    @Message
    String actorRouting();

    @Message
    String actorAgency();

    @Message
    String actorVerifier();

    @Message
    String actorSupervisor();

    @Message
    String actorOperator();

    @Message
    String actorDoor();

    @Message
    String actorSystem();

    @Message
    String status(CaseStatus value);

    @Message
    String group(StatusGroup value);

    @Message
    String kind(ComplaintKind value);

    @Message
    String channel(Channel value);

    @Message
    String historyType(HistoryType value);

    @Message
    String meant(CitizenAction.Type value);

    @Message
    String returnReason(ReturnReason value);

    @Message
    String inabilityReason(InabilityReason value);

    @Message
    String archiveReason(ArchiveReason value);

    @Message
    String photoUnusable(UnusablePhoto.Reason value);
}

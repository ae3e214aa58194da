package id.aduan.cases.words;

import id.aduan.cases.domain.CallBack;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Milestone;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the staff read about emergencies; the words are in {@code messages/emergencies*.properties}. */
@MessageBundle("emergencies")
public interface EmergencyWords {
    @Message
    String title();

    @Message
    String intro(int seconds);

    @Message
    String none();

    @Message
    String noScript();

    @Message
    String live();

    @Message
    String lost(String since);

    @Message
    String signedOut();

    @Message
    String soundOn();

    @Message
    String soundOff();

    @Message
    String awaited();

    @Message
    String escalated();

    @Message
    String newOne(String kind, String place);

    @Message
    String alarm(String kind, String place);

    @Message
    String placeUnknown();

    @Message
    String noAgency();

    @Message
    String supporters(int number);

    @Message
    String ended();

    @Message
    String after(String time);

    @Message
    String notTold();

    @Message
    String neverTold();

    @Message
    String progress();

    @Message
    String callBackTitle();

    @Message
    String callBackHint();

    @Message
    String callBackResult();

    @Message
    String callBackWords();

    @Message
    String callBackButton();

    @Message
    String reachedTitle();

    @Message
    String reachedDetail(String milestone, String at);

    @Message
    String noEmergencyTitle();

    @Message
    String noEmergencyDetail();

    @Message
    String kind(EmergencyKind value);

    @Message
    String milestone(Milestone value);

    @Message
    String tell(Milestone value);

    @Message
    String callBack(CallBack value);
}

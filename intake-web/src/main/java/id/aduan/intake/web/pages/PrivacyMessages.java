package id.aduan.intake.web.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The privacy notice; the words are in {@code messages/privacy*.properties}. */
@MessageBundle("privacy")
public interface PrivacyMessages {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String controllerTitle();

    @Message
    String controllerText();

    @Message
    String basisTitle();

    @Message
    String basisText();

    @Message
    String purposeTitle();

    @Message
    String purposeText();

    @Message
    String kindsTitle();

    @Message
    String kindsReport();

    @Message
    String kindsPhotos();

    @Message
    String kindsContact();

    @Message
    String kindsTechnical();

    @Message
    String kindsCookies();

    @Message
    String kindsPhone();

    @Message
    String seeTitle();

    @Message
    String seeText();

    @Message
    String keptTitle();

    @Message
    String keptCase(int years);

    @Message
    String keptContact();

    @Message
    String keptTransit();

    @Message
    String keptDraft();

    @Message
    String timeTitle();

    @Message
    String timeText();

    @Message
    String rightsTitle();

    @Message
    String rightsSee();

    @Message
    String rightsCorrect();

    @Message
    String rightsErase();

    @Message
    String rightsObject();

    @Message
    String rightsHow();

    @Message
    String childTitle();

    @Message
    String childText();

    @Message
    String askTitle();

    @Message
    String askText(String contact);
}

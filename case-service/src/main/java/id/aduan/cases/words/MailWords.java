package id.aduan.cases.words;

import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.MailState;
import id.aduan.contracts.Language;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What agencies read in their mail and where they choose it; the words are in {@code messages/mail*.properties}. */
@MessageBundle("mail")
public interface MailWords {
    @Message
    String title();

    @Message
    String heading(String agency);

    @Message
    String intro();

    @Message
    String chooseAgency();

    @Message
    String show();

    @Message
    String noServer();

    @Message
    String server(String address);

    @Message
    String modeLabel();

    @Message
    String languageLabel();

    @Message
    String addressesLabel(int most);

    @Message
    String save();

    @Message
    String saved();

    @Message
    String addressWrong(String address);

    @Message
    String addressesTooMany(int most);

    @Message
    String addressesRequired();

    @Message
    String latest();

    @Message
    String nothing();

    @Message
    String attempts(int number);

    @Message
    String nextTry();

    @Message
    String mode(MailMode value);

    @Message
    String state(MailState value);

    @Message
    String language(Language value);

    @Message
    String subjectOne(String number);

    @Message
    String subjectMany(int count);

    @Message
    String urgentSubject(String subject);

    @Message
    String greeting(String agency);

    @Message
    String introductionOne();

    @Message
    String introductionMany(int count);

    @Message
    String urgent();

    @Message
    String confidential();

    @Message
    String category(String category);

    @Message
    String area(String area);

    @Message
    String due(String day);

    @Message
    String noPersonalData();

    @Message
    String settings(String address);
}

package id.aduan.cases.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the staff read on the pages of the answer library; the words are in {@code messages/answers*.properties}. */
@MessageBundle("answers")
public interface AnswerWords {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String search();

    @Message
    String find();

    @Message
    String nothing();

    @Message
    String add();

    @Message
    String newTitle();

    @Message
    String back();

    @Message
    String columnQuestion();

    @Message
    String columnAgency();

    @Message
    String columnUse();

    @Message
    String used(long given, long disputed);

    @Message
    String withdrawn();

    @Message
    String version(long number);

    @Message
    String keyLabel();

    @Message
    String keyWrong();

    @Message
    String questionsLabel(String language);

    @Message
    String answerLabel(String language);

    @Message
    String agencyLabel();

    @Message
    String noAgency();

    @Message
    String hint();

    @Message
    String save();

    @Message
    String withdraw();

    @Message
    String withdrawHint();

    @Message
    String done();

    @Message
    String indonesianRequired();

    @Message
    String questionTooLong(int most);

    @Message
    String questionsTooMany(int most);

    @Message
    String notFoundTitle();

    @Message
    String notFoundDetail();

    @Message
    String changedTitle();

    @Message
    String changedDetail();
}

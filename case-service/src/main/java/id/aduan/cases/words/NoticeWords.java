package id.aduan.cases.words;

import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.NoticeState;
import id.aduan.contracts.Notice;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the staff read about notices to reporters; the words are in {@code messages/notices*.properties}. */
@MessageBundle("notices")
public interface NoticeWords {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String budget(int perDay, int perCase);

    @Message
    String nothing();

    @Message
    String ofCase();

    @Message
    String due();

    @Message
    String month();

    @Message
    String channel();

    @Message
    String planned();

    @Message
    String sent();

    @Message
    String delivered();

    @Message
    String read();

    @Message
    String uncertain();

    @Message
    String failed();

    @Message
    String suppressed();

    @Message
    String cost();

    @Message
    String notArrived();

    @Message
    String notArrivedIntro();

    @Message
    String when();

    @Message
    String ofWhich();

    @Message
    String what();

    @Message
    String why();

    @Message
    String kind(Notice.Kind value);

    @Message
    String state(NoticeState value);

    @Message
    String reason(NoticeReason value);
}

package id.aduan.intake.callcenter.walkin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the receipt says; the words are in {@code messages/receipt*.properties}. */
@MessageBundle("receipt")
interface ReceiptMessages {
    @Message
    String site();

    @Message
    String title();

    @Message
    String number();

    @Message
    String pin();

    @Message
    String receivedAt(String moment);

    @Message
    String follow(String address);

    @Message
    String keep();

    @Message
    String emergency();

    @Message
    String notFoundTitle();

    @Message
    String notFoundDetail();
}

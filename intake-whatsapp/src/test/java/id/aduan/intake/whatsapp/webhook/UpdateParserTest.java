package id.aduan.intake.whatsapp.webhook;

import static id.aduan.intake.whatsapp.webhook.Bodies.body;
import static id.aduan.intake.whatsapp.webhook.Bodies.bytes;
import static id.aduan.intake.whatsapp.webhook.Bodies.change;
import static id.aduan.intake.whatsapp.webhook.Bodies.contacts;
import static id.aduan.intake.whatsapp.webhook.Bodies.messages;
import static id.aduan.intake.whatsapp.webhook.Bodies.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.EventId;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.intake.whatsapp.webhook.MessageContent.Media;
import id.aduan.kit.events.UnreadableEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UpdateParserTest {
    private static final Instant RECEIVED = Instant.parse("2026-02-02T03:00:00Z");
    private static final String ANI = "628000000001";

    @Test
    void everyRecordedBodyIsRead() {
        Map<String, byte[]> bodies = Bodies.recorded();
        Map<String, List<ReceivedUpdate>> read = new TreeMap<>();
        bodies.forEach((name, body) -> read.put(name, parse(body)));

        assertThat(read.values()).allMatch(updates -> !updates.isEmpty());
        assertThat(content(read, "webhooks-a/message.json:text")).isEqualTo(new MessageContent.Text("Body Text"));
        assertThat(content(read, "webhooks-a/message.json:media_with_url"))
                .isInstanceOfSatisfying(Media.class, media -> {
                    assertThat(media.kind()).isEqualTo(Media.Kind.IMAGE);
                    assertThat(media.url()).startsWith("https://lookaside.fbsbx.com/");
                });
        assertThat(content(read, "webhooks-a/message.json:voice"))
                .isInstanceOfSatisfying(
                        Media.class, media -> assertThat(media.kind()).isEqualTo(Media.Kind.VOICE));
        assertThat(content(read, "webhooks-a/message.json:audio"))
                .isInstanceOfSatisfying(
                        Media.class, media -> assertThat(media.kind()).isEqualTo(Media.Kind.AUDIO));
        assertThat(content(read, "webhooks-a/message.json:document"))
                .isInstanceOfSatisfying(
                        Media.class, media -> assertThat(media.filename()).isEqualTo("filename.pdf"));
        assertThat(content(read, "webhooks-a/message.json:current_location"))
                .isEqualTo(new MessageContent.Location(12.25089, 43.90539, null, null));
        assertThat(message(read, "webhooks-a/message.json:current_location").forwarded())
                .isTrue();
        assertThat(message(read, "webhooks-a/message.json:forwarded_many_times").forwarded())
                .isTrue();
        assertThat(content(read, "webhooks-a/message.json:unreaction_empty"))
                .isEqualTo(content(read, "webhooks-a/message.json:unreaction_no_emoji"))
                .isEqualTo(new MessageContent.Reaction("wamid.yzxyzx=", null));
        assertThat(content(read, "webhooks-a/message.json:unsupported_with_type"))
                .isEqualTo(new MessageContent.Unsupported("pool"));
        assertThat(content(read, "webhooks-a/message.json:interactive_message_with_err"))
                .isInstanceOf(MessageContent.Unsupported.class);
        assertThat(message(read, "webhooks-a/message.json:interactive_message_with_err")
                        .errors())
                .extracting(ProviderError::code)
                .containsExactly(131000);
        assertThat(content(read, "webhooks-a/message.json:order")).isInstanceOf(MessageContent.Unknown.class);
        assertThat(message(read, "webhooks-a/message.json:reply").contextId()).isEqualTo("wamid.xyzxyz==");
        assertThat(content(read, "webhooks-a/callback_button.json:button"))
                .isEqualTo(new MessageContent.Tap("callback_data", "title"));
        assertThat(content(read, "webhooks-a/callback_button.json:quick_reply_without_context"))
                .isEqualTo(new MessageContent.Tap("callback_data", "title"));
        assertThat(content(read, "webhooks-a/callback_selection.json:description"))
                .isInstanceOfSatisfying(MessageContent.Tap.class, tap -> assertThat(tap.optionId())
                        .isEqualTo("callback_data"));
        assertThat(content(read, "webhooks-a/flow_completion.json:completion")).isInstanceOf(MessageContent.Form.class);
        assertThat(content(read, "webhooks-a/system.json:phone_number_change"))
                .isEqualTo(new MessageContent.NumberChanged(PersonIds.NONE.with("972912345678")));
        assertThat(content(read, "webhooks-a/system.json:identity_change"))
                .isInstanceOf(MessageContent.IdentityChanged.class);
        assertThat(content(read, "webhooks-a/edited_message.json:image"))
                .isInstanceOfSatisfying(MessageContent.Edited.class, edited -> assertThat(edited.content())
                        .isInstanceOf(Media.class));
        assertThat(content(read, "webhooks-a/deleted_message.json:revoke")).isInstanceOf(MessageContent.Revoked.class);
        assertThat(content(read, "webhooks-meta/contact-sharing-message.json"))
                .isInstanceOfSatisfying(MessageContent.Contacts.class, shared -> {
                    assertThat(shared.onRequest()).isFalse();
                    assertThat(shared.phones()).hasSize(1);
                });

        StatusUpdate tracked = (StatusUpdate)
                read.get("webhooks-a/message_status.json:with_tracker").get(0);
        assertThat(tracked.callbackData()).isEqualTo("some data");
        assertThat(tracked.pricing()).isEqualTo(new StatusUpdate.Pricing(true, "CBP", null, "service"));
        assertThat(tracked.recipient().waId()).isEqualTo("972987654321");
        assertThat(tracked.recipient().parentBsuid()).isEqualTo("US.ENT.11815799212886844830");
        StatusUpdate failed =
                (StatusUpdate) read.get("webhooks-a/message_status.json:failed").get(0);
        assertThat(failed.state()).isEqualTo(StatusUpdate.State.FAILED);
        assertThat(failed.errors()).extracting(ProviderError::code).containsExactly(130472);
        StatusUpdate ofGroup =
                (StatusUpdate) read.get("webhooks-a/message_status.json:group").get(0);
        assertThat(ofGroup.groupId()).isEqualTo("fowefinoewcnw");

        assertThat(detail(read, "webhooks-a/template_status_update.json:approved"))
                .isEqualTo(
                        new AccountUpdate.TemplateStatus("order_confirmation", "en_US", "APPROVED", "UTILITY", null));
        assertThat(detail(read, "webhooks-a/template_quality_update.json:yellow"))
                .isEqualTo(new AccountUpdate.TemplateQuality("welcome_template", "en_US", "YELLOW"));
        assertThat(detail(read, "webhooks-a/template_category_update.json:marketing"))
                .isEqualTo(new AccountUpdate.TemplateCategory("my_message_template", "he", "MARKETING"));
        assertThat(detail(read, "webhooks-a/account_update.json:account_restriction"))
                .isEqualTo(new AccountUpdate.AccountState(
                        "ACCOUNT_RESTRICTION",
                        null,
                        List.of("RESTRICTED_BIZ_INITIATED_MESSAGING", "RESTRICTED_ADD_PHONE_NUMBER_ACTION")));
        assertThat(detail(read, "webhooks-a/user_marketing_preferences.json:resume"))
                .isEqualTo(new AccountUpdate.Preferences(List.of(new AccountUpdate.Preference(
                        PersonIds.NONE.with("16505551234"), "marketing_messages", "resume"))));
    }

    @Test
    void aPersonIsKnownByEveryNameThatComesWithTheMessage() {
        String contact = """
                {"profile":{"name":"Ani","username":"ani.tani"},"wa_id":"%s","user_id":"ID.77","parent_user_id":"ID.ENT.88"}""".formatted(ANI);

        assertThat(message(contact, "\"from\":\"" + ANI + "\"").sender())
                .isEqualTo(new PersonIds(ANI, "ID.77", "ID.ENT.88", "ani.tani", "Ani"));
    }

    @Test
    void aUserIdInThePlaceOfANumberIsAUserId() {
        assertThat(message("{\"wa_id\":\"ID.77\"}", "\"from\":\"ID.77\"").sender())
                .isEqualTo(new PersonIds(null, "ID.77", null, null, null));
        assertThat(message("{}", "\"from\":\"ID.ENT.88\",\"from_user_id\":\"ID.77\"")
                        .sender())
                .isEqualTo(new PersonIds(null, "ID.77", "ID.ENT.88", null, null));
    }

    @Test
    void theContactOfAnotherIsNotTakenForTheSender() {
        assertThat(message("{\"wa_id\":\"628000000009\",\"user_id\":\"ID.99\"}", "\"from\":\"" + ANI + "\"")
                        .sender())
                .isEqualTo(new PersonIds(ANI, null, null, null, null));
    }

    @Test
    void whatNoDatabaseKeepsIsReplaced() {
        ReceivedUpdate update = one(body(messages(Bodies.text("wamid.1", ANI, "a\\u0000b\\ud800c\\ud83d\\ude4fd"))));

        assertThat(((IncomingMessage) update).content())
                .isEqualTo(new MessageContent.Text("a\uFFFDb\uFFFDc\uD83D\uDE4Fd"));
    }

    @Test
    void aChangedUserIdLeadsFromTheOldToTheNew() {
        assertThat(((AccountUpdate) one(
                                change("user_id_update", "{\"user_id\":{\"previous\":\"ID.1\",\"current\":\"ID.2\"}}")))
                        .detail())
                .isEqualTo(new AccountUpdate.UserIdChanged(PersonIds.NONE.with("ID.1"), PersonIds.NONE.with("ID.2")));
    }

    @Test
    void aNumberThatWasAskedForIsTheSendersOwn() {
        String shared = """
                {"from_user_id":"ID.77","id":"wamid.1","timestamp":"1770000000","type":"contacts","contacts":[\
                {"origin":"contact_request","phones":[{"phone":"+62 800 0000 0001","wa_id":"%s"}]}]}""".formatted(ANI);

        assertThat(((IncomingMessage) one(body(messages(shared)))).content())
                .isEqualTo(new MessageContent.Contacts(
                        List.of(new MessageContent.Contacts.Phone("+62 800 0000 0001", ANI)), true));
    }

    @Test
    void aPlaceThatIsNotOnEarthIsNoPlaceAndTheNullIslandIsOne() {
        assertThat(located("0", "0")).isEqualTo(new MessageContent.Location(0, 0, null, null));
        assertThat(located("91", "0")).isInstanceOf(MessageContent.Unknown.class);
        assertThat(located("null", "107.4")).isInstanceOf(MessageContent.Unknown.class);
        assertThat(located("\"-6.55\"", "107.4")).isEqualTo(new MessageContent.Location(-6.55, 107.4, null, null));
    }

    @Test
    void aTimeThatCannotBeIsTheTimeOfReceipt() {
        for (String time : List.of("\"\"", "null", "0", "\"9999999999\"", "{}", "\"yesterday\"")) {
            IncomingMessage message = (IncomingMessage)
                    one(body(messages("{\"from\":\"" + ANI + "\",\"id\":\"wamid.1\",\"timestamp\":" + time + "}")));
            assertThat(message.at()).isEqualTo(RECEIVED);
            assertThat(message.content()).isInstanceOf(MessageContent.Unknown.class);
        }
        assertThat(one(body(messages(Bodies.text("wamid.1", ANI, "a")))).at())
                .isEqualTo(Instant.ofEpochSecond(1_770_000_000));
    }

    @Test
    void aStateThatIsNotKnownIsKept() {
        StatusUpdate status = (StatusUpdate) one(body(statuses(Bodies.status("wamid.1", "forgotten", ANI))));

        assertThat(status.state()).isEqualTo(StatusUpdate.State.UNKNOWN);
    }

    @Test
    void anUpdateThatIsNoObjectIsUnreadable() {
        assertThatThrownBy(() -> one(body(messages("\"hello\"")))).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() ->
                        UpdateParser.parse(bytes("{"), Kind.MESSAGE, EventId.derivedFrom("t", 1), "unknown", RECEIVED))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void noWordOfAPersonIsInWhatIsPrinted() {
        ReceivedUpdate update =
                one(body(contacts(Bodies.contact(ANI, "Ani")), messages(Bodies.text("wamid.1", ANI, "rahasia"))));

        assertThat(update + " " + ((IncomingMessage) update).sender() + " " + ((IncomingMessage) update).content())
                .doesNotContain(ANI, "Ani", "rahasia");
    }

    private static MessageContent located(String latitude, String longitude) {
        return ((IncomingMessage) one(body(messages("{\"from\":\"" + ANI
                        + "\",\"id\":\"wamid.1\",\"type\":\"location\",\"location\":{\"latitude\":" + latitude
                        + ",\"longitude\":" + longitude + "}}"))))
                .content();
    }

    private static IncomingMessage message(String contact, String sender) {
        return (IncomingMessage) one(body(
                contacts(contact),
                messages("{" + sender + ",\"id\":\"wamid.1\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}")));
    }

    private static IncomingMessage message(Map<String, List<ReceivedUpdate>> read, String name) {
        assertThat(read).containsKey(name);
        return (IncomingMessage) read.get(name).get(0);
    }

    private static MessageContent content(Map<String, List<ReceivedUpdate>> read, String name) {
        return message(read, name).content();
    }

    private static AccountUpdate.Detail detail(Map<String, List<ReceivedUpdate>> read, String name) {
        assertThat(read).containsKey(name);
        return ((AccountUpdate) read.get(name).get(0)).detail();
    }

    private static ReceivedUpdate one(String body) {
        return parse(bytes(body)).get(0);
    }

    private static List<ReceivedUpdate> parse(byte[] body) {
        return CutBody.of(body).stream()
                .map(cut -> UpdateParser.parse(cut.bytes(), cut.kind(), cut.eventId(), cut.account(), RECEIVED))
                .toList();
    }
}

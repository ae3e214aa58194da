package id.aduan.intake.whatsapp.webhook;

import static id.aduan.intake.whatsapp.webhook.Bodies.body;
import static id.aduan.intake.whatsapp.webhook.Bodies.bytes;
import static id.aduan.intake.whatsapp.webhook.Bodies.change;
import static id.aduan.intake.whatsapp.webhook.Bodies.contact;
import static id.aduan.intake.whatsapp.webhook.Bodies.contacts;
import static id.aduan.intake.whatsapp.webhook.Bodies.messages;
import static id.aduan.intake.whatsapp.webhook.Bodies.status;
import static id.aduan.intake.whatsapp.webhook.Bodies.statuses;
import static id.aduan.intake.whatsapp.webhook.Bodies.text;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.WhatsAppUpdate.Kind;
import id.aduan.intake.whatsapp.webhook.Slice.Uncuttable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutBodyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANI = "628000000001";
    private static final String BUDI = "628000000002";

    @Test
    void eachMessageAndEachStatusOfABodyIsAnUpdate() {
        List<Cut> cuts = CutBody.of(bytes(body(
                contacts(contact(ANI, "Ani"), contact(BUDI, "Budi")),
                messages(text("wamid.1", ANI, "satu"), text("wamid.2", BUDI, "dua"), text("wamid.3", ANI, "tiga")),
                statuses(status("wamid.0", "read", BUDI)))));

        assertThat(cuts)
                .extracting(Cut::kind, Cut::person)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.MESSAGE, ANI),
                        org.assertj.core.groups.Tuple.tuple(Kind.MESSAGE, BUDI),
                        org.assertj.core.groups.Tuple.tuple(Kind.MESSAGE, ANI),
                        org.assertj.core.groups.Tuple.tuple(Kind.STATUS, BUDI));
        assertThat(cuts).allMatch(cut -> cut.account().equals(Bodies.ACCOUNT));
        assertThat(new String(cuts.get(1).bytes(), UTF_8)).contains("Budi").doesNotContain("Ani", "satu", "tiga");
    }

    @Test
    void whatIsKeptAreTheOriginalBytes() throws IOException {
        String message = text("wamid.1", ANI, "a\\/b \\u00e9 \\ud83d\\ude4f  é 🙏 \\u0000 \\ud800")
                .replace("\"text\":{", "\"text\" : \n {");

        byte[] kept = CutBody.of(bytes(body(messages(message)))).get(0).bytes();

        assertThat(new String(kept, UTF_8)).contains("\"message\":" + message);
        assertThat(JSON.readTree(kept).at("/metadata/phone_number_id").asText()).isEqualTo(Bodies.ACCOUNT);
        assertThat(JSON.readTree(kept).path("time").asText()).isEqualTo("1770000002");
    }

    @Test
    void aMessageThatStandsInABodyTwiceIsOne() {
        assertThat(CutBody.of(bytes(body(messages(text("wamid.1", ANI, "satu"), text("wamid.1", ANI, "satu"))))))
                .hasSize(1);
    }

    @Test
    void aRepeatedDeliveryIsTheSameUpdateWhateverIsBesideIt() {
        Cut alone =
                CutBody.of(bytes(body(messages(text("wamid.1", ANI, "satu"))))).get(0);
        Cut batched = CutBody.of(bytes(body(
                        contacts(contact(BUDI, "Budi"), contact(ANI, "Ani")),
                        messages(text("wamid.2", BUDI, "dua"), text("wamid.1", ANI, "satu")))))
                .get(1);

        assertThat(batched.eventId()).isEqualTo(alone.eventId());
        assertThat(batched.person()).isEqualTo(alone.person());
    }

    @Test
    void eachStateOfAMessageIsAnUpdateOfItsOwn() {
        assertThat(CutBody.of(bytes(body(statuses(
                                status("wamid.1", "sent", ANI),
                                status("wamid.1", "delivered", ANI),
                                status("wamid.1", "delivered", ANI)))))
                        .stream()
                        .map(Cut::eventId)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void ofTwoNumbersTheSameMessageIdIsTwoUpdates() {
        String here = body(messages(text("wamid.1", ANI, "satu")));

        assertThat(CutBody.of(bytes(here)).get(0).eventId())
                .isNotEqualTo(CutBody.of(bytes(here.replace(Bodies.ACCOUNT, "106540352242923")))
                        .get(0)
                        .eventId());
    }

    @Test
    void whoIsKnownByAUserIdAloneIsFoundByHisContact() {
        String unnamed =
                "{\"id\":\"wamid.1\",\"timestamp\":\"1770000000\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}";
        String named = unnamed.replace("\"id\"", "\"from_user_id\":\"ID.123\",\"id\"");

        assertThat(CutBody.of(bytes(body(
                                contacts("{\"profile\":{\"name\":\"Ani\"},\"user_id\":\"ID.123\"}"),
                                messages(unnamed))))
                        .get(0)
                        .person())
                .isEqualTo("ID.123");
        assertThat(CutBody.of(bytes(body(messages(named)))).get(0).person()).isEqualTo("ID.123");
        assertThat(CutBody.of(bytes(body(messages(unnamed)))).get(0).person()).isNull();
    }

    @Test
    void whatIsNotKnownIsAnUpdateOfTheAccount() throws IOException {
        List<Cut> cuts = CutBody.of(
                bytes(body(messages(text("wamid.1", ANI, "satu")), "\"whispers\":[{\"id\":\"w\"}]", "\"loud\":true")));
        List<Cut> otherField = CutBody.of(bytes(change("something_new", "{\"a\":[1,2,{}],\"b\":null}")));

        assertThat(cuts).extracting(Cut::kind).containsExactly(Kind.MESSAGE, Kind.ACCOUNT);
        assertThat(JSON.readTree(cuts.get(1).bytes()).path("value").toString())
                .isEqualTo("{\"whispers\":[{\"id\":\"w\"}],\"loud\":true}");
        assertThat(otherField).extracting(Cut::kind).containsExactly(Kind.ACCOUNT);
        assertThat(otherField.get(0).field()).isEqualTo("something_new");
        assertThat(JSON.readTree(otherField.get(0).bytes()).path("value").toString())
                .isEqualTo("{\"a\":[1,2,{}],\"b\":null}");
    }

    @Test
    void theSameNewsOfAnAccountAtAnotherTimeIsNews() {
        String body = change("account_update", "{\"event\":\"ACCOUNT_RESTRICTION\"}");

        assertThat(CutBody.of(bytes(body)).get(0).eventId())
                .isEqualTo(CutBody.of(bytes(body)).get(0).eventId())
                .isNotEqualTo(CutBody.of(bytes(body.replace("1770000002", "1770000003")))
                        .get(0)
                        .eventId());
    }

    @Test
    void aThousandUpdatesOfAsManyCitizensKeepTheirOwnContact() throws IOException {
        String[] people = IntStream.range(0, 1_000)
                .mapToObj(i -> "62800000" + (10_000 + i))
                .toArray(String[]::new);
        String body = body(
                contacts(Arrays.stream(people)
                        .map(each -> contact(each, "n" + each))
                        .toArray(String[]::new)),
                messages(Arrays.stream(people)
                        .map(each -> text("wamid." + each, each, "halo"))
                        .toArray(String[]::new)));

        List<Cut> cuts = CutBody.of(bytes(body));

        assertThat(cuts).hasSize(1_000);
        for (int i = 0; i < cuts.size(); i++) {
            assertThat(cuts.get(i).person()).isEqualTo(people[i]);
            assertThat(JSON.readTree(cuts.get(i).bytes()).path("contacts").findValuesAsText("wa_id"))
                    .containsExactly(people[i]);
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "12",
                "{}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":{}}",
                "{\"entry\":[{\"id\":\"1\",\"changes\":[]}]} {}",
                "{\"entry\":[{\"id\":\"1\"\u0000}]}",
                "{\"entry\":[{\"id\":\"\u0000\"}]}",
                "{'entry':[]}",
                "{\"entry\":[NaN]}"
            })
    void whatIsNoBodyOfTheProviderCannotBeCut(String body) {
        assertThatThrownBy(() -> CutBody.of(bytes(body))).isInstanceOf(Uncuttable.class);
    }

    @Test
    void aBodyThatEndsTooEarlyCannotBeCutWhereverItEnds() {
        byte[] body = bytes(body(
                contacts(contact(ANI, "Ani")),
                messages(text("wamid.1", ANI, "a\\\"b{[é🙏"), text("wamid.2", ANI, "dua")),
                statuses(status("wamid.0", "read", ANI))));

        for (int length = 0; length < body.length; length++) {
            byte[] torn = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> CutBody.of(torn)).isInstanceOf(Uncuttable.class);
        }
    }

    @Test
    void noiseIsEitherCutOrNotAndNothingElse() {
        Random random = new Random(20261128);
        byte[] good = bytes(body(contacts(contact(ANI, "Ani")), messages(text("wamid.1", ANI, "satu"))));
        int cut = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                CutBody.of(changed).forEach(Cut::bytes);
                cut++;
            } catch (Uncuttable e) {
                // kept whole
            }
        }
        assertThat(cut).isBetween(1, 19_999);
    }

    @Test
    void anotherEncodingThanUtf8CannotBeCut() {
        String body = body(messages(text("wamid.1", ANI, "satu")));

        assertThatThrownBy(() -> CutBody.of(body.getBytes(UTF_16BE))).isInstanceOf(Uncuttable.class);
    }

    @Test
    void aByteOrderMarkBeforeTheBodyDoesNoHarm() {
        byte[] body = bytes("\uFEFF" + body(messages(text("wamid.1", ANI, "satu"))));

        assertThat(new String(CutBody.of(body).get(0).bytes(), UTF_8))
                .contains("\"message\":" + text("wamid.1", ANI, "satu"));
    }

    @Test
    void aBodyThatWouldGrowWithoutEndIsKeptWhole() {
        String heavy = "\"errors\":[{\"code\":1,\"title\":\"" + "x".repeat(200_000) + "\"}]";
        String[] all = IntStream.range(0, 1_000)
                .mapToObj(i -> text("wamid." + i, ANI, "halo"))
                .toArray(String[]::new);

        assertThatThrownBy(() -> CutBody.of(bytes(body(messages(all), heavy)))).isInstanceOf(Uncuttable.class);
    }

    @Test
    void namesOfAccountsAndFieldsAreShortAndPlainWhateverComes() {
        Cut cut = CutBody.of(bytes(change(
                        "f\\u0000\\ud800".repeat(100),
                        "{\"metadata\":{\"phone_number_id\":\"" + "\\u0000é".repeat(200) + "\"}}")))
                .get(0);

        assertThat(cut.account()).hasSize(100).matches("[\\x21-\\x7E]+");
        assertThat(cut.field()).hasSize(100).matches("[\\x21-\\x7E]+");
    }

    @Test
    void everyRecordedBodyIsCut() throws IOException {
        Bodies.recorded().forEach((name, body) -> {
            List<Cut> cuts = CutBody.of(body);
            assertThat(cuts).as(name).isNotEmpty();
            cuts.forEach(cut -> assertThat(read(cut.bytes())).as(name).isNotNull());
        });
    }

    @Test
    void anEnvelopeIsNoLongerThanItSays() {
        Cut cut = CutBody.of(bytes(body(contacts(contact(ANI, "Ani")), messages(text("wamid.1", ANI, "satu")))))
                .get(0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(cut.bytes());

        assertThat(all.size()).isLessThanOrEqualTo(cut.envelope().length());
    }

    private static com.fasterxml.jackson.databind.JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

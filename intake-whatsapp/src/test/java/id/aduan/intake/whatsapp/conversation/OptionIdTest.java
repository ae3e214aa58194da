package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.intake.whatsapp.conversation.OptionId.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionIdTest {
    private static final ComplaintId CASE = ComplaintId.parse("5a1b6d4e-8f55-5e1a-9c7d-0123456789ab");

    @Test
    void aCaseIsReadBack() {
        OptionId option = OptionId.parse(OptionId.rate(CASE, 4)).orElseThrow();

        assertThat(option.verb()).isEqualTo(Verb.RATE);
        assertThat(option.complaintId()).isEqualTo(CASE);
        assertThat(option.argument()).isEqualTo("4");
    }

    @Test
    void aDraftIsReadBackWithItsVersion() {
        Draft draft = Draft.begun("0a1b", Trial.START, ComplaintKind.COMPLAINT).withWords("Lampu mati");
        OptionId option =
                OptionId.parse(OptionId.of(Verb.LANDMARK, draft, "pasar|rebo")).orElseThrow();

        assertThat(option.draftId()).isEqualTo("0a1b");
        assertThat(option.version()).isEqualTo(2);
        assertThat(option.argument()).isEqualTo("pasar|rebo");
    }

    /** These are on buttons of messages that were sent: they are read for ever. */
    @Test
    void theFormOfTheWireStays() {
        assertThat(OptionId.confirm(CASE)).isEqualTo("confirm|" + CASE + "|");
        assertThat(OptionId.dispute(CASE)).isEqualTo("dispute|" + CASE + "|");
        assertThat(OptionId.rating(CASE)).isEqualTo("rating|" + CASE + "|");
        assertThat(OptionId.rate(CASE, 5)).isEqualTo("rate|" + CASE + "|5");
        assertThat(OptionId.reply(CASE)).isEqualTo("reply|" + CASE + "|");
        assertThat(OptionId.show(CASE)).isEqualTo("case|" + CASE + "|");
        assertThat(OptionId.of(Verb.MENU, "report")).isEqualTo("menu||report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "||",
                "submit|x|",
                "submit|x.|",
                "submit|x.99999999999|",
                "rate|x|1",
                "menu|x|",
                "Kirim",
                "menu"
            })
    void whatThisDoorNeverGaveOutIsNone(String option) {
        assertThat(OptionId.parse(option)).isEmpty();
    }
}

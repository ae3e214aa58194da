package id.aduan.intake.whatsapp.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.Language;
import id.aduan.intake.whatsapp.conversation.Screen.Choice;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final Phrases PHRASES = Phrases.of(Language.INDONESIAN);
    private static final Choice YES = new Choice("a", "Ya");
    private static final Choice NO = new Choice("b", "Tidak");

    @Test
    void fewChoicesAreButtonsAsLongAsTheWordsFit() {
        assertThat(message("x".repeat(1_024), false, YES, NO)).isInstanceOf(OutgoingMessage.Buttons.class);
        assertThat(message("x".repeat(1_025), false, YES, NO)).isInstanceOf(OutgoingMessage.Choices.class);
    }

    @Test
    void choicesThatAreDescribedOrManyAreAList() {
        assertThat(message("Pilih", false, new Choice("a", "Ya", "begitu")))
                .isInstanceOf(OutgoingMessage.Choices.class);
        Choice[] four = IntStream.range(0, 4)
                .mapToObj(i -> new Choice("o" + i, "Pilihan " + i))
                .toArray(Choice[]::new);
        assertThat(message("Pilih", false, four)).isInstanceOf(OutgoingMessage.Choices.class);
    }

    @Test
    void wordsThatAreTooLongForALocationRequestAreText() {
        Screen fits = new Screen(Question.PLACE, "x".repeat(1_024), List.of(), true);
        Screen longer = new Screen(Question.PLACE, "x".repeat(1_025), List.of(), true);

        assertThat(fits.message("", false, PHRASES)).isInstanceOf(OutgoingMessage.LocationRequest.class);
        assertThat(longer.message("", false, PHRASES)).isInstanceOf(OutgoingMessage.Text.class);
    }

    @Test
    void eachChoiceHasATextForm() {
        OutgoingMessage plain = message("Benar?", true, YES, new Choice("b", "Tidak", "sama sekali"));

        assertThat(plain)
                .isEqualTo(new OutgoingMessage.Text(
                        "Benar?\n\n1. Ya\n2. Tidak (sama sekali)\n\n" + PHRASES.text("answerByNumber")));
    }

    @Test
    void whatIsTooLongIsCutAtACharacter() {
        OutgoingMessage.Choices list = (OutgoingMessage.Choices)
                message("x".repeat(5_000), false, new Choice("a", "🏘".repeat(20), "🏘".repeat(60)));

        assertThat(list.body()).hasSize(OutgoingMessage.MAX_TEXT).endsWith("…");
        assertThat(list.rows().get(0).title()).isEqualTo("🏘".repeat(11) + "…");
        assertThat(list.rows().get(0).description()).isEqualTo("🏘".repeat(35) + "…");
    }

    @Test
    void theLeadStandsBeforeTheQuestion() {
        assertThat(Screen.of(null, "Benar?").message("Halo.", false, PHRASES))
                .isEqualTo(new OutgoingMessage.Text("Halo.\n\nBenar?"));
    }

    private static OutgoingMessage message(String body, boolean plain, Choice... choices) {
        return Screen.of(Question.MENU, body, choices).message("", plain, PHRASES);
    }
}

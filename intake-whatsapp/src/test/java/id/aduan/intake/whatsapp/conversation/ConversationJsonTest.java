package id.aduan.intake.whatsapp.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.knowledge.PlaceFinder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConversationJsonTest {

    @Test
    void aFreshStateIsTheSameAfterItWasStored() {
        ConversationState fresh = ConversationState.fresh();

        assertThat(ConversationJson.read(ConversationJson.write(fresh))).isEqualTo(fresh);
    }

    /** One sample of each form that was ever stored: it is read for ever, and is never edited. */
    @Test
    void theFirstFormIsRead() throws IOException {
        ConversationState state = ConversationJson.read(sample());

        assertThat(state.language()).isEqualTo(Language.SUNDANESE);
        assertThat(state.draft().version()).isEqualTo(4);
        assertThat(state.draft().place().areaCode()).isEqualTo(new AreaCode("32.14.01.1009"));
        assertThat(state.draft().candidates())
                .extracting(PlaceFinder.Candidate::name)
                .containsExactly("Citalang");
        assertThat(state.draft().mediaIds()).containsExactly("m1", "m2");
        assertThat(state.asked()).isEqualTo(Question.REVIEW);
        assertThat(state.told().kind()).isEqualTo(Notice.Kind.ANSWERED);
        assertThat(state.ended()).extracting(ConversationState.Ended::draftId).containsExactly("ffff");
        assertThat(ConversationJson.read(ConversationJson.write(state))).isEqualTo(state);
    }

    @Test
    void whatALaterReleaseAddsIsReadAsFarAsItIsKnown() throws IOException {
        String later = new String(sample(), UTF_8)
                .replace("\"asked\": \"REVIEW\"", "\"asked\": \"SOMETHING_NEW\", \"mood\": \"sunny\"");

        ConversationState state = ConversationJson.read(later.getBytes(UTF_8));

        assertThat(state.asked()).isNull();
        assertThat(state.draft().words()).isEqualTo("Lampu jalan pareum");
    }

    @Test
    void whatIsMissingHasItsMeaning() {
        ConversationState state = ConversationJson.read("{\"form\":1}".getBytes(UTF_8));

        assertThat(state.language()).isEqualTo(Language.INDONESIAN);
        assertThat(state.person()).isEqualTo(ConversationState.Person.NONE);
        assertThat(state.ended()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsAnErrorThatQuotesNothing() {
        assertThatThrownBy(() -> ConversationJson.read("{\"form\":1,\"draft\":\"Rahasia saya".getBytes(UTF_8)))
                .hasMessageNotContaining("Rahasia")
                .hasRootCauseMessage("a stored state cannot be read");
    }

    @Test
    void aStateTellsNothingOfTheCitizenWhenItIsPrinted() throws IOException {
        assertThat(ConversationJson.read(sample()).toString())
                .doesNotContain("pareum")
                .doesNotContain("munjul");
    }

    private static byte[] sample() throws IOException {
        return ConversationJsonTest.class
                .getResourceAsStream("state-form-1.json")
                .readAllBytes();
    }
}

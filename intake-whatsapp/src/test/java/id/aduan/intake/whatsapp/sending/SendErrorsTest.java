package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "0, STOP_TOKEN",
        "190, STOP_TOKEN",
        "10, STOP_TOKEN",
        "200, STOP_TOKEN",
        "251, STOP_TOKEN",
        "299, STOP_TOKEN",
        "3, STOP_TOKEN",
        "4, HOLD_NUMBER",
        "80007, HOLD_NUMBER",
        "130429, HOLD_NUMBER",
        "613, HOLD_NUMBER",
        "131056, HOLD_PAIR",
        "131048, STOP_POLICY",
        "368, STOP_POLICY",
        "131031, STOP_POLICY",
        "130497, STOP_POLICY",
        "131042, STOP_POLICY",
        "131047, TEMPLATE",
        "131026, OTHER_CHANNEL",
        "131049, LATER",
        "131050, LATER",
        "130472, LATER",
        "131051, DEAD",
        "131053, RETRY",
        "131000, RETRY",
        "131016, RETRY",
        "133004, RETRY",
        "131057, RETRY",
        "100, DEAD",
        "131008, DEAD",
        "131009, DEAD",
        "131021, DEAD",
        "132000, DEAD",
        "132012, DEAD",
        "132001, TEMPLATE_GONE",
        "132015, TEMPLATE_GONE",
        "132016, TEMPLATE_GONE",
        "132068, DEAD",
        "132069, DEAD",
        "135000, DEAD",
        "131062, USE_PHONE"
    })
    void eachCodeHasItsRemedy(int code, Remedy remedy) {
        assertThat(SendErrors.of(code).remedy()).isEqualTo(remedy);
        assertThat(SendErrors.of(code).known()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1", "5", "199", "300", "131999", "2147483647"})
    void anUnknownCodeIsTriedAgainAndIsKnownForUnknown(int code) {
        assertThat(SendErrors.of(code).remedy()).isEqualTo(Remedy.RETRY);
        assertThat(SendErrors.of(code).known()).isFalse();
    }

    @Test
    void everyRemedyIsUsed() {
        assertThat(java.util.stream.IntStream.rangeClosed(0, 140_000)
                        .mapToObj(code -> SendErrors.of(code).remedy())
                        .distinct())
                .containsExactlyInAnyOrder(Remedy.values());
    }
}

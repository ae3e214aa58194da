package id.aduan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutAWordEverythingIsMeasuredInThreeRounds() {
        Options options = Options.read(List.of());

        assertThat(options.stages()).containsExactly(Stage.values());
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.json()).isFalse();
    }

    @Test
    void stagesAreMeasuredInTheOrderOfTheirWords() {
        Options options = Options.read(List.of("routing", "--json", "--rounds", "5", "intake", "--size", "1000"));

        assertThat(options.stages()).containsExactly(Stage.ROUTING, Stage.INTAKE);
        assertThat(options.json()).isTrue();
        assertThat(options.told()).isEqualTo("5 rounds, 30 s each, size 1000");
    }

    @Test
    void anUnknownStageIsToldWithAllThatThereAre() {
        assertThatThrownBy(() -> Options.read(List.of("intakes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no stage intakes. There are: intake, whole-way, burst, routing, cases, webhook,"
                        + " conversations, notices, emergencies, pages, footprint.");
    }

    @Test
    void aNumberThatIsNoneIsTold() {
        assertThatThrownBy(() -> Options.read(List.of("--rounds", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--rounds wants a number of at least 1, and got \"0\".");
        assertThatThrownBy(() -> Options.read(List.of("--seconds")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--seconds wants a number of at least 1, and got \"\".");
    }
}

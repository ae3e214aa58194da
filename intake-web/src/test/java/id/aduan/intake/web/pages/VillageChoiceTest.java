package id.aduan.intake.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VillageChoiceTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();

    @Test
    void aNameThatOneVillageHasIsTaken() {
        assertThat(choice("Ciseureuh", "").area()).map(Area::name).hasValue("Ciseureuh");
    }

    @Test
    void aNameThatTwoVillagesHaveIsAskedFor() {
        VillageChoice choice = choice("Citalang", "");

        assertThat(choice.isSure()).isFalse();
        assertThat(choice.doubt()).isEqualTo(VillageChoice.Doubt.AMBIGUOUS);
        assertThat(choice.candidates())
                .extracting(Area::label)
                .contains("Citalang, Kec. Purwakarta", "Citalang, Kec. Tegalwaru");
    }

    @Test
    void theChosenOneIsTaken() {
        Area chosen = choice("Citalang", "").candidates().get(1);

        assertThat(choice("Citalang", chosen.code().value()).area()).hasValue(chosen);
    }

    @Test
    void aMisspeltNameIsShownBeforeItIsReliedOn() {
        VillageChoice choice = choice("Cisereuh", "");

        assertThat(choice.isSure()).isFalse();
        assertThat(choice.candidates()).extracting(Area::name).contains("Ciseureuh");
    }

    @Test
    void aVillageThatDoesNotExistIsAskedFor() {
        VillageChoice choice = choice("Wakanda", "");

        assertThat(choice.isSure()).isFalse();
        assertThat(choice.area()).isEmpty();
    }

    @Test
    void ownWordsAreTakenAsTheyAre() {
        VillageChoice choice = choice("Wakanda", ReportForm.AS_WRITTEN);

        assertThat(choice.isSure()).isTrue();
        assertThat(choice.area()).isEmpty();
    }

    @Test
    void aCodeThatIsNoneIsNotTaken() {
        assertThat(choice("Ciseureuh", "32.14.99.9999").area()).map(Area::name).hasValue("Ciseureuh");
        assertThat(choice("Ciseureuh", "<script>").area()).map(Area::name).hasValue("Ciseureuh");
    }

    private static VillageChoice choice(String village, String code) {
        return VillageChoice.of(
                new ReportForm(
                        OneTimeId.next(),
                        "COMPLAINT",
                        "",
                        village,
                        code,
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        false,
                        false,
                        "",
                        "",
                        "",
                        List.of(),
                        ""),
                GAZETTEER);
    }
}

package id.aduan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFinderTest {
    private static final AreaCode PLERED = new AreaCode("32.14.04");
    private final PlaceFinder places = new PlaceFinder(Trial.GAZETTEER, landmarks());

    @Test
    void aLandmarkWithAPointIsAPoint() {
        Place place = places.inAnswer("dekat stasiun purwakarta").place();

        assertThat(place.landmark()).isEqualTo("Stasiun Purwakarta");
        assertThat(place.coordinates().latitude()).isEqualTo(-6.5535);
        assertThat(place.text()).isEqualTo("dekat stasiun purwakarta");
    }

    @Test
    void theMiddleOfAnAreaIsNotToldAsThePointOfALandmark() {
        Place place = places.inAnswer("pasar citeko").place();

        assertThat(place.landmark()).isEqualTo("Pasar Citeko");
        assertThat(place.coordinates()).isNull();
        assertThat(place.areaCode()).isEqualTo(PLERED);
    }

    @Test
    void aVillageThatIsNamedBesideItIsMoreThanItsArea() {
        Place place = places.inAnswer("pasar citeko, desa gandasoli").place();

        assertThat(place.landmark()).isEqualTo("Pasar Citeko");
        assertThat(place.areaCode().kecamatan()).isEqualTo(PLERED);
        assertThat(place.areaCode().isVillage()).isTrue();
    }

    @Test
    void aVillageElsewhereBesideALandmarkIsForTheCitizenToDecide() {
        PlaceFinder.Found found = places.inAnswer("pasar citeko, desa nangerang kec wanayasa");

        assertThat(found.place()).isNull();
        assertThat(found.candidates())
                .extracting(PlaceFinder.Candidate::name)
                .containsExactly("Pasar Citeko", "Nangerang");
    }

    @Test
    void theLongerNameIsTheOneThatIsMeant() {
        assertThat(places.inAnswer("taman sri baduga situ buleud").candidates()).isEmpty();
        assertThat(places.inAnswer("taman sri baduga situ buleud").place().landmark())
                .isEqualTo("Taman Sri Baduga Situ Buleud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Antrean di RSUD Bayu Asih lama sekali",
                "Petugas RSUD Bayu Asih tidak ramah",
                "Pegawai stasiun purwakarta marah marah",
            })
    void whoIsComplainedAboutIsNoPlace(String story) {
        assertThat(places.inStory(story)).isEqualTo(new PlaceFinder.Found(null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lubang besar di depan RSUD Bayu Asih",
                "runtah numpuk payuneun rsud bayu asih",
                "a hole in front of RSUD Bayu Asih",
            })
    void whatIsBesideALandmarkIsThere(String story) {
        assertThat(places.inStory(story).place().landmark()).isEqualTo("RSUD Bayu Asih");
    }

    @Test
    void whatWasRemovedIsNotOffered() {
        LandmarkPublished landmark = Trial.landmarks().get(0);
        LandmarkPublished removed = new LandmarkPublished(
                landmark.landmarkId(), 2, landmark.name(), List.of(), "MARKET", -6.5, 107.4, null, true, Trial.START);

        assertThat(new PlaceFinder(Trial.GAZETTEER, List.of(removed))
                        .inAnswer("pasar rebo")
                        .place())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0;0", "0.001;-0.002", "91;200", "NaN;107", "-95;-190"})
    void whatIsNoPointIsNone(String point) {
        String[] numbers = point.split(";");

        assertThat(places.isNoPoint(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])))
                .isTrue();
    }

    private static List<LandmarkPublished> landmarks() {
        List<LandmarkPublished> landmarks = new ArrayList<>(Trial.landmarks());
        landmarks.add(new LandmarkPublished(
                "pasar-citeko",
                1,
                "Pasar Citeko",
                List.of(),
                "MARKET",
                -6.64628,
                107.37992,
                PLERED,
                false,
                Trial.START));
        return landmarks;
    }
}

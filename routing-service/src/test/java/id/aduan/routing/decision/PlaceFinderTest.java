package id.aduan.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.routing.decision.PlaceFinder.FoundPlace;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.Landmark;
import id.aduan.routing.directory.SeedFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFinderTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final Directory DIRECTORY = new Directory(7, SeedFiles.read());
    private static final PlaceFinder PLACES = new PlaceFinder(GAZETTEER);

    private static FoundPlace find(Place place) {
        return find(place, DIRECTORY);
    }

    private static FoundPlace find(Place place, Directory directory) {
        return PLACES.find(Complaints.saying("Lampu jalan mati").at(place).build(), directory);
    }

    private static FoundPlace typed(String text) {
        return find(new Place(null, null, text, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Stasiun Plered | 32.14.04.2001",
                "depan stasion plered | 32.14.04.2001",
                "Deket STASIUN PURWAKARTA | 32.14.01.1003",
                "situ buleud | 32.14.01.1001",
                "Kantor Disdukcapil | 32.14.01.1003",
                "kantor kecamatan Wanayasa | 32.14.09",
                "pasar rebo | 32.14.01",
                "Pasar Rebo, Nagri Tengah | 32.14.01.1003",
                "SMAN 1 Jatiluhur | 32.14.03.2007",
                "Pasar Wanayasa kec. Wanayasa | 32.14.09.2001",
            })
    void aTypedLandmarkGivesTheAreaThatItIsKnownToLieIn(String text, String area) {
        FoundPlace found = typed(text);

        assertThat(found.area()).isEqualTo(new AreaCode(area));
        assertThat(found.doubtful()).isFalse();
        assertThat(found.reason()).contains("patokan: ");
    }

    @Test
    void aVillageThatIsNamedBesideALandmarkElsewhereCountsAndIsDoubtful() {
        FoundPlace found = typed("Stasiun Plered, Desa Maracang Kec. Babakancikao");

        assertThat(found.area()).isEqualTo(new AreaCode("32.14.12.2006"));
        assertThat(found.doubtful()).isTrue();
        assertThat(found.reason()).contains("Stasiun Plered ada di tempat lain");
    }

    @Test
    void twoLandmarksInDifferentPlacesGiveNoGuess() {
        FoundPlace found = typed("antara Stasiun Plered dan Stasiun Sukatani");

        assertThat(found.area()).isNull();
        assertThat(found.doubtful()).isTrue();
        assertThat(found.reason()).contains("Stasiun Plered").contains("Stasiun Sukatani");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stasiun", "pasar", "kantor", "pasar malam", "stasiun bandung", "Pasar Rebut"})
    void aPlaceThatIsNotInTheListIsNotGuessed(String text) {
        assertThat(typed(text).reason() == null || !typed(text).reason().contains("patokan"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stasiun-plered", "Stasiun Plered", "stasion plered"})
    void theLandmarkThatADoorNamesCountsByItsIdOrName(String landmark) {
        assertThat(find(new Place(null, null, null, landmark)).area()).isEqualTo(new AreaCode("32.14.04.2001"));
    }

    @Test
    void aLandmarkThatIsNoLongerInTheListLeavesWhatWasTyped() {
        assertThat(find(new Place(null, null, "Desa Maracang Kec. Babakancikao", "tugu-yang-hilang"))
                        .area())
                .isEqualTo(new AreaCode("32.14.12.2006"));
    }

    @Test
    void theMiddleOfAnAreaIsNotTakenForThePlaceOfTheLandmark() {
        Landmark office = DIRECTORY.landmark("kantor-kecamatan-wanayasa").orElseThrow();
        var middle = new Coordinates(office.latitude(), office.longitude(), null, Coordinates.Provenance.TOLD);

        assertThat(find(new Place(middle, null, null, office.id())).area()).isEqualTo(new AreaCode("32.14.09"));
        assertThat(find(new Place(middle, null, null, null)).area().isVillage()).isTrue();
    }

    @Test
    void aSharedNameGivesCandidatesAndTheKecamatanThatTheyHaveInCommon() {
        var content = DIRECTORY.content();
        List<Landmark> landmarks = new ArrayList<>(content.landmarks());
        landmarks.add(new Landmark(
                "lapang-a", "Lapang A", List.of("lapang bola"), Landmark.Kind.PARK, -6.55275, 107.44647, null));
        landmarks.add(new Landmark(
                "lapang-b", "Lapang B", List.of("lapang bola"), Landmark.Kind.PARK, -6.5577, 107.44709, null));
        var directory = new Directory(
                8,
                new Directory.Content(
                        content.agencies(),
                        content.urusan(),
                        content.responsibilities(),
                        content.referrals(),
                        content.emergencies(),
                        content.words(),
                        content.spellings(),
                        landmarks));

        FoundPlace shared = find(new Place(null, null, "lapang bola", null), directory);
        FoundPlace told = find(new Place(null, null, "lapang bola, nagri kidul", null), directory);

        assertThat(shared.area()).isEqualTo(new AreaCode("32.14.01"));
        assertThat(shared.doubtful()).isTrue();
        assertThat(told.area()).isEqualTo(new AreaCode("32.14.01.1001"));
        assertThat(told.doubtful()).isFalse();
    }

    @Test
    void everySeededLandmarkLiesInTheRegencyAndInItsArea() {
        assertThat(DIRECTORY.landmarks()).hasSizeGreaterThan(40).allSatisfy(landmark -> {
            var village = GAZETTEER
                    .locate(landmark.latitude(), landmark.longitude())
                    .area()
                    .orElseThrow();
            assertThat(village.code().value())
                    .startsWith(
                            landmark.area() == null ? "32.14" : landmark.area().value());
        });
    }
}

package id.aduan.intake.callcenter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.intake.callcenter.calls.PlaceSuggestion.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestPlacesTest {
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");
    private static final AreaCode PLERED = new AreaCode("32.14.04");
    private final SuggestPlaces places = new SuggestPlaces(
            Gazetteer.load(),
            List.of(
                    landmark("pasar-rebo", "Pasar Rebo", List.of("psr rebo"), null),
                    landmark("pasar-citeko", "Pasar Citeko", List.of(), PLERED),
                    landmark("situ-buleud", "Taman Sri Baduga Situ Buleud", List.of("situ buleud"), null)));

    @ParameterizedTest
    @ValueSource(
            strings = {"-6.556, 107.446", "-6,556 107,446", "107.446;-6.556", "6.556, 107.446", " -6.556  107.446 "})
    void coordinatesAreUnderstoodAsTheyAreTold(String told) {
        PlaceSuggestion point = places.suggest(told).get(0);

        assertThat(point.kind()).isEqualTo(Kind.POINT);
        assertThat(point.lat()).isEqualTo(-6.556);
        assertThat(point.lon()).isEqualTo(107.446);
        assertThat(point.areaCode().kecamatan()).isEqualTo(new AreaCode("32.14.01"));
    }

    @Test
    void aPointOutsideOfTheRegencyIsAPointWithoutAnArea() {
        PlaceSuggestion point = places.suggest("48.2, 16.37").get(0);

        assertThat(point.kind()).isEqualTo(Kind.POINT);
        assertThat(point.areaCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasar re", "rebo", "depan pasar rebo", "Psr Rebo"})
    void aLandmarkIsFoundByItsBeginningOrInWhatIsSaid(String typed) {
        PlaceSuggestion first = places.suggest(typed).get(0);

        assertThat(first.landmark()).isEqualTo("Pasar Rebo");
        assertThat(first.lat()).isEqualTo(-6.556);
    }

    @Test
    void theMiddleOfAnAreaIsNeverToldAsThePlace() {
        PlaceSuggestion landmark = places.suggest("pasar citeko").get(0);
        PlaceSuggestion village = places.suggest("nagri kaler").stream()
                .filter(each -> each.kind() == Kind.VILLAGE)
                .findFirst()
                .orElseThrow();

        assertThat(landmark.lat()).isNull();
        assertThat(landmark.areaCode()).isEqualTo(PLERED);
        assertThat(village.lat()).isNull();
        assertThat(village.center()).isNotNull();
    }

    @Test
    void aNameOfSeveralPlacesTellsTheOthers() {
        List<PlaceSuggestion> found = places.suggest("citalang");

        assertThat(found).hasSizeGreaterThanOrEqualTo(2);
        assertThat(found)
                .filteredOn(each -> each.label().startsWith("Citalang"))
                .allSatisfy(each -> assertThat(each.ambiguousWith()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "?", "zzzzqqq"})
    void whatIsNoPlaceSuggestsNothing(String typed) {
        assertThat(places.suggest(typed)).isEmpty();
    }

    private static LandmarkPublished landmark(String id, String name, List<String> aliases, AreaCode area) {
        return new LandmarkPublished(id, 1, name, aliases, "MARKET", -6.556, 107.446, area, false, AT);
    }
}

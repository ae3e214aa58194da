package id.aduan.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.aduan.contracts.AreaCode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GazetteerTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();

    @Test
    void theRegencyIsComplete() {
        assertThat(GAZETTEER.regency().name()).isEqualTo("Kabupaten Purwakarta");
        assertThat(GAZETTEER.kecamatan()).hasSize(17);
        assertThat(GAZETTEER.villages()).hasSize(192);
        assertThat(GAZETTEER.villages())
                .filteredOn(area -> area.kind() == Area.Kind.KELURAHAN)
                .hasSize(9);
        assertThat(GAZETTEER.villagesOf(new AreaCode("32.14.15"))).hasSize(5);
    }

    @Test
    void everyCentroidLiesInItsVillage() {
        for (Area village : GAZETTEER.villages()) {
            Located located = GAZETTEER.locate(
                    village.centroid().latitude(), village.centroid().longitude());
            assertThat(located.kind()).isEqualTo(Located.Kind.INSIDE);
            assertThat(located.village()).isEqualTo(village);
        }
    }

    @Test
    void swappedCoordinatesAreDetectedCorrectedAndSaid() {
        Random random = new Random(3214);
        for (int i = 0; i < 500; i++) {
            Area village = GAZETTEER.villages().get(random.nextInt(192));
            GeoPoint point = village.centroid();

            Located located = GAZETTEER.locate(point.longitude(), point.latitude());

            assertThat(located.swapped()).isTrue();
            assertThat(located.village()).isEqualTo(village);
            assertThat(located.point()).isEqualTo(point);
        }
    }

    @Test
    void randomPointsHaveAVillageAndItsKecamatanComesFromTheCode() {
        Random random = new Random(17);
        int inside = 0;
        int near = 0;
        for (int i = 0; i < 5_000; i++) {
            double latitude = -6.7732 + random.nextDouble() * (6.7732 - 6.4082);
            double longitude = 107.2205 + random.nextDouble() * (107.5990 - 107.2205);
            Located located = GAZETTEER.locate(latitude, longitude);
            switch (located.kind()) {
                case INSIDE -> {
                    inside++;
                    assertThat(located.distanceMeters()).isZero();
                }
                case NEAR -> {
                    near++;
                    assertThat(located.distanceMeters()).isBetween(0.0, 300.0).isNotZero();
                }
                case OUTSIDE -> assertThat(located.distanceMeters()).isGreaterThan(300);
            }
            located.area().ifPresent(village -> assertThat(village.parentCode())
                    .isEqualTo(village.code().kecamatan()));
        }
        assertThat(inside).isGreaterThan(2_700);
        assertThat(near).isBetween(20, 200);
    }

    @Test
    void aPointBesideTheRegencyIsNearWithinTheToleranceOnly() {
        Located sea = GAZETTEER.locate(-6.0, 107.4);
        assertThat(sea.kind()).isEqualTo(Located.Kind.OUTSIDE);
        assertThat(sea.distanceMeters()).isCloseTo(45_000, within(10_000.0));
        assertThat(GAZETTEER.locate(-6.0, 107.4, 60_000, 0).kind()).isEqualTo(Located.Kind.NEAR);
    }

    @Test
    void villagesWithinTheUncertaintyAreTold() {
        GeoPoint point =
                GAZETTEER.area(new AreaCode("32.14.01.1003")).orElseThrow().centroid();

        assertThat(GAZETTEER.locate(point.latitude(), point.longitude()).others())
                .isEmpty();
        assertThat(GAZETTEER
                        .locate(point.latitude(), point.longitude(), 300, 2_000)
                        .others())
                .extracting(Area::name)
                .contains("Nagri Kidul", "Nagri Kaler");
    }

    @Test
    void whatIsNoPointIsOutside() {
        assertThat(GAZETTEER.locate(Double.NaN, 107.4).kind()).isEqualTo(Located.Kind.OUTSIDE);
        assertThat(GAZETTEER
                        .locate(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .kind())
                .isEqualTo(Located.Kind.OUTSIDE);
        assertThat(GAZETTEER.locate(0, 0).kind()).isEqualTo(Located.Kind.OUTSIDE);
        assertThat(GAZETTEER.locate(1e308, -1e308).kind()).isEqualTo(Located.Kind.OUTSIDE);
    }

    @Test
    void theMapIsSmallAndHoldsEveryVillage() {
        String json = GAZETTEER.villagesGeoJson();

        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isBetween(40_000, 120_000);
        assertThat(json.split("\"Feature\"", -1)).hasSize(193);
        assertThat(json).contains("\"label\":\"Cibogo Girang, Kec. Plered\"").doesNotContain("NaN");
    }
}

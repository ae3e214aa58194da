package id.aduan.cases.application;

import static id.aduan.cases.domain.SampleReports.CISEUREUH;
import static id.aduan.cases.domain.SampleReports.DLH;
import static id.aduan.cases.domain.SampleReports.PASAR;
import static id.aduan.cases.domain.SampleReports.assigned;
import static id.aduan.cases.domain.SampleReports.emergency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.cases.domain.Case;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EmergencyKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:10:00Z");
    private static final Watched FIRE = watched(EmergencyKind.FIRE, "Api besar di kios belakang pasar.");

    @Test
    void theSameKindAtTheSamePlaceIsLikelyTheSame() {
        var near = new Sighting(-6.5490, 107.4470, null, EmergencyKind.FIRE, List.of());

        assertThat(near.metersTo(FIRE).getAsDouble()).isCloseTo(100, within(5.0));
        assertThat(near.likeness(FIRE, NOW)).isPresent();
    }

    @Test
    void whatIsElsewhereIsNotTheSameWhateverItsWords() {
        var far = new Sighting(-6.60, 107.50, CISEUREUH, EmergencyKind.FIRE, Sighting.wordsOf("Api besar di kios"));

        assertThat(far.likeness(FIRE, NOW)).isEmpty();
    }

    @Test
    void theVillageAndTheKindAreEnoughWhereThereIsNoPoint() {
        assertThat(new Sighting(null, null, CISEUREUH, EmergencyKind.FIRE, List.of()).likeness(FIRE, NOW))
                .isPresent();
        assertThat(new Sighting(null, null, CISEUREUH.kecamatan(), EmergencyKind.FIRE, List.of()).likeness(FIRE, NOW))
                .isPresent();
        assertThat(new Sighting(null, null, new AreaCode("32.14.09.2001"), EmergencyKind.FIRE, List.of())
                        .likeness(FIRE, NOW))
                .isEmpty();
    }

    @Test
    void aKindWithoutAPlaceOrAWordIsNothing() {
        assertThat(new Sighting(null, null, null, EmergencyKind.FIRE, List.of()).likeness(FIRE, NOW))
                .isEmpty();
        assertThat(new Sighting(null, null, null, EmergencyKind.FIRE, List.of()).isEmpty())
                .isTrue();
        assertThat(new Sighting(null, null, new AreaCode("32.14"), null, List.of()).isEmpty())
                .isTrue();
    }

    @Test
    void anotherKindAtTheSamePlaceNeedsMore() {
        var accident = new Sighting(null, null, CISEUREUH, EmergencyKind.ACCIDENT, List.of());

        assertThat(accident.likeness(FIRE, NOW)).isEmpty();
    }

    @Test
    void wordsThatEverybodyUsesTellNothing() {
        assertThat(Sighting.wordsOf("Tolong pak, jalan di depan KIOS terbakar, kios!"))
                .containsExactly("kios", "terbakar");
        assertThat(Sighting.wordsOf(null)).isEmpty();
    }

    private static Watched watched(EmergencyKind kind, String narrative) {
        ComplaintReceived complaint = emergency(NOW.minusSeconds(600), kind, false, PASAR, narrative);
        return new Watched(
                Case.open(complaint, assigned(1, DLH)).after(),
                new Report(null, narrative, null, null, PASAR.latitude(), PASAR.longitude(), null));
    }
}

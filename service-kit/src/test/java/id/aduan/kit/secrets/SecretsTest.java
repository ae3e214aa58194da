package id.aduan.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder()
            .encodeToString("another secret of thirty-two byte".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    private final TrackingNumber number = TrackingNumber.of(new ComplaintId(UUID.randomUUID()));

    @Test
    void thePinIsSixDigitsAndAlwaysTheSame() {
        TrackingPin pins = new TrackingPin(SECRET, Optional.empty());

        assertThat(pins.of(number)).matches("\\d{6}").isEqualTo(pins.of(number));
        assertThat(pins.matches(number, pins.of(number))).isTrue();
        assertThat(pins.matches(
                        number,
                        " " + pins.of(number).substring(0, 3) + "-"
                                + pins.of(number).substring(3)))
                .isTrue();
    }

    @Test
    void aPinIsHiddenFromOthersHoweverItAndItsNumberAreTyped() {
        TrackingPin pins = new TrackingPin(SECRET, Optional.of(OTHER));
        String now = pins.of(number);
        String told = new TrackingPin(OTHER, Optional.empty()).of(number);
        String typed = number.value().toLowerCase(Locale.ROOT).replace('-', ' ');
        String spaced = now.substring(0, 3) + " " + now.substring(3, 5) + "-" + now.substring(5);

        assertThat(pins.hideIn("Nomor: *" + number.value() + "*\nPIN: *" + now + "*"))
                .isEqualTo("Nomor: *" + number.value() + "*\nPIN: *••••••*");
        assertThat(pins.hideIn("pin " + spaced + ", nomor " + typed + " atau " + told))
                .isEqualTo("pin ••••••, nomor " + typed + " atau ••••••");
        assertThat(pins.hideIn("Sudah 123456 hari, " + now)).isEqualTo("Sudah 123456 hari, " + now);
    }

    @Test
    void anotherPinDoesNotMatch() {
        TrackingPin pins = new TrackingPin(SECRET, Optional.empty());
        String wrong = pins.of(number).equals("000000") ? "000001" : "000000";

        assertThat(pins.matches(number, wrong)).isFalse();
        assertThat(pins.matches(number, "")).isFalse();
    }

    @Test
    void aPinToldUnderThePreviousSecretStaysValid() {
        String told = new TrackingPin(SECRET, Optional.empty()).of(number);

        assertThat(new TrackingPin(OTHER, Optional.of(SECRET)).matches(number, told))
                .isTrue();
        assertThat(new TrackingPin(OTHER, Optional.empty()).matches(number, told))
                .isFalse();
    }

    @Test
    void aWeakSecretIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> new TrackingPin("c2hvcnQ=", Optional.empty()))
                .hasMessageContaining("aduan.secrets.tracking-pin")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void theSameContactHasTheSamePseudonymAndNothingOfItShows() {
        ReporterRefs refs = new ReporterRefs(SECRET);

        assertThat(refs.ofPhone("+6280000000001"))
                .isEqualTo(refs.ofPhone("+6280000000001"))
                .isNotEqualTo(refs.ofPhone("+6280000000002"))
                .doesNotContain("80000");
        assertThat(refs.ofEmail(" Warga@Example.org ")).isEqualTo(refs.ofEmail("warga@example.org"));
        assertThat(new ReporterRefs(OTHER).ofPhone("+6280000000001")).isNotEqualTo(refs.ofPhone("+6280000000001"));
        assertThat(refs.random()).isNotEqualTo(refs.random());
    }
}

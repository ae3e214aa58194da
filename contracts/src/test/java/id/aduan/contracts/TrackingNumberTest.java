package id.aduan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackingNumberTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void theSameComplaintAlwaysHasTheSameNumber() {
        ComplaintId complaint = ComplaintId.parse("3b241101-e2bb-5255-8caf-4136c566a962");

        assertThat(TrackingNumber.of(complaint).value())
                .isEqualTo(TrackingNumber.of(complaint).value())
                .matches("PWK-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]");
    }

    @Test
    void everySingleWrongSymbolIsCaught() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            String number = numbered(random).value();
            for (int at = 4; at < number.length(); at++) {
                for (int symbol = 0; symbol < ALPHABET.length(); symbol++) {
                    char other = ALPHABET.charAt(symbol);
                    if (number.charAt(at) != '-' && number.charAt(at) != other) {
                        String wrong = number.substring(0, at) + other + number.substring(at + 1);
                        assertThat(TrackingNumber.parse(wrong)).as(wrong).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void everySwapOfNeighboursIsCaught() {
        Random random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            String number = numbered(random).value();
            String plain = number.substring(4).replace("-", "");
            for (int at = 0; at + 1 < plain.length(); at++) {
                if (plain.charAt(at) != plain.charAt(at + 1)) {
                    String swapped =
                            plain.substring(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.substring(at + 2);
                    assertThat(TrackingNumber.parse(swapped)).as(swapped).isEmpty();
                }
            }
        }
    }

    @Test
    void isReadAsPeopleTypeIt() {
        TrackingNumber number = numbered(new Random(13));
        String plain = number.value().replace("-", "");

        assertThat(TrackingNumber.parse(number.value().toLowerCase(Locale.ROOT)))
                .contains(number);
        assertThat(TrackingNumber.parse(" " + plain + " ")).contains(number);
        assertThat(TrackingNumber.parse(plain.substring(3))).contains(number);
        assertThat(TrackingNumber.parse(number.value().replace('0', 'O').replace('1', 'l')))
                .contains(number);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThat(TrackingNumber.parse("")).isEmpty();
        assertThat(TrackingNumber.parse("PWK-00000-0000U-0")).isEmpty();
        assertThatThrownBy(() -> new TrackingNumber("PWK-12345-67890-A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PWK-XXXXX-XXXXX-C");
    }

    private static TrackingNumber numbered(Random random) {
        return TrackingNumber.of(new ComplaintId(new UUID(random.nextLong(), random.nextLong())));
    }
}

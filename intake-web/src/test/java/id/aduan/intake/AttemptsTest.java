package id.aduan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {
    private final TrialClock clock = new TrialClock();

    @Test
    void theLimitHoldsUntilTheWindowOfItsKeyEnds() {
        Attempts attempts = new Attempts(2, Duration.ofHours(1), 10, clock);

        assertThat(attempts.take("a")).isEmpty();
        clock.pass(Duration.ofMinutes(59));
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).contains(Duration.ofSeconds(61));
        assertThat(attempts.take("b")).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThat(attempts.take("a")).isEmpty();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        Attempts attempts = new Attempts(1, Duration.ofHours(1), 10, clock);

        attempts.take("a");
        attempts.giveBack("a");
        attempts.giveBack("a");

        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).isPresent();
    }

    @Test
    void theKeyThatWasNotSeenForLongestIsForgottenFirst() {
        Attempts attempts = new Attempts(1, Duration.ofHours(1), 2, clock);

        attempts.take("a");
        attempts.take("b");
        attempts.take("a");
        attempts.take("c");

        assertThat(attempts.used("a")).isEqualTo(1);
        assertThat(attempts.take("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7,198.51.100.7",
        "2001:db8:1:2:3:4:5:6,2001:db8:1:2::/64",
        "2001:db8:1:2::9,2001:db8:1:2::/64",
        "2001:db8::9,2001:db8:0:0::/64",
        "::1,0:0:0:0::/64",
        "::ffff:198.51.100.7,::ffff:198.51.100.7"
    })
    void aHouseholdOfIpv6CountsAsOneAddress(String address, String network) {
        assertThat(SenderAddress.network(address)).isEqualTo(network);
    }
}

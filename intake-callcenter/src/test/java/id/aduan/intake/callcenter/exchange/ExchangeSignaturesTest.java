package id.aduan.intake.callcenter.exchange;

import static id.aduan.intake.callcenter.exchange.ExchangeSignatures.Verdict.GOOD;
import static id.aduan.intake.callcenter.exchange.ExchangeSignatures.Verdict.MISSING;
import static id.aduan.intake.callcenter.exchange.ExchangeSignatures.Verdict.OLD;
import static id.aduan.intake.callcenter.exchange.ExchangeSignatures.Verdict.WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vectors were made by Python's hmac, as an exchange may make them. */
class ExchangeSignaturesTest {
    static final String SECRET = "exchange-secret-for-tests-of-32-bytes-and-more";
    static final String BEFORE = "exchange-secret-before-it-was-changed";

    private static final Instant SIGNED = Instant.ofEpochSecond(1_795_858_927L);
    private static final byte[] BODY =
            ("{\"eventId\":\"e-1\",\"callId\":\"c-1\",\"type\":\"OFFERED\",\"at\":\"2026-11-28T16:42:07+07:00\","
                            + "\"from\":\"080000000112\"}")
                    .getBytes(UTF_8);
    private static final String BY_SECRET = "eefd3e3795677b80492679dcfb2326c6ab462ce1e3b6880bf633b7a446dcdb9c";
    private static final String BY_BEFORE = "bf0b2577029383411e9f8f0afdacaf24708a3fc2c4977f37b288c3543fc05c51";
    private static final String BY_ANOTHER = "10a52874e5dbe49eadbf947753666d14d40ef683df6577a1c8f1f961dfe5aca1";

    private final ExchangeSignatures both = new ExchangeSignatures(Optional.of(SECRET), Optional.of(BEFORE));
    private final ExchangeSignatures one = new ExchangeSignatures(Optional.of(SECRET), Optional.empty());

    @Test
    void theSecretAndTheOneBeforeCountAndNoThird() {
        assertThat(both.judge(header(BY_SECRET), BODY, SIGNED)).isEqualTo(GOOD);
        assertThat(both.judge(header(BY_BEFORE), BODY, SIGNED)).isEqualTo(GOOD);
        assertThat(both.judge(header(BY_ANOTHER), BODY, SIGNED)).isEqualTo(WRONG);
        assertThat(one.judge(header(BY_BEFORE), BODY, SIGNED)).isEqualTo(WRONG);
        assertThat(new ExchangeSignatures(Optional.empty(), Optional.empty()).judge(header(BY_SECRET), BODY, SIGNED))
                .as("nothing counts where no secret is set")
                .isEqualTo(WRONG);
    }

    @Test
    void anExchangeThatChangesItsSecretMaySignByBoth() {
        assertThat(one.judge(header(BY_ANOTHER) + ",v1=" + BY_SECRET, BODY, SIGNED))
                .isEqualTo(GOOD);
        assertThat(one.judge("v1=" + BY_SECRET + ", t=1795858927", BODY, SIGNED))
                .as("in any order")
                .isEqualTo(GOOD);
    }

    @Test
    void withoutASignatureItIsMissing() {
        assertThat(both.judge(null, BODY, SIGNED)).isEqualTo(MISSING);
        assertThat(both.judge("", BODY, SIGNED)).isEqualTo(MISSING);
        assertThat(both.judge("  ", BODY, SIGNED)).isEqualTo(MISSING);
    }

    @Test
    void fiveMinutesEitherWayCountAndNoMore() {
        Duration five = Duration.ofMinutes(5);
        assertThat(both.judge(header(BY_SECRET), BODY, SIGNED.plus(five))).isEqualTo(GOOD);
        assertThat(both.judge(header(BY_SECRET), BODY, SIGNED.minus(five))).isEqualTo(GOOD);
        assertThat(both.judge(header(BY_SECRET), BODY, SIGNED.plus(five).plusSeconds(1)))
                .isEqualTo(OLD);
        assertThat(both.judge(header(BY_SECRET), BODY, SIGNED.minus(five).minusSeconds(1)))
                .as("from the future")
                .isEqualTo(OLD);
        assertThat(both.judge("t=1795858928,v1=" + BY_SECRET, BODY, SIGNED))
                .as("the time is signed too")
                .isEqualTo(WRONG);
        assertThat(both.judge(header(BY_ANOTHER), BODY, SIGNED.plus(Duration.ofDays(1))))
                .as("whether it is old is told to the exchange only")
                .isEqualTo(WRONG);
    }

    @Test
    void oneChangedByteDoesNotCount() {
        byte[] changed = BODY.clone();
        changed[changed.length / 2] ^= 1;

        assertThat(both.judge(header(BY_SECRET), changed, SIGNED)).isEqualTo(WRONG);
    }

    @Test
    void whateverElseIsThereIsWrong() {
        assertThat(List.of(
                        "v1=" + BY_SECRET,
                        "t=1795858927",
                        "t=,v1=" + BY_SECRET,
                        "t=now,v1=" + BY_SECRET,
                        "t=-1795858927,v1=" + BY_SECRET,
                        "t=99999999999999999999,v1=" + BY_SECRET,
                        "t=1795858927,v1=" + BY_SECRET.toUpperCase(Locale.ROOT),
                        "t=1795858927,v1=" + BY_SECRET + "0",
                        "t=1795858927,v1=" + BY_SECRET.substring(1),
                        "t=1795858927,v2=" + BY_SECRET,
                        "t=1795858927,v1=" + "é".repeat(64),
                        header(BY_SECRET) + ",".repeat(600),
                        ",,,",
                        "t=1795858927;v1=" + BY_SECRET))
                .allSatisfy(
                        header -> assertThat(both.judge(header, BODY, SIGNED)).isEqualTo(WRONG));
    }

    @Test
    void aSecretThatCanBeGuessedIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ExchangeSignatures(Optional.of("112"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aduan.secrets.exchange")
                .hasMessageNotContaining("112");
        assertThatThrownBy(() -> new ExchangeSignatures(Optional.of(SECRET), Optional.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aduan.secrets.exchange-previous");
    }

    private static String header(String signature) {
        return "t=1795858927,v1=" + signature;
    }
}

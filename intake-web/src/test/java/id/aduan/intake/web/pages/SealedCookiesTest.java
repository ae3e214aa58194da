package id.aduan.intake.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.intake.web.pages.SealedCookies.Use;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class SealedCookiesTest {
    private final SealedCookies cookies = new SealedCookies("a secret of this test, long enough", Clock.systemUTC());

    @Test
    void whatIsSealedIsReadAgain() {
        String sealed = cookies.seal(Use.TRACKING, "PWK-00000-00000-0");

        assertThat(cookies.open(Use.TRACKING, sealed)).hasValue("PWK-00000-00000-0");
        assertThat(sealed).doesNotContain("PWK");
    }

    @Test
    void aCookieOfOneUseIsWorthNothingForAnother() {
        String sealed = cookies.seal(Use.RECEIPT, "PWK-00000-00000-0");

        assertThat(cookies.open(Use.TRACKING, sealed)).isEmpty();
    }

    @Test
    void aChangedLetterMakesItWorthless() {
        String sealed = cookies.seal(Use.TRACKING, "PWK-00000-00000-0");
        char last = sealed.charAt(20) == 'A' ? 'B' : 'A';

        assertThat(cookies.open(Use.TRACKING, sealed.substring(0, 20) + last + sealed.substring(21)))
                .isEmpty();
    }

    @Test
    void anotherDoorsSecretOpensNothing() {
        SealedCookies other = new SealedCookies("another secret, just as long as it", Clock.systemUTC());

        assertThat(other.open(Use.TRACKING, cookies.seal(Use.TRACKING, "x"))).isEmpty();
    }

    @Test
    void nonsenseIsNoCookie() {
        assertThat(cookies.open(Use.TRACKING, "")).isEmpty();
        assertThat(cookies.open(Use.TRACKING, "%%%")).isEmpty();
        assertThat(cookies.open(Use.TRACKING, "AAAA")).isEmpty();
    }
}

package id.aduan.intake.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String MAIN = "aduan.intake.whatsapp.accounts.main.";
    private static final String OTHER = "aduan.intake.whatsapp.accounts.other.";

    @Test
    void theLimitsOfTheProviderAreTheDefaults() {
        SendingSettings settings = read(SendingSettings.class, Map.of());

        assertThat(settings.window()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.pairPace()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.pairBurst()).isLessThanOrEqualTo(45);
        assertThat(settings.perSecond()).isLessThanOrEqualTo(80);
        assertThat(settings.uncertainAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.laterAfter()).isGreaterThanOrEqualTo(Duration.ofHours(24));
        assertThat(settings.currency()).isEqualTo("IDR");
        assertThat(settings.rates()).isEmpty();
    }

    @Test
    void theRateCardIsByClassOfPrice() {
        SendingSettings settings =
                read(SendingSettings.class, Map.of("aduan.intake.whatsapp.sending.rates.utility", "356.65"));

        assertThat(settings.rates()).containsEntry("utility", new BigDecimal("356.65"));
    }

    @Test
    void severalNumbersAreFoundByTheirIdTheirAccountAndTheirDigits() {
        Accounts accounts = accounts(Map.of(
                MAIN + "phone-number-id", "1",
                MAIN + "token", "a",
                MAIN + "waba-id", "7",
                MAIN + "display-number", "+62 800-0000-9000",
                OTHER + "phone-number-id", "2",
                OTHER + "token", "b"));

        assertThat(accounts.find("2")).map(Account::name).contains("other");
        assertThat(accounts.find("3")).isEmpty();
        assertThat(accounts.of("7", null)).extracting(Account::name).containsExactly("main");
        assertThat(accounts.of("2", "7")).extracting(Account::name).containsExactly("other");
        assertThat(accounts.of("9", "9")).isEmpty();
        assertThat(accounts.ofDisplayNumber("6280000009000")).map(Account::name).contains("main");
        assertThat(accounts.ofDisplayNumber(null)).isEmpty();
    }

    @Test
    void anIdCanBelongToOneNumberOnly() {
        assertThatThrownBy(() -> accounts(Map.of(
                        MAIN + "phone-number-id", "1",
                        MAIN + "token", "a",
                        OTHER + "phone-number-id", "1",
                        OTHER + "token", "b")))
                .hasMessageContaining("phone-number-id is that of another account");
    }

    private static Accounts accounts(Map<String, String> values) {
        return new Accounts(read(AccountSettings.class, values));
    }

    private static <T> T read(Class<T> type, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(type)
                .build()
                .getConfigMapping(type);
    }
}

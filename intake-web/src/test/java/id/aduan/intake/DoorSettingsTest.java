package id.aduan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorSettingsTest {
    @Test
    void defaultsHoldForARegency() {
        DoorSettings settings = TrialSettings.of(Map.of());

        assertThat(settings.limits().perAddress()).isEqualTo(120);
        assertThat(settings.limits().whole()).isEqualTo(6_000);
        assertThat(settings.limits().unproven()).isEqualTo(30);
        assertThat(settings.limits().unprovenFree()).isEqualTo(5);
        assertThat(settings.limits().unprovenWhole()).isEqualTo(600);
        assertThat(settings.tracking().triesPerAddressAndNumber()).isEqualTo(5);
        assertThat(settings.tracking().triesPerNumber()).isEqualTo(30);
        assertThat(settings.tracking().triesPerAddress()).isEqualTo(60);
        assertThat(settings.proofOfWork().lifetime()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.drafts().lifetime()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.uploads().maxJsonBytes()).isEqualTo(256 * 1024);
    }

    @Test
    void everyLimitCanBeRaisedForALoadTest() {
        DoorSettings settings = TrialSettings.of(Map.of(
                "aduan.intake.web.limits.per-address", "1000000",
                "aduan.intake.web.limits.whole", "1000001",
                "aduan.intake.web.limits.unproven", "1000002",
                "aduan.intake.web.limits.unproven-free", "1000003",
                "aduan.intake.web.limits.unproven-whole", "1000004",
                "aduan.intake.web.spam.repetitions", "0"));

        assertThat(settings.limits().perAddress()).isEqualTo(1_000_000);
        assertThat(settings.limits().whole()).isEqualTo(1_000_001);
        assertThat(settings.limits().unproven()).isEqualTo(1_000_002);
        assertThat(settings.limits().unprovenFree()).isEqualTo(1_000_003);
        assertThat(settings.limits().unprovenWhole()).isEqualTo(1_000_004);
        assertThat(settings.spam().repetitions()).isZero();
    }
}

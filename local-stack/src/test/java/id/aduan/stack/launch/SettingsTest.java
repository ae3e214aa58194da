package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Path PROJECT = Path.of("project");

    @Test
    void withoutWaysEveryPartIsReachedByItsOwnPort() {
        Settings settings = Settings.of(Map.of("ADUAN_PORT", "9000"), PROJECT);

        assertThat(settings.ports().bootstrap()).isEqualTo("127.0.0.1:9010");
        assertThat(settings.ports().wayToPostgres()).isEqualTo(9012);
        assertThat(settings.services())
                .allSatisfy(service -> assertThat(settings.ports().wayTo(service))
                        .isEqualTo(settings.ports().of(service)));
    }

    @Test
    void aPartIsReachedByTheWayThatIsSetAndListensWhereItDid() {
        Settings settings = Settings.of(
                Map.of("ADUAN_PORT", "9000", "ADUAN_WAYS", "kafka=19010 postgres=19012  case-service=19003"), PROJECT);
        ServiceEntry cases = settings.services().stream()
                .filter(service -> service.name().equals("case-service"))
                .findFirst()
                .orElseThrow();

        assertThat(settings.ports().kafka()).isEqualTo(9010);
        assertThat(settings.ports().bootstrap()).isEqualTo("127.0.0.1:19010");
        assertThat(settings.ports().wayToPostgres()).isEqualTo(19012);
        assertThat(settings.ports().of(cases)).isEqualTo(9003);
        assertThat(settings.ports().addressOf(cases)).isEqualTo("http://127.0.0.1:19003");
        assertThat(Settings.of(
                                Map.of(
                                        "ADUAN_WAYS",
                                        Settings.written(settings.ports().ways())),
                                PROJECT)
                        .ports()
                        .ways())
                .isEqualTo(settings.ports().ways());
    }

    @Test
    void theWordsBeforeACommandAreSplitAtBlanks() {
        Settings settings = Settings.of(Map.of("ADUAN_WRAPS", "case-service=nice -n 5,intake-web=env A=B"), PROJECT);

        assertThat(settings.wraps())
                .isEqualTo(Map.of("case-service", List.of("nice", "-n", "5"), "intake-web", List.of("env", "A=B")));
    }

    @ParameterizedTest
    @CsvSource({"ADUAN_PORT, eight", "ADUAN_WAYS, kafka", "ADUAN_WAYS, kafka=x", "ADUAN_WAYS, =1", "ADUAN_WRAPS, a="})
    void whatCannotBeReadIsNamed(String variable, String text) {
        assertThatThrownBy(() -> Settings.of(Map.of(variable, text), PROJECT))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining(variable);
    }
}

package id.aduan.kit.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class AtRestTest {
    private static final byte[] CLEAR = "+6280000000101".getBytes(UTF_8);
    private final AtRest key = of("a".repeat(32));

    private static AtRest of(String bytes) {
        return new AtRest("aduan.secrets.a", Base64.getEncoder().encodeToString(bytes.getBytes(UTF_8)));
    }

    @Test
    void whatIsSealedOpensUnderTheSameKeyAndBesideTheSame() {
        byte[] sealed = key.seal(CLEAR, "number");

        assertThat(key.open(sealed, "number")).isEqualTo(CLEAR);
        assertThatThrownBy(() -> key.open(sealed, "name")).isInstanceOf(AtRest.Unopenable.class);
        assertThatThrownBy(() -> of("b".repeat(32)).open(sealed, "number")).isInstanceOf(AtRest.Unopenable.class);
    }

    @Test
    void aDigestIsTheSameForTheSameAndTellsNothingWithoutTheKey() {
        assertThat(key.digest("number", "1"))
                .isEqualTo(key.digest("number", "1"))
                .hasSize(32);
        assertThat(key.digest("number", "1")).isNotEqualTo(key.digest("name", "1"));
        assertThat(key.digest("number", "1")).isNotEqualTo(of("b".repeat(32)).digest("number", "1"));
    }

    @Test
    void aKeyThatIsNoneIsToldByItsNameAndNotByItself() {
        assertThatThrownBy(() -> new AtRest("aduan.secrets.a", "c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aduan.secrets.a")
                .hasMessageNotContaining("c2VjcmV0");
    }
}

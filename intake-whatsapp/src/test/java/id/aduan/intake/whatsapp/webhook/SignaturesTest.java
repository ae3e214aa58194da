package id.aduan.intake.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final byte[] BODY = Bodies.bytes("{\"object\":\"whatsapp_business_account\",\"entry\":[]}");

    private final Signatures signatures = new Signatures(Optional.of(Bodies.SECRET), Optional.of("the-secret-before"));

    @Test
    void eachEncodingOfAValueHasItsOwnSignatureAndNoOther() {
        String utf8 = Bodies.valueOfTheVectors();
        String php = Bodies.asPhpWrites(utf8);
        String older = php.replace("@", "\\u0040").replace("<", "\\u003C").replace("%", "\\u0025");
        List<byte[]> bodies = List.of(Bodies.bytes(php), Bodies.bytes(older), Bodies.bytes(utf8));
        List<String> known = List.of(
                "sha256=339242cb928aa092ed377ed3e2d78390b5e57d091722a169183c7f88093e9157",
                "sha256=46324b942f2e1c7f809f0b5519faf62873fdb05e896929ca50679dc8149a850b",
                "sha256=db8f72583578f5147765315bfdf59c41ec05daec81869f91242058da609dd273");

        assertThat(bodies).extracting(body -> body.length).containsExactly(499, 514, 454);
        for (int i = 0; i < known.size(); i++) {
            for (int j = 0; j < bodies.size(); j++) {
                assertThat(signatures.matches(known.get(i), bodies.get(j)))
                        .as("signature %d of body %d", i, j)
                        .isEqualTo(i == j);
            }
        }
    }

    @Test
    void theSecretBeforeCountsDuringTheChangeAndNoThird() {
        assertThat(signatures.matches(Bodies.signature(Bodies.SECRET, BODY), BODY))
                .isTrue();
        assertThat(signatures.matches(Bodies.signature("the-secret-before", BODY), BODY))
                .isTrue();
        assertThat(signatures.matches(Bodies.signature("another", BODY), BODY)).isFalse();
        assertThat(new Signatures(Optional.of(Bodies.SECRET), Optional.empty())
                        .matches(Bodies.signature("the-secret-before", BODY), BODY))
                .isFalse();
    }

    @Test
    void whatIsNotWrittenAsTheProviderWritesItDoesNotMatch() {
        String good = Bodies.signature(Bodies.SECRET, BODY);

        assertThat(signatures.matches(null, BODY)).isFalse();
        assertThat(List.of(
                        "",
                        "sha256=",
                        good.substring(0, good.length() - 1),
                        good.substring(7),
                        good + "0",
                        good + "," + good,
                        " " + good,
                        good.toUpperCase(Locale.ROOT),
                        "sha256=" + good.substring(7).toUpperCase(Locale.ROOT),
                        "sha1=" + good.substring(7) + "00",
                        "sha256=" + "0".repeat(64),
                        "sha256=" + "é".repeat(64)))
                .noneMatch(header -> signatures.matches(header, BODY));
    }

    @Test
    void oneChangedByteDoesNotMatch() {
        String good = Bodies.signature(Bodies.SECRET, BODY);
        byte[] changed = BODY.clone();
        changed[changed.length / 2] ^= 1;

        assertThat(signatures.matches(good, changed)).isFalse();
    }

    @Test
    void aBlankSecretIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Signatures(Optional.of(" "), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aduan.secrets.whatsapp-app");
    }
}

package id.aduan.stack.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelephonePageTest {
    private static final Pattern TEXT = Pattern.compile("\\btext\\(\"([a-z.A-Z]+)\"\\)");
    private static final Pattern ID = Pattern.compile("\\bbyId\\(\"([a-z-]+)\"\\)");

    @ParameterizedTest
    @ValueSource(strings = {"id", "su", "en"})
    void everyLanguageHasEveryText(String language) throws IOException {
        var texts = TelephonePage.texts(Locale.forLanguageTag(language));

        assertThat(texts.keySet())
                .isEqualTo(TelephonePage.texts(Locale.forLanguageTag("id")).keySet());
        assertThat(Arrays.stream(LineFault.values()).map(fault -> "fault." + fault.key()))
                .allSatisfy(key -> assertThat(texts).containsKey(key));
        assertThat(Arrays.stream(PhoneCall.State.values()).map(state -> "state." + state))
                .allSatisfy(key -> assertThat(texts).containsKey(key));
        assertThat(TEXT.matcher(resource("telephone.js")).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts).containsKey(key));
    }

    @Test
    void whatTheScriptLooksForIsOnThePageAndNothingComesFromElsewhere() throws IOException {
        String page = new TelephonePage().page(Locale.forLanguageTag("id"));

        assertThat(ID.matcher(resource("telephone.js"))
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
        assertThat(page).contains("<html lang=\"id\">").doesNotContain("{{", "https://", "style=", "onclick=");
    }

    private static String resource(String name) throws IOException {
        try (var file = TelephonePage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

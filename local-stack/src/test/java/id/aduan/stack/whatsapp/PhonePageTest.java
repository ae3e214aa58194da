package id.aduan.stack.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonePageTest {
    private static final Pattern TEXT = Pattern.compile("\\btext\\(\"([a-z.A-Z]+)\"\\)");
    private static final Pattern ID = Pattern.compile("\\bbyId\\(\"([a-z-]+)\"\\)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"id", "su", "en"})
    void everyLanguageHasEveryText(String language) throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        var texts = PhonePage.texts(locale);

        assertThat(texts.keySet())
                .isEqualTo(PhonePage.texts(Locale.forLanguageTag("id")).keySet());
        assertThat(Arrays.stream(Fault.values()).map(fault -> "fault." + fault.key()))
                .allSatisfy(key -> assertThat(texts).containsKey(key));
        String script = resource("phone.js") + resource("place.js");
        assertThat(TEXT.matcher(script).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts).containsKey(key));
    }

    @Test
    void whatTheScriptLooksForIsOnThePage() throws IOException {
        String page = page("id");

        assertThat(ID.matcher(resource("phone.js") + resource("place.js"))
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
    }

    @Test
    void thePageIsIndonesianFirstAndRunsNothingFromElsewhere() throws Exception {
        try (var simulation = new Simulation(folder)) {
            var response = simulation.get(URI.create(simulation.address() + WhatsAppSimulator.PAGE), null);

            String page = new String(response.body(), UTF_8);
            assertThat(page).contains("<html lang=\"id\">", "Ketik pesan").doesNotContain("{{", "https://", "style=");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'")
                    .doesNotContain("unsafe");
            for (String file : new String[] {"phone.css", "phone.js", "place.js"}) {
                assertThat(simulation
                                .get(URI.create(simulation.address() + WhatsAppSimulator.PAGE + "/" + file), null)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static String page(String language) {
        return new PhonePage(new BusinessNumber("1", "2", "6280000000000", "Aduan", "token"))
                .page(Locale.forLanguageTag(language));
    }

    private static String resource(String name) throws IOException {
        try (var file = PhonePage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

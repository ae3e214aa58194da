package id.aduan.intake.callcenter.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.EmergencyKind;
import id.aduan.intake.callcenter.calls.CallType;
import id.aduan.intake.callcenter.calls.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleBundlesTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SAID = Pattern.compile("word\\(\\s*'(\\w+)'\\s*[,)]");
    private static final Pattern GIVEN = Pattern.compile("data-word=\"(\\w+)\"");

    @ParameterizedTest
    @CsvSource({"callcenter,su", "callcenter,en", "receipt,su", "receipt,en"})
    void everyMessageIsThereInEveryLanguageWithTheSameParameters(String bundle, String language) throws IOException {
        Properties indonesian = properties("messages/" + bundle + ".properties");
        Properties other = properties("messages/" + bundle + "_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(found(PARAMETER, other.getProperty(key)))
                    .as(key)
                    .isEqualTo(found(PARAMETER, indonesian.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    /** A word that a script says and the page does not bring ends the script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.js",
                "blocked.js",
                "console/answers.js",
                "console/call.js",
                "console/caller.js",
                "console/calls.js",
                "console/hints.js",
                "console/map.js",
                "console/places.js",
                "console/screen.js"
            })
    void everyWordThatAScriptSaysComesWithThePage(String script) throws IOException {
        Set<String> said = found(SAID, text("META-INF/service-assets/" + script));

        assertThat(said).isNotEmpty();
        assertThat(found(GIVEN, text("templates/callcenter-words.html"))).containsAll(said);
    }

    @Test
    void everyTypeAndKindHasAWordForScripts() throws IOException {
        Set<String> given = found(GIVEN, text("templates/callcenter-words.html"));

        for (CallType type : CallType.values()) {
            assertThat(given).contains("type" + type);
        }
        for (EmergencyKind kind : EmergencyKind.values()) {
            assertThat(given).contains("kind" + kind);
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(given).contains("outcome" + outcome);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(open(name), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static InputStream open(String name) {
        return ConsoleBundlesTest.class.getClassLoader().getResourceAsStream(name);
    }
}

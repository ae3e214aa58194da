package id.aduan.intake.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitizenBundlesTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @CsvSource({"citizen,su", "citizen,en", "tracking,su", "tracking,en", "privacy,su", "privacy,en"})
    void everyMessageIsThereInEveryLanguageWithTheSameParameters(String bundle, String language) throws IOException {
        Properties indonesian = read("messages/" + bundle + ".properties");
        Properties other = read("messages/" + bundle + "_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(parameters(other.getProperty(key))).as(key).isEqualTo(parameters(indonesian.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> parameters(String message) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(message);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(CitizenBundlesTest.class.getClassLoader().getResourceAsStream(name), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

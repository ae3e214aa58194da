package id.aduan.intake.whatsapp.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.Language;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final List<String> BUTTONS = List.of(
            "open",
            "answeredYes",
            "answeredNo",
            "resumeContinue",
            "resumeAnew",
            "additionYes",
            "additionNo",
            "picturesEnough",
            "asTyped",
            "skip",
            "pinUse",
            "pinRight",
            "pinWrong",
            "submit",
            "change",
            "cancel",
            "kindComplaint",
            "kindQuestion",
            "kindProposal",
            "confirm",
            "dispute",
            "reply",
            "rate",
            "toMenu");

    @ParameterizedTest
    @ValueSource(strings = {"_su", "_en"})
    void everyTextIsThereInEveryLanguageWithTheSameArguments(String suffix) throws IOException {
        Properties indonesian = read("");
        Properties other = read(suffix);

        assertThat(other.stringPropertyNames()).isEqualTo(indonesian.stringPropertyNames());
        for (String key : indonesian.stringPropertyNames()) {
            assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(indonesian.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_su", "_en"})
    void titlesAndDescriptionsAreWithinTheLimits(String suffix) throws IOException {
        Properties texts = read(suffix);
        for (String key : BUTTONS) {
            assertThat(texts.getProperty(key).length()).as(key).isLessThanOrEqualTo(OutgoingMessage.MAX_BUTTON_TITLE);
        }
        assertThat(texts.getProperty("noneOfThese").length()).isLessThanOrEqualTo(OutgoingMessage.MAX_ROW_TITLE);
        for (String key : texts.stringPropertyNames()) {
            if (key.matches("(row|edit)[A-Z].*Hint|stars\\d")) {
                assertThat(texts.getProperty(key).length())
                        .as(key)
                        .isLessThanOrEqualTo(OutgoingMessage.MAX_ROW_DESCRIPTION);
            } else if (key.matches("(row|edit)[A-Z].*")) {
                assertThat(texts.getProperty(key).length()).as(key).isLessThanOrEqualTo(OutgoingMessage.MAX_ROW_TITLE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_su", "_en"})
    void aPinIsToldWithItsNumberByWhichItIsHiddenFromOthers(String suffix) throws IOException {
        Properties texts = read(suffix);
        for (String key : texts.stringPropertyNames()) {
            if (arguments(texts.getProperty(key)).contains("pin")) {
                assertThat(arguments(texts.getProperty(key))).as(key).contains("number");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_su", "_en"})
    void theButtonsOfOneMessageHaveDifferentTitles(String suffix) throws IOException {
        Properties texts = read(suffix);
        for (List<String> together : List.of(
                List.of("submit", "change", "cancel"),
                List.of("confirm", "dispute", "reply"),
                List.of("kindComplaint", "kindQuestion", "kindProposal"),
                List.of("pinUse", "pinWrong"),
                List.of("pinRight", "pinWrong"),
                List.of("rate", "dispute", "toMenu"))) {
            assertThat(together.stream().map(texts::getProperty).distinct()).hasSameSizeAs(together);
        }
    }

    @Test
    void anArgumentIsPutInAsItIs() {
        assertThat(Phrases.of(Language.INDONESIAN).text("replied", "number", "{number} $1 \\"))
                .contains("{number} $1 \\");
    }

    @Test
    void aMissingArgumentIsAnError() {
        assertThatThrownBy(() -> Phrases.of(Language.ENGLISH).text("replied"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number");
    }

    private static Set<String> arguments(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties read(String suffix) throws IOException {
        Properties properties = new Properties();
        String name = "/messages/conversation" + suffix + ".properties";
        try (Reader reader = new InputStreamReader(PhrasesTest.class.getResourceAsStream(name), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

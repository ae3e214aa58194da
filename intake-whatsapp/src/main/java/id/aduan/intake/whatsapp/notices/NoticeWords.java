package id.aduan.intake.whatsapp.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a citizen reads of his case: {@code notices.properties} in Indonesian, {@code _su} and {@code _en} beside it. */
final class NoticeWords {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    NoticeWords() {
        for (Language language : Language.values()) {
            String suffix = language == Language.INDONESIAN ? "" : "_" + language.tag();
            words.put(language, load("notices" + suffix + ".properties"));
        }
    }

    /** @param values of the places in the text, as {@code {number}}; what they say is never looked at for places */
    String say(Language language, String key, Map<String, String> values) {
        String text = words.get(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there are no words for " + key + " in " + language);
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    String say(Language language, String key) {
        return say(language, key, Map.of());
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(NoticeWords.class.getResourceAsStream(file), UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

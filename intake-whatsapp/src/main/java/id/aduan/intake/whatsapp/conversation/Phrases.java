package id.aduan.intake.whatsapp.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The door's words in one language, from {@code messages/conversation*.properties}; arguments are named. */
public final class Phrases {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Map<Language, Phrases> ALL = loadAll();

    private final Language language;
    private final Map<String, String> texts;

    private Phrases(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Phrases of(Language language) {
        return ALL.get(language);
    }

    public Language language() {
        return language;
    }

    /**
     * The text of a key.
     *
     * @param arguments names and values in turn; a value is put in as it is, also when it has braces
     */
    public String text(String key, Object... arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        return ARGUMENT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(argument(key, found.group(1), arguments)));
    }

    private static String argument(String key, String name, Object[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals(name)) {
                return String.valueOf(arguments[i + 1]);
            }
        }
        throw new IllegalArgumentException("the words of " + key + " need the argument " + name);
    }

    private static Map<Language, Phrases> loadAll() {
        Map<Language, Phrases> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String suffix = language == Language.INDONESIAN ? "" : "_" + language.tag();
            all.put(language, new Phrases(language, load("/messages/conversation" + suffix + ".properties")));
        }
        return all;
    }

    private static Map<String, String> load(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Phrases.class.getResourceAsStream(resource);
                Reader reader = new InputStreamReader(stream, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the door's own words cannot be read", e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}

package id.aduan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The languages that Aduan speaks, as BCP 47 tags on the wire. */
public enum Language {
    INDONESIAN("id"),
    SUNDANESE("su"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag: {@code id}, {@code su} or {@code en}. */
    @JsonValue
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Reads a tag such as {@code su} or {@code en-GB}; fails for a language that Aduan does not speak. */
    @JsonCreator
    public static Language of(String tag) {
        for (Language language : values()) {
            if (tag.equals(language.tag) || tag.startsWith(language.tag + "-")) {
                return language;
            }
        }
        throw new IllegalArgumentException("language is not one of id, su, en");
    }
}

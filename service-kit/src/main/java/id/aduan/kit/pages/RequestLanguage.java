package id.aduan.kit.pages;

import id.aduan.contracts.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The language to answer in: the {@code lang} parameter of the address, then the {@code lang} cookie, then
 * Accept-Language, then Indonesian.
 */
public final class RequestLanguage {
    public static final String NAME = "lang";

    private RequestLanguage() {}

    public static Language of(RoutingContext request) {
        return tag(request.request().getParam(NAME))
                .or(() -> tag(cookie(request)))
                .or(() -> accepted(request))
                .orElse(Language.INDONESIAN);
    }

    /** The words of a bundle in the language to answer in. */
    public static <T> T words(Class<T> bundle, RoutingContext request) {
        return words(bundle, of(request));
    }

    /** The words of a bundle in a language. */
    public static <T> T words(Class<T> bundle, Language language) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }

    private static String cookie(RoutingContext request) {
        Cookie cookie = request.request().getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    private static Optional<Language> accepted(RoutingContext request) {
        for (LanguageHeader header : request.acceptableLanguages()) {
            Optional<Language> language = tag(header.tag());
            if (language.isPresent()) {
                return language;
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> tag(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        for (Language language : Language.values()) {
            if (tag.equalsIgnoreCase(language.tag())
                    || tag.regionMatches(
                            true, 0, language.tag() + "-", 0, language.tag().length() + 1)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}

package id.aduan.stack.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the front itself answers when no service does: a page for people, a problem (RFC 9457) for programs. */
enum Apology {
    /** No service takes connections: nothing of the request was read. */
    AWAY(503, "service-away"),
    /** The service broke off: whether it did what was asked is not known. */
    BROKEN(502, "service-broke-off"),
    /** Nothing is at this address. */
    NOT_FOUND(404, "not-found"),
    /** The address is longer than a service reads. */
    ADDRESS_TOO_LONG(414, "address-too-long"),
    /** The headers, cookies among them, are larger than a service reads. */
    HEADERS_TOO_LARGE(431, "headers-too-large"),
    /** What came is no HTTP request. */
    NOT_HTTP(400, "not-http");

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final Pattern LANGUAGE = Pattern.compile("\\b(id|su|en)\\b");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)lang=(id|su|en)(?:;|$)");
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final String type;

    Apology(int status, String type) {
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    /** @param path what was asked for, where it could be read */
    byte[] problem(Optional<String> path, Locale language) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + type);
        problem.put("title", text("title", language));
        problem.put("status", status);
        problem.put("detail", text("detail", language));
        path.ifPresent(asked -> problem.put("instance", asked));
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole page without anything that would have to be loaded: there may be nobody to load it from. */
    byte[] page(Locale language) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">%s</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        language.toLanguageTag(),
                        text("title", language),
                        text("title", language),
                        text("detail", language),
                        text("home", language))
                .getBytes(UTF_8);
    }

    /** The language to apologise in: the cookie of the pages, then Accept-Language, then Indonesian. */
    static Locale language(Optional<String> cookie, Optional<String> accepted) {
        return first(COOKIE, cookie).or(() -> first(LANGUAGE, accepted)).orElse(INDONESIAN);
    }

    private static Optional<Locale> first(Pattern pattern, Optional<String> header) {
        return header.map(pattern::matcher).filter(Matcher::find).map(found -> Locale.forLanguageTag(found.group(1)));
    }

    private String text(String key, Locale language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle("id.aduan.stack.front.apologies", language, control);
        List<String> keys = List.of(type + "." + key, key);
        return keys.stream()
                .filter(bundle::containsKey)
                .findFirst()
                .map(bundle::getString)
                .orElseThrow();
    }
}

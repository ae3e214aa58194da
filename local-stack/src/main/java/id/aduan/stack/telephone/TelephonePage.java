package id.aduan.stack.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import id.aduan.stack.http.Answer;
import id.aduan.stack.http.Query;
import id.aduan.stack.signin.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page with the lines, in Indonesian, Sundanese or English. */
final class TelephonePage {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z.A-Z0-9-]+)}}");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)lang=(id|su|en)(?:;|$)");
    private static final Pattern LANGUAGE = Pattern.compile("id|su|en");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String frame = resource("telephone.html");

    Answer answer(HttpExchange exchange) {
        return switch (exchange.getRequestURI().getPath().substring(TelephoneSimulator.PAGE.length())) {
            case "", "/" ->
                Answer.html(page(language(exchange)))
                        .with("Content-Security-Policy", POLICY)
                        .with("Referrer-Policy", "same-origin");
            case "/telephone.css" -> Answer.resource("text/css; charset=utf-8", TelephonePage.class, "telephone.css");
            case "/telephone.js" ->
                Answer.resource("text/javascript; charset=utf-8", TelephonePage.class, "telephone.js");
            default -> Answer.text(404, "There is no such page.");
        };
    }

    String page(Locale language) {
        Map<String, String> texts = texts(language);
        Matcher gap = GAP.matcher(frame);
        return gap.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group(1)) {
                    case "language" -> language.toLanguageTag();
                    case "texts" -> json(texts);
                    default -> Html.escape(text(texts, found.group(1)));
                }));
    }

    static Map<String, String> texts(Locale language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle("id.aduan.stack.telephone.telephone", language, control);
        var texts = new TreeMap<String, String>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("the page has no text " + key);
        }
        return text;
    }

    private static Locale language(HttpExchange exchange) {
        Optional<String> asked = Query.of(exchange.getRequestURI())
                .find("lang")
                .filter(language -> LANGUAGE.matcher(language).matches());
        Optional<String> kept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .map(COOKIE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        return Locale.forLanguageTag(asked.or(() -> kept).orElse("id"));
    }

    /** Inside of a script element nothing may look like its end. */
    private static String json(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (var file = TelephonePage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

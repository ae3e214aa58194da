package id.aduan.cases.pages;

import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import io.quarkus.qute.TemplateGlobal;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** What all pages of cases have in common: language, dates, headers. */
final class Look {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final int ONE_YEAR = 365 * 24 * 3600;

    private Look() {}

    /** Renders a page in the language of the request, and remembers a language that was just chosen. */
    static Uni<Response> render(int status, TemplateInstance page, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return page.setLocale(language.locale()).createUni().map(html -> {
            Response.ResponseBuilder response = Response.status(status)
                    .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                    .entity(html);
            if (request.request().getParam(RequestLanguage.NAME) != null) {
                response.cookie(new NewCookie.Builder(RequestLanguage.NAME)
                        .value(language.tag())
                        .path("/")
                        .maxAge(ONE_YEAR)
                        .sameSite(NewCookie.SameSite.LAX)
                        .httpOnly(true)
                        .secure(request.request().isSSL())
                        .build());
            }
            return response.build();
        });
    }

    static String moment(Instant instant, Language language) {
        return DateTimeFormatter.ofPattern("d MMM uuuu HH.mm 'WIB'", months(language))
                .format(instant.atZone(WIB));
    }

    static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", months(language)).format(day);
    }

    static String month(YearMonth month, Language language) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", months(language)).format(month);
    }

    /** The JDK knows few Sundanese month names; the Indonesian ones are used and understood. */
    private static Locale months(Language language) {
        return switch (language) {
            case INDONESIAN, SUNDANESE -> Language.INDONESIAN.locale();
            case ENGLISH -> Locale.ENGLISH;
        };
    }

    /** In every template: {@code {htmxVersion}} is the version of the library that is on the class path. */
    @TemplateGlobal
    static String htmxVersion() {
        return HtmxVersion.VALUE;
    }

    private static final class HtmxVersion {
        static final String VALUE = read();

        private static String read() {
            try (InputStream in =
                    Look.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException("htmx is not on the class path", e);
            }
        }
    }
}

package id.aduan.intake.web.pages;

import id.aduan.kit.pages.RequestLanguage;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Remembers a language that was chosen by the switch, in a cookie for all pages of the one origin. */
@ApplicationScoped
class LanguageChoice {
    private static final int AFTER_SECURITY_HEADERS = 900;
    private static final Duration KEPT = Duration.ofDays(365);

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (request.request().getParam(RequestLanguage.NAME) != null
                            && !request.normalizedPath().startsWith("/api/")) {
                        request.response()
                                .addCookie(Cookie.cookie(
                                                RequestLanguage.NAME,
                                                RequestLanguage.of(request).tag())
                                        .setPath("/")
                                        .setMaxAge(KEPT.toSeconds())
                                        .setSameSite(CookieSameSite.LAX)
                                        .setSecure(request.request().isSSL())
                                        .setHttpOnly(true));
                    }
                    request.next();
                },
                AFTER_SECURITY_HEADERS);
    }
}

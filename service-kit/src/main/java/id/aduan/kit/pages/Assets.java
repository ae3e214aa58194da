package id.aduan.kit.pages;

import io.quarkus.qute.TemplateGlobal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves style sheets and scripts under the service's own prefix: the kit's from {@code META-INF/aduan-assets}, the
 * service's from {@code META-INF/service-assets}, libraries from their WebJars.
 */
@ApplicationScoped
class Assets {
    private static final long ONE_HOUR = 3600;

    private final String prefix;

    Assets(@ConfigProperty(name = "aduan.pages.prefix") String prefix) {
        this.prefix = prefix;
    }

    void serve(@Observes Router router) {
        library(router, "/lib/htmx/*", "META-INF/resources/webjars/htmx.org");
        library(router, "/lib/leaflet/*", "META-INF/resources/webjars/leaflet");
        folder(router, "/assets/kit/*", "META-INF/aduan-assets");
        folder(router, "/assets/*", "META-INF/service-assets");
    }

    private void library(Router router, String path, String folder) {
        folder(router, "/assets" + path, folder);
    }

    private void folder(Router router, String path, String folder) {
        router.route(prefix + path)
                .order(100)
                .handler(request -> {
                    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=" + ONE_HOUR);
                    request.next();
                })
                .handler(StaticHandler.create(folder)
                        .setCachingEnabled(true)
                        .setMaxAgeSeconds(ONE_HOUR)
                        .setDirectoryListing(false)
                        .setIncludeHidden(false));
    }

    /** In every template: {@code {assets}} is the path of the service's assets. */
    @TemplateGlobal
    static String assets() {
        return ConfigProvider.getConfig().getValue("aduan.pages.prefix", String.class) + "/assets";
    }
}

package id.aduan.intake.callcenter.figures;

import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The page with the figures. It works without a script. */
@Path("/callcenter/figures")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
class FiguresPages {
    private final StoredFigures figures;

    FiguresPages(StoredFigures figures) {
        this.figures = figures;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance figures(FiguresPage page);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @RestQuery String from, @RestQuery String to, @RestQuery String desk, RoutingContext request) {
        Period period = Period.of(from, to, desk, request);
        Locale locale = RequestLanguage.of(request).locale();
        return figures.find(period.from(), period.to(), period.desk())
                .map(found -> FiguresPage.of(
                        found, period, locale.getLanguage(), RequestLanguage.words(FiguresMessages.class, request)))
                .map(page -> Response.ok(Templates.figures(page).setLocale(locale))
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header("Content-Language", locale.getLanguage())
                        .build());
    }
}

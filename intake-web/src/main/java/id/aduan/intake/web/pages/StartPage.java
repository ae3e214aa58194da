package id.aduan.intake.web.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The front page: three ways in, a report followed, help in an emergency. */
@Path("/")
@PermitAll
class StartPage {
    @GET
    public Response start(RoutingContext request) {
        return Pages.ok(Pages.Templates.start(Frame.of(request), ServicePromise.PUBLISHED), request);
    }
}

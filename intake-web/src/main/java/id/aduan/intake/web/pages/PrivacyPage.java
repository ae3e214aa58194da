package id.aduan.intake.web.pages;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole privacy notice, as UU 27/2022 article 21 wants it. */
@Path("/privasi")
@PermitAll
class PrivacyPage {
    private final int years;
    private final String contact;

    /**
     * @param years how long cases are kept after they are done
     * @param contact who answers questions about personal data
     */
    PrivacyPage(
            @ConfigProperty(name = "aduan.intake.web.privacy.retention-years", defaultValue = "5") int years,
            @ConfigProperty(
                            name = "aduan.intake.web.privacy.contact",
                            defaultValue =
                                    "Dinas Komunikasi dan Informatika Kabupaten Purwakarta, Jl. Gandanegara No. 25, Purwakarta")
                    String contact) {
        this.years = years;
        this.contact = contact;
    }

    @GET
    public Response notice(RoutingContext request) {
        return Pages.ok(Pages.Templates.privacy(Frame.of(request), years, contact), request);
    }
}

package id.aduan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** What case-service tells the doors. */
@RegisterRestClient(configKey = "cases")
@OidcClientFilter
@Path("/internal/citizen-view")
interface CitizenViews {
    @GET
    @Path("{number}")
    Uni<CitizenCase> track(@RestPath String number);

    @GET
    @Path("{number}/attachments/{sha256}")
    Uni<Response> attachment(@RestPath String number, @RestPath String sha256);

    @GET
    @Path("{number}/personal-data")
    Uni<JsonNode> personalData(@RestPath String number);

    @GET
    @Path("by-reporter/{ref}")
    Uni<OwnCases> ofReporter(@RestPath String ref);

    /** The reporter's own list, the newest first. */
    record OwnCases(List<OwnCase> cases) {}
}

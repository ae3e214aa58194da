package id.aduan.intake.whatsapp.turn;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.TrackingNumber;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
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

    /**
     * As much of a case as a chat has room for.
     *
     * @param status a name of the life cycle, e.g. {@code DISPATCHED}
     * @param agency who holds it, or null
     */
    record CitizenCase(
            ComplaintId complaintId, TrackingNumber trackingNumber, String status, Instant since, Agency agency) {}

    /** An agency by its names. */
    record Agency(String code, String name, String shortName) {}
}

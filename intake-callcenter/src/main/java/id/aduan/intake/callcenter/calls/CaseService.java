package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** What case-service tells the doors. */
@RegisterRestClient(configKey = "cases")
@OidcClientFilter
@Path("/internal")
interface CaseService {
    /** The cases of a pseudonym, the newest first. */
    @GET
    @Path("citizen-view/by-reporter/{ref}")
    Uni<ReporterCases> ofReporter(@RestPath String ref);

    /** Open cases that are likely about the same, the likeliest first. Asked by a body: the words are a caller's. */
    @POST
    @Path("incidents")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<List<OpenCase>> incidents(Told told);

    /** What a caller has told so far; what is null is not asked by. */
    record Told(Double lat, Double lon, AreaCode areaCode, String text, EmergencyKind emergencyKind, Integer limit) {
        @Override
        public String toString() {
            return "Told";
        }
    }

    record ReporterCases(List<ReporterCase> cases) {}

    /**
     * As much of a case as an operator needs to know that it is there.
     *
     * @param status a name of the life cycle, e.g. {@code DISPATCHED}
     * @param agency who holds it, or null
     */
    record ReporterCase(TrackingNumber trackingNumber, Instant receivedAt, String status, Agency agency) {}

    /** An open case that may be the same incident. */
    record OpenCase(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            EmergencyKind emergencyKind,
            AreaCode areaCode,
            String areaName,
            Instant since,
            String status,
            Agency agency,
            Long distanceMeters,
            String subject,
            int supporters) {
        @Override
        public String toString() {
            return "OpenCase[" + complaintId + "]";
        }
    }

    /** An agency by its names. */
    record Agency(String code, String name, String shortName) {
        String called() {
            return shortName == null ? name : shortName;
        }
    }
}

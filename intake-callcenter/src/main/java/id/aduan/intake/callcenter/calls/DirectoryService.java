package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What routing-service, which keeps the directory of places, takes from the doors. */
@RegisterRestClient(configKey = "routing")
@OidcClientFilter
@Path("/internal/landmarks")
interface DirectoryService {
    /** Takes a landmark that a caller told of, until its administrator has checked it; the same name again changes nothing. */
    @POST
    Uni<Void> tell(ToldLandmark landmark);

    /**
     * @param latitude of the place, with its longitude; null where only the area is known
     * @param areaCode null beside a point
     */
    record ToldLandmark(String name, Double latitude, Double longitude, AreaCode areaCode) {
        @Override
        public String toString() {
            return "ToldLandmark";
        }
    }
}

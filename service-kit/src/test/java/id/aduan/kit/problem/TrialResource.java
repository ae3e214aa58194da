package id.aduan.kit.problem;

import id.aduan.kit.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

@Path("/")
public class TrialResource {
    public record Body(String name, int count) {}

    @GET
    @Path("api/v1/trial/supervised")
    @RolesAllowed(Roles.SUPERVISOR)
    public String supervised() {
        return "seen";
    }

    @GET
    @Path("kit/supervised")
    @RolesAllowed(Roles.SUPERVISOR)
    public String page() {
        return "seen";
    }

    @GET
    @Path("api/v1/trial/unannotated")
    public String unannotated() {
        return "never";
    }

    @POST
    @Path("api/v1/trial/body")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Body body(Body body) {
        return body;
    }

    @GET
    @Path("api/v1/trial/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret +6280000000009");
    }

    @GET
    @Path("api/v1/trial/passing")
    @PermitAll
    public String passing() {
        throw new IllegalStateException("secret", new Passing());
    }

    /** What a library of the service knows to pass. */
    static class Passing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Singleton
    static class KnowsPassing implements PassingFailures {
        @Override
        public boolean passes(Throwable failure) {
            return failure.getCause() instanceof Passing;
        }
    }

    @GET
    @Path("api/v1/trial/refused")
    @PermitAll
    public String refused() {
        throw new Refusal(
                Problem.of(503, "kafka-away", "Away", "Try again")
                        .withErrors(List.of(new Problem.FieldError("place.latitude", "nan", "no number"))),
                Duration.ofSeconds(7));
    }

    @GET
    @Path("kit/broken")
    @PermitAll
    public String brokenPage() {
        throw new IllegalStateException("secret");
    }
}

package id.aduan.cases.rest;

import id.aduan.cases.application.VerifyHistory;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells whether the histories of all cases are whole. */
@Path("/internal/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.AUDITOR})
@Tag(name = "History")
class HistoryVerificationResource {
    private final VerifyHistory verify;

    HistoryVerificationResource(VerifyHistory verify) {
        this.verify = verify;
    }

    @GET
    @Path("verification")
    @Operation(summary = "Reads every history anew and names those that are not whole")
    public Uni<VerifyHistory.Verdict> verify() {
        return verify.handle();
    }
}

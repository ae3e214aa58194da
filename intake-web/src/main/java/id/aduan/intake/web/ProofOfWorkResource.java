package id.aduan.intake.web;

import id.aduan.intake.ProofOfWork;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Puzzles for senders' devices. */
@Path("/api/v1/proof-of-work")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Complaints")
@PermitAll
class ProofOfWorkResource {
    private final ProofOfWork proofs;

    ProofOfWorkResource(ProofOfWork proofs) {
        this.proofs = proofs;
    }

    @GET
    @Operation(
            operationId = "requestPuzzle",
            summary = "A puzzle whose solution, sent as header Proof-Of-Work, keeps a report out of the stricter lane")
    @APIResponse(responseCode = "200", description = "An ALTCHA challenge")
    public ProofOfWork.Challenge challenge() {
        return proofs.challenge();
    }
}

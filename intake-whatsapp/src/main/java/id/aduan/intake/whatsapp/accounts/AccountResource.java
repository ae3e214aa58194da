package id.aduan.intake.whatsapp.accounts;

import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Our numbers for programs. */
@Path("/api/v1/whatsapp/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class AccountResource {
    private final AccountDesk desk;
    private final AtAccounts at;

    AccountResource(AccountDesk desk, AtAccounts at) {
        this.desk = desk;
        this.at = at;
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listWhatsAppAccounts",
            summary = "Our numbers, how WhatsApp says that they are, and their templates")
    public Uni<AccountView.ListView> list() {
        return desk.show().map(AccountView.ListView::of);
    }

    @POST
    @Path("{name}/resume")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "resumeWhatsAppAccount",
            summary = "Let a stopped number go on",
            description = "One message is tried first; when it is taken, the others follow. Who did it is kept.")
    @APIResponse(responseCode = "204", description = "It goes on")
    @APIResponse(responseCode = "404", description = "There is no such number")
    @APIResponse(responseCode = "409", description = "It is not stopped")
    public Uni<Void> resume(@RestPath String name) {
        return desk.resume(at.officer(), name).map(resumed -> {
            if (resumed != AccountDesk.Resumed.DONE) {
                throw new Refusal(at.problem(resumed));
            }
            return null;
        });
    }

    @POST
    @Path("templates")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "registerWhatsAppTemplates",
            summary = "Register our templates at Meta, those that are not there",
            description = "Nothing that is there is changed. Who did it is kept.")
    public Uni<AccountView.RegistrationView> register(
            @Parameter(description = "True to see only what would be done") @RestQuery @DefaultValue("false")
                    boolean dryRun) {
        return desk.register(at.officer(), dryRun).map(lines -> AccountView.RegistrationView.of(dryRun, lines));
    }
}

package id.aduan.intake.callcenter.calls;

import id.aduan.kit.security.Roles;
import id.aduan.kit.text.CleanText;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Numbers that are shown as blocked. */
@Path("/api/v1/calls/blocked-numbers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Blocked numbers")
class BlockedNumberResource {
    private static final int MAX_REASON = 200;

    private final BlockedNumbers blocked;
    private final AtConsole console;

    BlockedNumberResource(BlockedNumbers blocked, AtConsole console) {
        this.blocked = blocked;
        this.console = console;
    }

    /** What is to be blocked. */
    @Schema(name = "NumberToBlock")
    record BlockBody(
            @Schema(description = "The call whose number it is")
            String callId,

            @Schema(description = "Or the number itself", examples = "+6280000000101")
            String number,

            @Schema(examples = "Panggilan iseng berulang") String reason) {
        @Override
        public String toString() {
            return "BlockBody";
        }
    }

    @Schema(name = "BlockedNumbers")
    record ListView(List<CallView.BlockedView> items) {}

    @GET
    @Operation(operationId = "listBlockedNumbers", summary = "Numbers that are blocked now, the latest first")
    public Uni<ListView> list() {
        return blocked.now()
                .map(all ->
                        new ListView(all.stream().map(CallView.BlockedView::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "blockNumber",
            summary = "Block a number for 24 hours",
            description =
                    "Its calls ring as before and are shown as blocked. Who tells of an emergency is blocked no longer.")
    @APIResponseSchema(value = CallView.BlockedView.class, responseCode = "201", responseDescription = "It is blocked")
    @APIResponse(responseCode = "409", description = "From this number an emergency was told in the last 24 hours")
    @APIResponse(responseCode = "422", description = "The reason is missing, or there is no number")
    public Uni<Response> block(BlockBody body) {
        if (body == null) {
            throw new BadRequestException();
        }
        List<CallFault> faults = new ArrayList<>();
        String reason = CleanText.line(body.reason());
        if (reason == null || !CleanText.isReadable(reason)) {
            faults.add(new CallFault("reason", CallFault.Code.REQUIRED));
        } else if (reason.length() > MAX_REASON) {
            faults.add(new CallFault("reason", CallFault.Code.TOO_LONG));
        }
        String typed = CleanText.line(body.number());
        String number = typed == null ? null : PhoneNumbers.e164(typed).orElse(null);
        if (typed != null && number == null) {
            faults.add(new CallFault("number", CallFault.Code.INVALID_PHONE));
        }
        UUID callId = body.callId() == null || body.callId().isBlank() ? null : console.id(body.callId());
        if (typed == null && callId == null) {
            faults.add(new CallFault("number", CallFault.Code.REQUIRED));
        }
        if (!faults.isEmpty()) {
            throw console.invalid(faults);
        }
        return blocked.block(console.operator(), callId, number, reason)
                .map(one -> Response.status(Response.Status.CREATED)
                        .entity(CallView.BlockedView.of(one))
                        .build())
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(operationId = "unblockNumber", summary = "Unblock a number")
    @APIResponse(responseCode = "204", description = "It is not blocked")
    @APIResponse(responseCode = "404", description = "It is not blocked any more")
    public Uni<Void> unblock(@RestPath String id) {
        return blocked.lift(console.operator(), console.id(id))
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }
}

package id.aduan.intake.callcenter.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.intake.callcenter.calls.Caller;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of callers who are to be told something, for programs. */
@Path("/api/v1/calls/callbacks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Call-backs")
class CallBackResource {
    private static final int PAGE = 100;

    private final CallBackDesk desk;
    private final AtCallBacks at;

    CallBackResource(CallBackDesk desk, AtCallBacks at) {
        this.desk = desk;
        this.at = at;
    }

    /** What came of a try. */
    @Schema(name = "CallBackResult")
    record ResultBody(
            @Schema(required = true, description = "TRY_AGAIN for the last time is UNREACHABLE")
            CallBack.Result result,

            @Schema(maxLength = CallBackDesk.LONGEST_NOTE, examples = "Diangkat anaknya, ditelepon lagi sore")
            String note) {
        @Override
        public String toString() {
            return "ResultBody[" + result + "]";
        }
    }

    /** Who it is; what he has not told is missing. */
    @Schema(name = "RevealedCaller")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RevealedView(
            @Schema(examples = "Warga Rekaan") String name,

            @Schema(examples = "+6280000000112") String phone,

            @Schema(examples = "warga@example.org") String email) {
        static RevealedView of(Caller caller) {
            return new RevealedView(caller.name(), caller.reachedAt(), caller.email());
        }

        @Override
        public String toString() {
            return "RevealedView";
        }
    }

    @GET
    @Operation(
            operationId = "listCallBacks",
            summary = "Callers who are to be told something, one line for each person and report")
    public Uni<CallBackView.ListView> list(@RestQuery @DefaultValue("0") int offset) {
        return desk.list(requireOffset(offset), PAGE).map(CallBackView.ListView::of);
    }

    static int requireOffset(int offset) {
        if (offset < 0) {
            throw new BadRequestException();
        }
        return offset;
    }

    @POST
    @Path("{id}/reveal")
    @Operation(
            operationId = "revealCallBack",
            summary = "Who it is and how he is reached",
            description = "Who asked is kept, and others see that he is being called.")
    @APIResponseSchema(value = RevealedView.class, responseCode = "200", responseDescription = "The caller")
    @APIResponse(responseCode = "404", description = "There is no such call-back")
    @APIResponse(responseCode = "409", description = "It is settled")
    public Uni<RevealedView> reveal(@RestPath String id) {
        return desk.reveal(at.operator(), at.id(id))
                .map(RevealedView::of)
                .onFailure(CallBackRefused.class)
                .transform(at::refusal);
    }

    @POST
    @Path("{id}/result")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "settleCallBack",
            summary = "What came of a try",
            description = "Settles all that waits for this person about this report.")
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(responseCode = "404", description = "There is no such call-back")
    @APIResponse(responseCode = "409", description = "It is settled already")
    @APIResponse(responseCode = "422", description = "The note is too long")
    public Uni<Void> result(@RestPath String id, ResultBody body) {
        if (body == null || body.result() == null) {
            throw new BadRequestException();
        }
        return desk.result(at.operator(), at.id(id), body.result(), body.note())
                .onFailure(CallBackRefused.class)
                .transform(at::refusal);
    }
}

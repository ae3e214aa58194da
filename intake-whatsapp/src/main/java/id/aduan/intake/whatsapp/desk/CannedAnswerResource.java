package id.aduan.intake.whatsapp.desk;

import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The canned answers of the desk. */
@Path("/api/v1/whatsapp/canned-answers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR})
@Tag(name = "Conversations")
class CannedAnswerResource {
    private final CannedAnswers answers;
    private final AtDesk atDesk;

    CannedAnswerResource(CannedAnswers answers, AtDesk atDesk) {
        this.answers = answers;
        this.atDesk = atDesk;
    }

    /** A canned answer in three languages. */
    @Schema(name = "CannedAnswer")
    record CannedAnswerView(
            @Schema(examples = "minta-foto") String key,
            @Schema(examples = "Minta foto") String label,
            String id,
            String su,
            String en) {
        static CannedAnswerView of(CannedAnswer answer) {
            return new CannedAnswerView(
                    answer.id(), answer.label(), answer.indonesian(), answer.sundanese(), answer.english());
        }
    }

    @Schema(name = "CannedAnswers")
    record ListView(List<CannedAnswerView> items) {}

    @GET
    @Operation(operationId = "listCannedAnswers", summary = "The sentences that officers use often")
    public Uni<ListView> list() {
        return answers.all()
                .map(all -> new ListView(all.stream().map(CannedAnswerView::of).toList()));
    }

    @PUT
    @Path("{key}")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(operationId = "putCannedAnswer", summary = "Change a canned answer, or add one")
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(responseCode = "422", description = "A language is missing or too long")
    public Uni<Void> put(@RestPath String key, CannedAnswerView body) {
        if (body == null) {
            throw new BadRequestException();
        }
        try {
            return answers.put(CannedAnswer.of(key, body.label(), body.id(), body.su(), body.en()), atDesk.officer());
        } catch (Refused e) {
            throw atDesk.refusal(e);
        }
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(operationId = "removeCannedAnswer", summary = "Take a canned answer away")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such answer")
    public Uni<Void> remove(@RestPath String key) {
        return answers.remove(key, atDesk.officer()).onFailure(Refused.class).transform(atDesk::refusal);
    }
}

package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.Language;
import id.aduan.kit.security.Roles;
import id.aduan.knowledge.Knowledge;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The answer library at hand. What is asked comes in a body: it is typed as the caller says it. */
@Path("/api/v1/calls/answers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Answers")
class AnswerResource {
    private static final int MOST = 6;
    private static final int LONGEST = 300;

    private final Knowledge knowledge;

    AnswerResource(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** An entry of the library, in the caller's language where it has one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LibraryAnswer")
    record AnswerView(String answerId, String question, String text, AgencyCode agency) {
        static AnswerView of(AnswerPublished answer, String tag) {
            String indonesian = Language.INDONESIAN.tag();
            List<String> questions =
                    answer.questions().getOrDefault(tag, answer.questions().get(indonesian));
            return new AnswerView(
                    answer.answerId(),
                    questions.isEmpty() ? answer.answerId() : questions.get(0),
                    answer.answers().getOrDefault(tag, answer.answers().get(indonesian)),
                    answer.agency());
        }
    }

    @Schema(name = "LibraryAnswers")
    record AnswersView(List<AnswerView> items) {}

    @Schema(name = "QuestionOfCall")
    record QuestionBody(
            @Schema(description = "What is asked, in a few words")
            String q,

            @Schema(description = "id, su or en; id when it is missing")
            String language) {
        @Override
        public String toString() {
            return "QuestionBody";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchAnswers",
            summary = "Answers of the library for what is asked, the likeliest first",
            description = "Changes nothing.")
    public AnswersView search(QuestionBody question) {
        if (question == null) {
            throw new BadRequestException();
        }
        String asked = question.q() == null
                ? ""
                : question.q().substring(0, Math.min(question.q().length(), LONGEST));
        String tag = question.language() == null || question.language().isBlank()
                ? Language.INDONESIAN.tag()
                : question.language();
        return new AnswersView(knowledge.now().answers().search(asked, MOST).stream()
                .map(answer -> AnswerView.of(answer, tag))
                .toList());
    }
}

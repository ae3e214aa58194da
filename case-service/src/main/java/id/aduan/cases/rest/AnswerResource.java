package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AnswerLibrary;
import id.aduan.cases.application.AnswerLibrary.Draft;
import id.aduan.cases.application.AnswerLibrary.Shown;
import id.aduan.cases.application.CaseVersion;
import id.aduan.cases.rest.CaseBodies.AgencyBody;
import id.aduan.contracts.Language;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answer library for programs of the staff. */
@Path("/api/v1/answers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Answer library")
class AnswerResource {
    private static final String KEY = "The key of the answer";
    private static final String VERSION = "The ETag of the answer as it was read; \"0\" for a new one";

    private final AnswerLibrary library;
    private final AgencyNames agencies;
    private final Viewers viewers;

    AnswerResource(AnswerLibrary library, AgencyNames agencies, Viewers viewers) {
        this.library = library;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    /**
     * @param given how often a door has answered a report with it
     * @param disputed how many of these reporters said that it was no answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            String id,
            long version,
            Map<String, List<String>> questions,
            Map<String, String> answers,
            AgencyBody agency,
            boolean withdrawn,
            Instant updatedAt,
            long given,
            long disputed) {
        static AnswerBody of(Shown shown, Directory directory) {
            var entry = shown.entry();
            Map<String, List<String>> questions = new TreeMap<>();
            entry.questions().forEach((language, asked) -> questions.put(language.tag(), asked));
            Map<String, String> answers = new TreeMap<>();
            entry.answers().forEach((Language language, String answer) -> answers.put(language.tag(), answer));
            return new AnswerBody(
                    entry.id(),
                    entry.version(),
                    questions,
                    answers,
                    AgencyBody.of(entry.agency(), directory),
                    entry.withdrawn(),
                    entry.updatedAt(),
                    shown.use().given(),
                    shown.use().disputed());
        }
    }

    record AnswerList(List<AnswerBody> answers) {}

    /**
     * @param questions by language (id, su, en), Indonesian at least
     * @param answers by language (id, su, en), Indonesian at least
     * @param agency the code of the agency that answers for it, or absent
     */
    record AnswerRequest(
            @Schema(required = true) Map<String, List<String>> questions,
            @Schema(required = true) Map<String, String> answers,
            @Schema(examples = "disdukcapil") String agency) {}

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.TRIAGE_OFFICER,
        Roles.AGENCY_OFFICER,
        Roles.VERIFIER,
        Roles.SUPERVISOR,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    })
    @Operation(operationId = "listAnswers", summary = "All answers of the library, also those that are withdrawn")
    public Uni<AnswerList> list() {
        return library.list().chain(all -> agencies.directory()
                .map(directory -> new AnswerList(all.stream()
                        .map(shown -> AnswerBody.of(shown, directory))
                        .toList())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.TRIAGE_OFFICER,
        Roles.AGENCY_OFFICER,
        Roles.VERIFIER,
        Roles.SUPERVISOR,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    })
    @Operation(operationId = "showAnswer", summary = "One answer; its ETag is needed for every change")
    public Uni<RestResponse<AnswerBody>> show(
            @Parameter(description = KEY) @RestPath String id, RoutingContext request) {
        return CaseProblems.refusing(request, library.show(id).chain(this::answer));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "writeAnswer",
            summary = "Writes an answer or its next version, and publishes it to all doors",
            description = "One that was withdrawn is given again.")
    public Uni<RestResponse<AnswerBody>> write(
            @Parameter(description = KEY) @RestPath String id,
            @Parameter(description = VERSION) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            AnswerRequest body,
            RoutingContext request) {
        CaseVersion seen = version(ifMatch, request);
        AnswerRequest sent = body == null ? new AnswerRequest(null, null, null) : body;
        Inputs inputs = new Inputs(CaseProblems.words(request));
        AnswerInputs reader = new AnswerInputs(inputs, CaseProblems.answerWords(request), CaseProblems.words(request));
        String key = reader.key(id);
        Draft draft = reader.draft(sent.questions(), sent.answers(), sent.agency());
        inputs.check();
        return CaseProblems.refusing(
                request,
                library.write(key, seen.number(), draft, viewers.subject()).chain(this::answer));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(operationId = "withdrawAnswer", summary = "Doors stop giving the answer")
    public Uni<RestResponse<AnswerBody>> withdraw(
            @Parameter(description = KEY) @RestPath String id,
            @Parameter(description = VERSION) @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            RoutingContext request) {
        CaseVersion seen = version(ifMatch, request);
        return CaseProblems.refusing(
                request, library.withdraw(id, seen.number(), viewers.subject()).chain(this::answer));
    }

    private Uni<RestResponse<AnswerBody>> answer(Shown shown) {
        return agencies.directory().map(directory -> ResponseBuilder.ok(AnswerBody.of(shown, directory))
                .header(HttpHeaders.ETAG, new CaseVersion(shown.entry().version()).entityTag())
                .build());
    }

    private static CaseVersion version(String ifMatch, RoutingContext request) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw CaseProblems.versionRequired(CaseProblems.words(request));
        }
        return CaseVersion.parse(ifMatch).orElseThrow(() -> CaseProblems.versionUnknown(CaseProblems.words(request)));
    }
}

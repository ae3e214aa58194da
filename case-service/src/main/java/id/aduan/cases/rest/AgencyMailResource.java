package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyMails.Message;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.ManageMail;
import id.aduan.cases.application.ManageMail.Shown;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.MailState;
import id.aduan.cases.rest.CaseBodies.AgencyBody;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How agencies hear of new cases by e-mail; an officer for his own agency, an administrator for each. */
@Path("/api/v1/agencies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_OFFICER, Roles.ADMINISTRATOR})
@Tag(name = "Mail to agencies")
class AgencyMailResource {
    private static final String CODE = "The code of the agency";

    private final ManageMail manage;
    private final AgencyNames agencies;
    private final Viewers viewers;

    AgencyMailResource(ManageMail manage, AgencyNames agencies, Viewers viewers) {
        this.manage = manage;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    /** A mail and what became of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgencyMailMessage")
    record MessageBody(
            String messageId,
            String subject,
            MailState state,
            int attempts,
            Instant createdAt,
            Instant sentAt,
            Instant nextTry,
            String error) {
        static MessageBody of(Message message) {
            return new MessageBody(
                    message.messageId(),
                    message.subject(),
                    message.state(),
                    message.attempts(),
                    message.createdAt(),
                    message.sentAt(),
                    message.state() == MailState.WAITING ? message.nextTry() : null,
                    message.error());
        }
    }

    /**
     * @param enabled false while there is no mail server, so that nothing is sent
     * @param updatedAt absent while nothing was chosen
     * @param latest the last mails, the latest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgencyMail")
    record MailBody(
            AgencyBody agency,
            MailMode mode,
            Language language,
            List<String> addresses,
            boolean enabled,
            Instant updatedAt,
            List<MessageBody> latest) {
        static MailBody of(Shown shown, Directory directory) {
            var choice = shown.choice();
            return new MailBody(
                    AgencyBody.of(choice.agency(), directory),
                    choice.mode(),
                    choice.language(),
                    choice.addresses(),
                    shown.server() != null,
                    choice.updatedAt(),
                    shown.latest().stream().map(MessageBody::of).toList());
        }
    }

    /**
     * @param mode EACH, DIGEST or NONE
     * @param language id, su or en; Indonesian when absent
     * @param addresses of the office, at most ten
     */
    @Schema(name = "AgencyMailRequest")
    record MailRequest(
            @Schema(
                    required = true,
                    enumeration = {"EACH", "DIGEST", "NONE"})
            String mode,

            @Schema(examples = "id") String language,
            List<String> addresses) {}

    @GET
    @Path("{code}/mail")
    @Operation(operationId = "showAgencyMail", summary = "How an agency hears of new cases, and its last mails")
    public Uni<MailBody> show(@Parameter(description = CODE) @RestPath String code, RoutingContext request) {
        return known(code, request, (agency, directory) -> viewers.current()
                .chain(viewer -> manage.show(viewer, agency))
                .map(shown -> MailBody.of(shown, directory)));
    }

    @PUT
    @Path("{code}/mail")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chooseAgencyMail",
            summary = "Each new case at once, all of a day together on working days in the morning, or none")
    public Uni<MailBody> choose(
            @Parameter(description = CODE) @RestPath String code, MailRequest body, RoutingContext request) {
        MailRequest sent = body == null ? new MailRequest(null, null, null) : body;
        var chosen = new MailInputs(new Inputs(CaseProblems.words(request)), CaseProblems.mailWords(request))
                .read(sent.mode(), sent.language(), sent.addresses());
        return known(code, request, (agency, directory) -> viewers.current()
                .chain(viewer -> manage.choose(viewer, agency, chosen.mode(), chosen.language(), chosen.addresses()))
                .map(shown -> MailBody.of(shown, directory)));
    }

    private <T> Uni<T> known(String code, RoutingContext request, BiFunction<AgencyCode, Directory, Uni<T>> work) {
        AgencyCode agency;
        try {
            agency = new AgencyCode(code);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
        return CaseProblems.refusing(request, agencies.directory().chain(directory -> {
            if (!directory.knows(agency)) {
                throw new NotFoundException();
            }
            return work.apply(agency, directory);
        }));
    }
}

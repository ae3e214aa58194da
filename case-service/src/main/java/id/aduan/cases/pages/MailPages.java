package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyMails.Message;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.ManageMail;
import id.aduan.cases.application.ManageMail.Shown;
import id.aduan.cases.application.Viewer;
import id.aduan.cases.domain.MailMode;
import id.aduan.cases.domain.MailState;
import id.aduan.cases.rest.CaseProblems;
import id.aduan.cases.rest.Inputs;
import id.aduan.cases.rest.MailInputs;
import id.aduan.cases.rest.Viewers;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The page on which an agency chooses how it hears of new cases, and sees what was sent. It needs no script. */
@Path("/cases/mail")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AGENCY_OFFICER, Roles.ADMINISTRATOR})
class MailPages {
    private final ManageMail manage;
    private final AgencyNames agencies;
    private final Viewers viewers;

    MailPages(ManageMail manage, AgencyNames agencies, Viewers viewers) {
        this.manage = manage;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mail(MailPage page);
    }

    /**
     * @param nextTry set while it waits
     * @param error why the last try failed, or null
     */
    record Row(String subject, MailState state, String tone, String at, int attempts, String nextTry, String error) {
        static Row of(Message message, Language language) {
            return new Row(
                    message.subject(),
                    message.state(),
                    switch (message.state()) {
                        case WAITING -> message.error() == null ? "info" : "warn";
                        case SENT -> "good";
                        case FAILED -> "bad";
                    },
                    Look.moment(message.sentAt() == null ? message.createdAt() : message.sentAt(), language),
                    message.attempts(),
                    message.state() == MailState.WAITING ? Look.moment(message.nextTry(), language) : null,
                    message.error());
        }
    }

    /**
     * @param agencies those to choose from, for an administrator; else empty
     * @param code the agency that is shown, or null
     * @param server the mail server, or null while there is none
     */
    record MailPage(
            Language language,
            List<AgencySnapshot> agencies,
            String code,
            String agency,
            String server,
            MailMode mode,
            Language mailLanguage,
            String addresses,
            List<Row> rows,
            List<String> troubles,
            boolean done,
            boolean noAgency) {
        /** The address of this page in another language. */
        public String inLanguage(String tag) {
            return "/cases/mail?" + (code == null ? "" : "agency=" + code + "&") + "lang=" + tag;
        }

        public List<MailMode> modes() {
            return List.of(MailMode.values());
        }

        public List<Language> languages() {
            return List.of(Language.values());
        }

        public int mostAddresses() {
            return ManageMail.MOST_ADDRESSES;
        }
    }

    @GET
    public Uni<Response> show(@RestQuery String agency, @RestQuery String done, RoutingContext request) {
        return viewers.current().chain(viewer -> {
            AgencyCode code = agency == null || agency.isBlank() ? viewer.agency() : code(agency);
            return CaseProblems.refusing(
                    request,
                    code == null
                            ? page(200, viewer, null, null, List.of(), false, request)
                            : manage.show(viewer, code)
                                    .chain(shown -> page(200, viewer, shown, null, List.of(), done != null, request)));
        });
    }

    @POST
    @Path("{agency}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> choose(
            @RestPath String agency,
            @RestForm String mode,
            @RestForm String language,
            @RestForm String addresses,
            RoutingContext request) {
        AgencyCode code = code(agency);
        List<String> typed = addresses == null ? List.of() : addresses.lines().toList();
        return viewers.current().chain(viewer -> CaseProblems.refusing(
                        request, agencies.directory().chain(directory -> {
                            if (!directory.knows(code)) {
                                throw new NotFoundException();
                            }
                            var chosen = new MailInputs(
                                            new Inputs(CaseProblems.words(request)), CaseProblems.mailWords(request))
                                    .read(mode, language, typed);
                            return manage.choose(viewer, code, chosen.mode(), chosen.language(), chosen.addresses());
                        }))
                .map(shown -> Response.seeOther(URI.create("/cases/mail?agency=" + code + "&done=1"))
                        .build())
                .onFailure(failure ->
                        failure instanceof Refusal refusal && refusal.problem().status() == 400)
                .recoverWithUni(failure -> CaseProblems.refusing(
                        request,
                        Uni.createFrom()
                                .deferred(() -> manage.show(viewer, code)) // of an agency that is not his it throws
                                .chain(shown -> page(
                                        400, viewer, shown, addresses, messages((Refusal) failure), false, request)))));
    }

    private static List<String> messages(Refusal refusal) {
        return refusal.problem().members().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> ((FieldError) error).message())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** @param typed the addresses that were just refused, or null */
    private Uni<Response> page(
            int status,
            Viewer viewer,
            Shown shown,
            String typed,
            List<String> troubles,
            boolean done,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        boolean all = viewer.roles().contains(Roles.ADMINISTRATOR);
        return agencies.directory()
                .chain(directory -> Look.render(
                        status,
                        Templates.mail(new MailPage(
                                language,
                                all ? directory.inOrder() : List.of(),
                                shown == null ? null : shown.choice().agency().value(),
                                shown == null
                                        ? null
                                        : directory.name(shown.choice().agency()),
                                shown == null ? null : shown.server(),
                                shown == null ? null : shown.choice().mode(),
                                shown == null ? null : shown.choice().language(),
                                typed != null || shown == null
                                        ? typed
                                        : String.join("\n", shown.choice().addresses()),
                                shown == null
                                        ? List.of()
                                        : shown.latest().stream()
                                                .map(message -> Row.of(message, language))
                                                .toList(),
                                troubles,
                                done,
                                shown == null && !all)),
                        request));
    }

    private static AgencyCode code(String typed) {
        try {
            return new AgencyCode(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}

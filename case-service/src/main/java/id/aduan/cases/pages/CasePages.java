package id.aduan.cases.pages;

import id.aduan.cases.application.ActOnCase;
import id.aduan.cases.application.ActOnCase.Act;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.CaseFilter;
import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.application.CaseVersion;
import id.aduan.cases.application.CaseView;
import id.aduan.cases.application.ListCases;
import id.aduan.cases.application.Persons;
import id.aduan.cases.application.Scope;
import id.aduan.cases.application.Search;
import id.aduan.cases.application.ShowCase;
import id.aduan.cases.application.Time;
import id.aduan.cases.application.Viewer;
import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.rest.CaseFiles;
import id.aduan.cases.rest.CaseProblems;
import id.aduan.cases.rest.Cursor;
import id.aduan.cases.rest.Inputs;
import id.aduan.cases.rest.Viewers;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.sealing.Contact;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The pages on which the staff work on cases. They need no script. */
@Path("/cases")
@Produces(MediaType.TEXT_HTML)
class CasePages {
    private static final int ROWS = 25;
    private static final String REVEAL = "reveal";

    private final ListCases lists;
    private final ShowCase show;
    private final ActOnCase acts;
    private final Persons persons;
    private final AgencyNames agencies;
    private final AreaNames areas;
    private final Viewers viewers;
    private final CaseFiles files;
    private final Clock clock;

    CasePages(
            ListCases lists,
            ShowCase show,
            ActOnCase acts,
            Persons persons,
            AgencyNames agencies,
            AreaNames areas,
            Viewers viewers,
            CaseFiles files,
            Clock clock) {
        this.lists = lists;
        this.show = show;
        this.acts = acts;
        this.persons = persons;
        this.agencies = agencies;
        this.areas = areas;
        this.viewers = viewers;
        this.files = files;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage page);

        static native TemplateInstance file(CaseModel page);
    }

    @GET
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR})
    public Uni<Response> list(
            @RestQuery String q,
            @RestQuery String group,
            @RestQuery String kind,
            @RestQuery String channel,
            @RestQuery String agency,
            @RestQuery String sort,
            @RestQuery String cursor,
            @RestQuery String done,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        Inputs inputs = new Inputs(CaseProblems.words(language));
        Cursor from = inputs.optionalCode("cursor", cursor, Cursor::decode);
        Order order = "receivedAt".equals(sort) ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
        ListPage.Asked asked = new ListPage.Asked(
                inputs.optionalText("q", q),
                inputs.optionalOneOf("group", group, StatusGroup.class),
                inputs.optionalOneOf("kind", kind, ComplaintKind.class),
                inputs.optionalOneOf("channel", channel, Channel.class),
                inputs.optionalCode("agency", agency, AgencyCode::new),
                order,
                from != null);
        inputs.check();
        return viewers.current().chain(viewer -> agencies.directory().chain(directory -> {
            Scope scope = viewer.scope();
            CaseFilter filter = new CaseFilter(
                    Set.of(),
                    asked.group() == null ? Set.of() : Set.of(asked.group()),
                    asked.agency(),
                    asked.kind(),
                    asked.channel(),
                    null,
                    Search.of(asked.q(), directory));
            return lists.handle(
                            viewer, filter, order, from == null || from.order() != order ? null : from.position(), ROWS)
                    .chain(page -> Look.render(
                            200,
                            Templates.list(ListPage.of(
                                    page,
                                    asked,
                                    scope.all() || scope.open(),
                                    scope.isEmpty(),
                                    done != null,
                                    directory,
                                    areas,
                                    language)),
                            request));
        }));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    public Uni<Response> file(@RestPath ComplaintId id, @RestQuery String done, RoutingContext request) {
        return CaseProblems.refusing(
                request, viewers.current().chain(viewer -> page(200, viewer, id, null, null, done != null, request)));
    }

    @GET
    @Path("{id}/attachments/{sha256}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    public Uni<Response> attachment(@RestPath ComplaintId id, @RestPath String sha256, RoutingContext request) {
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> show.attachment(viewer, id, sha256))
                        .chain(files::serve));
    }

    /** Every form of the case page is sent here; the last part of the path says which. */
    @POST
    @Path("{id}/{act}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR})
    public Uni<Response> act(
            @RestPath ComplaintId id,
            @RestPath String act,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String version,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String reason,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String suggestion,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String until,
            @RestForm("photo") List<FileUpload> photos,
            RoutingContext request) {
        Form form = new Form(act, version, text, reason, suggestion, until, photos);
        return CaseProblems.refusing(request, viewers.current().chain(viewer -> CaseProblems.refusing(
                        request, show.handle(viewer, id).chain(shown -> work(viewer, id, form, request)))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> again(viewer, id, form, refusal.problem(), request))));
    }

    private record Form(
            String act,
            String version,
            String text,
            String reason,
            String suggestion,
            String until,
            List<FileUpload> photos) {
        @Override
        public String toString() {
            return "Form[" + act + "]";
        }
    }

    private Uni<Response> work(Viewer viewer, ComplaintId id, Form form, RoutingContext request) {
        CaseWords words = CaseProblems.words(request);
        Inputs inputs = new Inputs(words);
        if (form.act().equals(REVEAL)) {
            String reason = inputs.text("reason", form.text());
            inputs.check();
            return persons.reveal(viewer, id, reason)
                    .chain(contact -> page(200, viewer, id, contact.orElse(null), null, false, request));
        }
        CaseVersion seen = inputs.code("version", form.version(), typed -> new CaseVersion(Long.parseLong(typed)));
        Act act = act(form, inputs);
        files.checkNumber(form.photos(), inputs, words);
        inputs.check();
        return acts.check(viewer, id, seen, act)
                .chain(() -> files.store(id, form.photos()))
                .chain(stored -> acts.handle(viewer, id, seen, withPhotos(act, stored)))
                .map(view -> Response.seeOther(URI.create(
                                viewer.scope().includes(view.subject()) ? "/cases/" + id + "?done=1" : "/cases?done=1"))
                        .build());
    }

    private Act act(Form form, Inputs inputs) {
        return switch (form.act()) {
            case "acceptance" -> new ActOnCase.Accept();
            case "answers" -> new ActOnCase.Answer(LineContent.ofText(inputs.text("text", form.text())));
            case "return" ->
                new ActOnCase.GiveBack(
                        inputs.oneOf("reason", form.reason(), ReturnReason.class),
                        inputs.optionalCode("suggestion", form.suggestion(), AgencyCode::new),
                        inputs.optionalText("text", form.text()));
            case "postponement" ->
                new ActOnCase.Postpone(
                        inputs.dayAhead("until", form.until(), LocalDate.ofInstant(clock.instant(), Time.WIB)),
                        inputs.text("text", form.text()));
            case "resumption" -> new ActOnCase.Resume();
            case "inability" ->
                new ActOnCase.DeclareUnable(
                        inputs.oneOf("reason", form.reason(), InabilityReason.class), inputs.text("text", form.text()));
            case "closure" -> new ActOnCase.Close(LineContent.ofText(inputs.text("text", form.text())));
            case "dispute" -> new ActOnCase.Dispute(inputs.text("text", form.text()));
            case "archiving" ->
                new ActOnCase.Archive(
                        inputs.oneOf("reason", form.reason(), ArchiveReason.class),
                        inputs.optionalText("text", form.text()));
            default -> throw new NotFoundException();
        };
    }

    private static Act withPhotos(Act act, List<id.aduan.contracts.Attachment> photos) {
        if (act instanceof ActOnCase.Answer answer) {
            return new ActOnCase.Answer(LineContent.of(answer.words().text(), photos));
        }
        if (act instanceof ActOnCase.Close close) {
            return new ActOnCase.Close(LineContent.of(close.proof().text(), photos));
        }
        return act;
    }

    /** The page once more, with what was wrong and what had been typed. */
    private Uni<Response> again(Viewer viewer, ComplaintId id, Form form, Problem problem, RoutingContext request) {
        List<String> messages = problem.members().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> ((FieldError) error).message())
                        .distinct()
                        .toList()
                : List.of();
        CaseModel.Trouble trouble = new CaseModel.Trouble(
                form.act(), problem.title(), problem.detail(), messages, form.text(), problem.status() == 412);
        return page(problem.status(), viewer, id, null, trouble, false, request);
    }

    private Uni<Response> page(
            int status,
            Viewer viewer,
            ComplaintId id,
            Contact revealed,
            CaseModel.Trouble trouble,
            boolean done,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return show.handle(viewer, id).chain(view -> agencies.directory()
                .chain(directory -> Look.render(
                        status,
                        Templates.file(CaseModel.of(
                                view,
                                directory,
                                areas,
                                emergency(view, viewer, directory, language),
                                language,
                                revealed,
                                trouble,
                                done)),
                        request)));
    }

    private EmergencyRow emergency(CaseView view, Viewer viewer, Directory directory, Language language) {
        return view.subject().facts().isEmergency()
                ? EmergencyRow.of(
                        view.subject(),
                        view.report().orElse(null),
                        viewer,
                        directory,
                        areas,
                        CaseProblems.emergencyWords(language))
                : null;
    }
}

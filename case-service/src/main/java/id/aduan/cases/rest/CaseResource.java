package id.aduan.cases.rest;

import id.aduan.cases.application.ActOnCase;
import id.aduan.cases.application.ActOnCase.Act;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.CaseFilter;
import id.aduan.cases.application.CaseLists.Order;
import id.aduan.cases.application.CaseVersion;
import id.aduan.cases.application.CaseView;
import id.aduan.cases.application.ListCases;
import id.aduan.cases.application.Persons;
import id.aduan.cases.application.Search;
import id.aduan.cases.application.ShowCase;
import id.aduan.cases.application.TellProgress;
import id.aduan.cases.application.TellProgress.Step;
import id.aduan.cases.application.Time;
import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.StatusGroup;
import id.aduan.cases.rest.CaseBodies.CaseBody;
import id.aduan.cases.rest.CaseBodies.CaseItem;
import id.aduan.cases.rest.CaseBodies.CasePage;
import id.aduan.cases.rest.CaseBodies.Counts;
import id.aduan.cases.rest.CaseBodies.MilestoneRequest;
import id.aduan.cases.rest.CaseBodies.MilestonesBody;
import id.aduan.cases.rest.CaseBodies.PostponementRequest;
import id.aduan.cases.rest.CaseBodies.ReasonRequest;
import id.aduan.cases.rest.CaseBodies.ReturnRequest;
import id.aduan.cases.rest.CaseBodies.RevealRequest;
import id.aduan.cases.rest.CaseBodies.TextRequest;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Cases for the staff and their programs. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
class CaseResource {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST = 100;

    private final ListCases lists;
    private final ShowCase show;
    private final ActOnCase acts;
    private final TellProgress progress;
    private final Persons persons;
    private final AgencyNames agencies;
    private final Viewers viewers;
    private final CaseFiles files;
    private final Clock clock;

    CaseResource(
            ListCases lists,
            ShowCase show,
            ActOnCase acts,
            TellProgress progress,
            Persons persons,
            AgencyNames agencies,
            Viewers viewers,
            CaseFiles files,
            Clock clock) {
        this.lists = lists;
        this.show = show;
        this.acts = acts;
        this.progress = progress;
        this.persons = persons;
        this.agencies = agencies;
        this.viewers = viewers;
        this.files = files;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(
            operationId = "listCases",
            summary = "Cases that the caller may see, a page at a time, with counts that add up",
            description =
                    "An officer sees the cases of his agency, others see all. The counts are of the whole list: the groups add up to the total. They are left out when words are looked for that are in more than 1,000 reports.")
    public Uni<CasePage> list(
            @RestQuery List<String> status,
            @RestQuery List<String> group,
            @RestQuery String agency,
            @RestQuery String kind,
            @RestQuery String channel,
            @RestQuery String area,
            @RestQuery String q,
            @RestQuery String sort,
            @RestQuery String cursor,
            @RestQuery Integer limit,
            RoutingContext request) {
        Inputs inputs = new Inputs(CaseProblems.words(request));
        var statuses = inputs.allOf("status", status, CaseStatus.class);
        var groups = inputs.allOf("group", group, StatusGroup.class);
        AgencyCode agencyCode = inputs.optionalCode("agency", agency, AgencyCode::new);
        ComplaintKind complaintKind = inputs.optionalOneOf("kind", kind, ComplaintKind.class);
        Channel door = inputs.optionalOneOf("channel", channel, Channel.class);
        AreaCode areaCode = inputs.optionalCode("area", area, AreaCode::new);
        Order order = inputs.optionalCode("sort", sort, CaseResource::order);
        Cursor from = inputs.optionalCode("cursor", cursor, Cursor::decode);
        if (limit != null && (limit < 1 || limit > MOST)) {
            inputs.refuse("limit", "OUT_OF_RANGE", CaseProblems.words(request).limitOutOfRange(MOST));
        }
        inputs.check();
        Order asked = order == null ? Order.NEWEST_FIRST : order;
        if (from != null && from.order() != asked) {
            inputs.refuse("cursor", "OTHER_ORDER", CaseProblems.words(request).malformed());
            inputs.check();
        }
        return viewers.current().chain(viewer -> agencies.directory().chain(directory -> {
            CaseFilter filter = new CaseFilter(
                    statuses, groups, agencyCode, complaintKind, door, areaCode, Search.of(q, directory));
            return lists.handle(
                            viewer,
                            filter,
                            asked,
                            from == null ? null : from.position(),
                            limit == null ? DEFAULT_LIMIT : limit)
                    .map(page -> new CasePage(
                            page.cases().stream()
                                    .map(listed -> CaseItem.of(listed, directory))
                                    .toList(),
                            page.next() == null ? null : new Cursor(asked, page.next()).encode(),
                            Counts.of(page.numbers())));
        }));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(operationId = "showCase", summary = "One case; its ETag is needed for every change")
    public Uni<RestResponse<CaseBody>> get(@RestPath ComplaintId id, RoutingContext request) {
        return CaseProblems.refusing(
                request,
                viewers.current().chain(viewer -> show.handle(viewer, id)).chain(this::answer));
    }

    @GET
    @Path("{id}/attachments/{sha256}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(operationId = "showCaseFile", summary = "A file of a case")
    public Uni<Response> attachment(@RestPath ComplaintId id, @RestPath String sha256, RoutingContext request) {
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> show.attachment(viewer, id, sha256))
                        .chain(files::serve));
    }

    @POST
    @Path("{id}/acceptance")
    @RolesAllowed(Roles.AGENCY_OFFICER)
    @Operation(operationId = "acceptCase", summary = "The agency takes the case up")
    public Uni<RestResponse<CaseBody>> accept(
            @RestPath ComplaintId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, RoutingContext request) {
        return act(id, ifMatch, request, inputs -> new ActOnCase.Accept());
    }

    @POST
    @Path("{id}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_OFFICER)
    @Operation(
            operationId = "answerCase",
            summary = "The agency answers the reporter",
            description =
                    "As multipart with photos: part text and at most four parts photo, JPEG, PNG or WebP of 8 MB.")
    public Uni<RestResponse<CaseBody>> answer(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TextRequest body,
            RoutingContext request) {
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.Answer(
                        LineContent.ofText(inputs.text("text", body == null ? null : body.text()))));
    }

    @POST
    @Path("{id}/answers")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.AGENCY_OFFICER)
    @Operation(operationId = "answerCaseWithPhotos", summary = "The agency answers the reporter, with photos")
    public Uni<RestResponse<CaseBody>> answerWithPhotos(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text,
            @RestForm("photo") List<FileUpload> photos,
            RoutingContext request) {
        return actWithPhotos(id, ifMatch, text, photos, request, ActOnCase.Answer::new);
    }

    @POST
    @Path("{id}/milestones")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.OPERATOR, Roles.SUPERVISOR})
    @Operation(
            operationId = "tellMilestone",
            summary = "Help has come so far for an emergency",
            description =
                    "Each milestone is reached once and needs no version; who comes second is told who was first, and when. A call back that nobody answered can be repeated.")
    public Uni<RestResponse<MilestonesBody>> milestone(
            @RestPath ComplaintId id, MilestoneRequest body, RoutingContext request) {
        MilestoneRequest sent = body == null ? new MilestoneRequest(null, null, null) : body;
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> show.handle(viewer, id).chain(shown -> {
                            Step step = new Inputs(CaseProblems.words(request))
                                    .step(sent.milestone(), sent.result(), sent.text());
                            return progress.handle(viewer, id, step);
                        }))
                        .map(after -> ResponseBuilder.ok(MilestonesBody.of(after))
                                .header(HttpHeaders.ETAG, CaseVersion.of(after).entityTag())
                                .build()));
    }

    @POST
    @Path("{id}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_OFFICER)
    @Operation(
            operationId = "returnCase",
            summary = "The agency gives the case back as another's",
            description = "Routing looks for another agency once; after that the case waits for a person.")
    public Uni<RestResponse<CaseBody>> giveBack(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ReturnRequest body,
            RoutingContext request) {
        ReturnRequest sent = body == null ? new ReturnRequest(null, null, null) : body;
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.GiveBack(
                        inputs.oneOf("reason", sent.reason(), ReturnReason.class),
                        inputs.optionalCode("suggestion", sent.suggestion(), AgencyCode::new),
                        inputs.optionalText("text", sent.text())));
    }

    @POST
    @Path("{id}/postponement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(
            operationId = "postponeCase",
            summary = "The case waits until a day for what the reporter is asked",
            description = "A reply of the reporter resumes the case before that day.")
    public Uni<RestResponse<CaseBody>> postpone(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            PostponementRequest body,
            RoutingContext request) {
        PostponementRequest sent = body == null ? new PostponementRequest(null, null) : body;
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.Postpone(
                        inputs.dayAhead("until", sent.until(), today()), inputs.text("text", sent.text())));
    }

    @POST
    @Path("{id}/resumption")
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(operationId = "resumeCase", summary = "A case that waits goes on")
    public Uni<RestResponse<CaseBody>> resume(
            @RestPath ComplaintId id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, RoutingContext request) {
        return act(id, ifMatch, request, inputs -> new ActOnCase.Resume());
    }

    @POST
    @Path("{id}/inability")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AGENCY_OFFICER)
    @Operation(operationId = "declareCaseUnable", summary = "The agency says that it cannot act, and why")
    public Uni<RestResponse<CaseBody>> declareUnable(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ReasonRequest body,
            RoutingContext request) {
        ReasonRequest sent = body == null ? new ReasonRequest(null, null) : body;
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.DeclareUnable(
                        inputs.oneOf("reason", sent.reason(), InabilityReason.class),
                        inputs.text("text", sent.text())));
    }

    @POST
    @Path("{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(
            operationId = "closeCase",
            summary = "A verifier closes what he has seen to be done",
            description =
                    "As multipart with photos of what was seen: part text and at most four parts photo. An agency cannot close its own cases.")
    public Uni<RestResponse<CaseBody>> close(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TextRequest body,
            RoutingContext request) {
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.Close(
                        LineContent.ofText(inputs.text("text", body == null ? null : body.text()))));
    }

    @POST
    @Path("{id}/closure")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(
            operationId = "closeCaseWithPhotos",
            summary = "A verifier closes what he has seen to be done, with photos")
    public Uni<RestResponse<CaseBody>> closeWithPhotos(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text,
            @RestForm("photo") List<FileUpload> photos,
            RoutingContext request) {
        return actWithPhotos(id, ifMatch, text, photos, request, ActOnCase.Close::new);
    }

    @POST
    @Path("{id}/dispute")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(operationId = "disputeCase", summary = "A verifier reopens what he has seen not to be done")
    public Uni<RestResponse<CaseBody>> dispute(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            TextRequest body,
            RoutingContext request) {
        return act(
                id,
                ifMatch,
                request,
                inputs -> new ActOnCase.Dispute(inputs.text("text", body == null ? null : body.text())));
    }

    @POST
    @Path("{id}/archiving")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR})
    @Operation(
            operationId = "archiveCase",
            summary = "The case ends without an answer, for a reason",
            description =
                    "Reasons are TOO_GENERAL, UNREADABLE, NOT_ABOUT_GOVERNMENT, SPAM, DUPLICATE, NO_REPLY and OTHER.")
    public Uni<RestResponse<CaseBody>> archive(
            @RestPath ComplaintId id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ReasonRequest body,
            RoutingContext request) {
        ReasonRequest sent = body == null ? new ReasonRequest(null, null) : body;
        return act(id, ifMatch, request, inputs -> {
            ArchiveReason reason = inputs.oneOf("reason", sent.reason(), ArchiveReason.class);
            if (reason == ArchiveReason.ERASED) {
                inputs.refuse("reason", "UNKNOWN", CaseProblems.words(request).malformed());
            }
            return new ActOnCase.Archive(reason, inputs.optionalText("text", sent.text()));
        });
    }

    @POST
    @Path("{id}/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.SUPERVISOR})
    @Operation(
            operationId = "revealReporter",
            summary = "Shows who the reporter is, for a reason that is kept",
            description =
                    "Who was shown the reporter, and why, is a line of the history. Of an anonymous report only the supervisor is shown it.")
    public Uni<ContactBody> reveal(@RestPath ComplaintId id, RevealRequest body, RoutingContext request) {
        Inputs inputs = new Inputs(CaseProblems.words(request));
        String reason = inputs.text("reason", body == null ? null : body.reason());
        inputs.check();
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> persons.reveal(viewer, id, reason))
                        .map(ContactBody::of));
    }

    private Uni<RestResponse<CaseBody>> act(
            ComplaintId id, String ifMatch, RoutingContext request, Function<Inputs, Act> reader) {
        CaseVersion seen = version(ifMatch, request);
        Inputs inputs = new Inputs(CaseProblems.words(request));
        return CaseProblems.refusing(
                request,
                viewers.current()
                        // first whether there is such a case, so that a wrong body tells nothing about it
                        .chain(viewer -> show.handle(viewer, id).chain(shown -> {
                            Act act = reader.apply(inputs);
                            inputs.check();
                            return acts.handle(viewer, id, seen, act);
                        }))
                        .chain(this::answer));
    }

    private Uni<RestResponse<CaseBody>> actWithPhotos(
            ComplaintId id,
            String ifMatch,
            String text,
            List<FileUpload> photos,
            RoutingContext request,
            Function<LineContent, Act> maker) {
        CaseVersion seen = version(ifMatch, request);
        Inputs inputs = new Inputs(CaseProblems.words(request));
        return CaseProblems.refusing(
                request,
                viewers.current()
                        .chain(viewer -> show.handle(viewer, id).chain(shown -> {
                            String words = inputs.text("text", text);
                            files.checkNumber(photos, inputs, CaseProblems.words(request));
                            inputs.check();
                            return acts.check(viewer, id, seen, maker.apply(LineContent.ofText(words)))
                                    .chain(() -> files.store(id, photos))
                                    .chain(stored ->
                                            acts.handle(viewer, id, seen, maker.apply(LineContent.of(words, stored))));
                        }))
                        .chain(this::answer));
    }

    private Uni<RestResponse<CaseBody>> answer(CaseView view) {
        return agencies.directory().map(directory -> ResponseBuilder.ok(CaseBody.of(view, directory))
                .header(HttpHeaders.ETAG, CaseVersion.of(view.subject()).entityTag())
                .build());
    }

    private static CaseVersion version(String ifMatch, RoutingContext request) {
        CaseWords words = CaseProblems.words(request);
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw CaseProblems.versionRequired(words);
        }
        return CaseVersion.parse(ifMatch).orElseThrow(() -> CaseProblems.versionUnknown(words));
    }

    private static Order order(String sort) {
        return switch (sort) {
            case "receivedAt" -> Order.OLDEST_FIRST;
            case "-receivedAt" -> Order.NEWEST_FIRST;
            default -> throw new IllegalArgumentException("no such order");
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.WIB);
    }
}

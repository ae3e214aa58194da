package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.EmergencyBoard;
import id.aduan.cases.application.EmergencyBoard.News;
import id.aduan.cases.application.EmergencySettings;
import id.aduan.cases.application.TellProgress;
import id.aduan.cases.application.Viewer;
import id.aduan.cases.rest.CaseProblems;
import id.aduan.cases.rest.Inputs;
import id.aduan.cases.rest.Viewers;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.durable.InTurn;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The dispatcher's board: the emergencies that are under way, on every screen without a reload. Without scripts it is a page
 * like any other.
 */
@Path("/cases/emergencies")
@Produces(MediaType.TEXT_HTML)
class EmergencyPages {
    /** After this a screen connects anew, so that what its viewer may see is asked anew. */
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(15);

    private static final long RECONNECT_MILLIS = 500;
    private static final String OF_CASE = "case";

    private final EmergencyBoard board;
    private final TellProgress progress;
    private final AgencyNames agencies;
    private final AreaNames areas;
    private final Viewers viewers;
    private final EmergencySettings settings;
    private final Clock clock;

    EmergencyPages(
            EmergencyBoard board,
            TellProgress progress,
            AgencyNames agencies,
            AreaNames areas,
            Viewers viewers,
            EmergencySettings settings,
            Clock clock) {
        this.board = board;
        this.progress = progress;
        this.agencies = agencies;
        this.areas = areas;
        this.viewers = viewers;
        this.settings = settings;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance emergencies(EmergenciesPage page);

        static native TemplateInstance emergencyRow(EmergencyRow row);
    }

    /**
     * @param seconds within which an emergency is to be acknowledged
     * @param sound whether the viewer is the one who is called
     * @param at the moment of this service's clock
     * @param trouble what was wrong with what was just told, or null
     */
    record EmergenciesPage(
            Language language, List<EmergencyRow> rows, int seconds, boolean sound, String at, Problem trouble) {
        /** The address of this page in another language. */
        public String inLanguage(String tag) {
            return "/cases/emergencies?lang=" + tag;
        }
    }

    /** A card, rendered. */
    record Card(String id, String html) {}

    /** What a screen has to change; see {@link News}. */
    record Message(boolean whole, Instant at, List<Card> rows, List<ComplaintId> gone) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR})
    public Uni<Response> board(RoutingContext request) {
        return viewers.current().chain(viewer -> page(200, viewer, null, request));
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.OPERATOR, Roles.AGENCY_OFFICER, Roles.VERIFIER, Roles.SUPERVISOR, Roles.AUDITOR})
    public Multi<OutboundSseEvent> events(@Context Sse sse, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return viewers.current()
                .onItem()
                .transformToMulti(viewer -> board.watch(viewer)
                        .onItem()
                        .transformToUniAndConcatenate(news -> message(news, viewer, language)))
                .select()
                .first(LONGEST_WATCH)
                .map(message -> sse.newEventBuilder()
                        .name("board")
                        .reconnectDelay(RECONNECT_MILLIS)
                        .data(String.class, new String(EventJson.write(message), StandardCharsets.UTF_8))
                        .build());
    }

    /** The buttons of a card, and those on the page of a case. */
    @POST
    @Path("{id}/milestones")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.AGENCY_OFFICER, Roles.OPERATOR, Roles.SUPERVISOR})
    public Uni<Response> tell(
            @RestPath ComplaintId id,
            @RestForm String milestone,
            @RestForm String result,
            @RestForm String text,
            @RestForm String from,
            RoutingContext request) {
        String next = OF_CASE.equals(from) ? "/cases/" + id + "?done=1" : "/cases/emergencies";
        return viewers.current().chain(viewer -> CaseProblems.refusing(
                        request,
                        Uni.createFrom()
                                .item(() -> new Inputs(CaseProblems.words(request)).step(milestone, result, text))
                                .chain(step -> progress.handle(viewer, id, step)))
                .map(told -> Response.seeOther(URI.create(next)).build())
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> refused(refusal.problem(), viewer, from, request)));
    }

    /** A script shows what was wrong where it is; else the page does. */
    private Uni<Response> refused(Problem problem, Viewer viewer, String from, RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.startsWith(MediaType.APPLICATION_JSON)) {
            return Uni.createFrom()
                    .item(Response.status(problem.status())
                            .type(MediaType.APPLICATION_JSON)
                            .entity(Map.of("title", problem.title(), "detail", problem.detail()))
                            .build());
        }
        return OF_CASE.equals(from)
                ? Uni.createFrom().failure(new Refusal(problem))
                : page(problem.status(), viewer, problem, request);
    }

    private Uni<Response> page(int status, Viewer viewer, Problem trouble, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return board.now(viewer).chain(rows -> agencies.directory()
                .chain(directory -> Look.render(
                        status,
                        Templates.emergencies(new EmergenciesPage(
                                language,
                                rows.stream()
                                        .map(row -> EmergencyRow.of(
                                                row, viewer, directory, areas, CaseProblems.emergencyWords(language)))
                                        .sorted(Comparator.comparing(EmergencyRow::order))
                                        .toList(),
                                (int) settings.acknowledge().within().toSeconds(),
                                viewer.isSupervisor(),
                                clock.instant().toString(),
                                trouble)),
                        request)));
    }

    private Uni<Message> message(News news, Viewer viewer, Language language) {
        if (news.rows().isEmpty()) {
            return Uni.createFrom().item(new Message(news.whole(), news.at(), List.of(), news.gone()));
        }
        return agencies.directory().chain(directory -> InTurn.each(
                        news.rows(),
                        row -> card(
                                EmergencyRow.of(row, viewer, directory, areas, CaseProblems.emergencyWords(language)),
                                language))
                .map(cards -> new Message(news.whole(), news.at(), cards, news.gone())));
    }

    private static Uni<Card> card(EmergencyRow row, Language language) {
        return Templates.emergencyRow(row)
                .setLocale(language.locale())
                .createUni()
                .map(html -> new Card(row.id(), html));
    }
}

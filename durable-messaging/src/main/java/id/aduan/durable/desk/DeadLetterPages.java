package id.aduan.durable.desk;

import id.aduan.contracts.Language;
import id.aduan.durable.desk.DeskViews.TroubleView;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The pages of the dead-letter desk; they need no script. A service gives them a path below the prefix of its pages:
 *
 * <pre>{@code @Path("/cases/dead-letters") class DeadLetterDeskPages extends DeadLetterPages}</pre>
 */
public abstract class DeadLetterPages {
    private static final int RECORDS_EACH = 20;

    private final DeadLetterDesk desk;

    protected DeadLetterPages(DeadLetterDesk desk) {
        this.desk = desk;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> list(
            @RestQuery String done,
            @RestQuery long applied,
            @RestQuery long failed,
            @RestQuery long remaining,
            RoutingContext request) {
        DeskViews views = views(request);
        return desk.groups(null, RECORDS_EACH).chain(groups -> desk.decisions()
                .chain(log -> page(
                        200, views.list(groups, log, done(done, applied, failed, remaining, views.words())), request)));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> letter(@RestPath String id, RoutingContext request) {
        DeskViews views = views(request);
        return desk.open(id, request).chain(opened -> page(200, views.letter(opened, null, null), request));
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> replay(@RestPath String id, RoutingContext request) {
        return refusedBeside(
                id,
                null,
                request,
                desk.replay(id, request).map(replayed -> back("replayed", replayed.applied(), 0, 0)));
    }

    @POST
    @Path("causes/{cause}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> replayCause(@RestPath String cause, RoutingContext request) {
        return desk.replayAll(cause, request)
                .map(all -> back("replayed", all.applied(), all.failed(), all.remaining()));
    }

    @POST
    @Path("{id}/drop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> drop(@RestPath String id, @RestForm String reason, RoutingContext request) {
        return refusedBeside(
                id,
                reason,
                request,
                Uni.createFrom()
                        .deferred(() -> desk.drop(id, reason, request))
                        .map(dropped -> back("dropped", dropped.applied(), dropped.failure() == null ? 0 : 1, 0)));
    }

    /** The record's page once more, with what was wrong and what had been typed. */
    private Uni<Response> refusedBeside(String id, String reason, RoutingContext request, Uni<Response> work) {
        DeskViews views = views(request);
        return work.onFailure(failure ->
                        failure instanceof Refusal refusal && refusal.problem().status() != 404)
                .recoverWithUni(failure -> {
                    Problem problem = ((Refusal) failure).problem();
                    TroubleView trouble = new TroubleView(problem.title(), problem.detail(), messages(problem));
                    return desk.again(id, request)
                            .chain(opened -> page(problem.status(), views.letter(opened, reason, trouble), request));
                });
    }

    private static List<String> messages(Problem problem) {
        return problem.members().get("errors") instanceof List<?> errors
                ? errors.stream().map(error -> ((FieldError) error).message()).toList()
                : List.of();
    }

    private Response back(String done, long applied, long failed, long remaining) {
        return Response.seeOther(URI.create(desk.pages() + "/dead-letters?done=" + done + "&applied=" + applied
                        + "&failed=" + failed + "&remaining=" + remaining))
                .build();
    }

    private static List<String> done(String done, long applied, long failed, long remaining, DeskMessages words) {
        List<String> lines = new ArrayList<>();
        if (done == null) {
            return lines;
        }
        if (done.equals("dropped")) {
            lines.add(words.doneDropped());
        }
        if (applied > 0) {
            lines.add(words.doneApplied(applied));
        }
        if (failed > 0) {
            lines.add(words.doneFailed(failed));
        }
        if (remaining > 0) {
            lines.add(words.doneRemaining(remaining));
        }
        return lines;
    }

    private DeskViews views(RoutingContext request) {
        return new DeskViews(DeadLetterDesk.words(request), RequestLanguage.of(request), desk.pages());
    }

    private static Uni<Response> page(int status, TemplateInstance template, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return template.createUni().map(html -> Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(html)
                .build());
    }
}

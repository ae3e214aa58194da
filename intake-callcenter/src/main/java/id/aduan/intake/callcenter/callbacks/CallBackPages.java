package id.aduan.intake.callcenter.callbacks;

import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of callers who are to be told something. It works without a script. */
@Path("/callcenter/callbacks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
class CallBackPages {
    private static final String START = "/callcenter/callbacks";
    private static final int PAGE = 30;
    private static final int SEE_OTHER = 303;

    private final CallBackDesk desk;
    private final AtCallBacks at;

    CallBackPages(CallBackDesk desk, AtCallBacks at) {
        this.desk = desk;
        this.at = at;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(CallBackPage page);

        static native TemplateInstance person(CallBackPage.Person page);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@RestQuery @DefaultValue("0") int offset, @RestQuery @DefaultValue("") String settled) {
        int from = CallBackResource.requireOffset(offset);
        CallBackMessages words = at.words();
        String language = at.locale().getLanguage();
        String done =
                switch (settled) {
                    case "done" -> words.savedDone();
                    case "try_again" -> words.savedAgain();
                    case "unreachable" -> words.savedUnreachable();
                    default -> null;
                };
        return desk.list(from, PAGE)
                .map(listed -> page(Templates.list(CallBackPage.of(listed, language, words, done, from, PAGE))));
    }

    /** Shows the number; who looks at it is kept, so this changes something and is no GET. */
    @POST
    @Path("{id}/reveal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> reveal(@RestPath String id) {
        UUID callBack = at.id(id);
        CallBackMessages words = at.words();
        String language = at.locale().getLanguage();
        return desk.reveal(at.operator(), callBack)
                .chain(caller -> desk.find(callBack)
                        .map(found -> page(Templates.person(
                                CallBackPage.person(found.callBack(), caller, found.now(), language, words)))))
                .onFailure(CallBackRefused.class)
                .transform(at::refusal);
    }

    @POST
    @Path("{id}/result")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> result(@RestPath String id, @RestForm String result, @RestForm String note) {
        CallBack.Result told;
        try {
            told = CallBack.Result.valueOf(result == null ? "" : result);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
        return desk.result(at.operator(), at.id(id), told, note)
                .replaceWith(() -> Response.status(SEE_OTHER)
                        .location(URI.create(START + "?settled=" + told.name().toLowerCase(Locale.ROOT)))
                        .build())
                .onFailure(CallBackRefused.class)
                .transform(at::refusal);
    }

    private Response page(TemplateInstance template) {
        return Response.ok(template.setLocale(at.locale()))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", at.locale().getLanguage())
                .header("Cache-Control", "no-store")
                .build();
    }
}

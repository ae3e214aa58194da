package id.aduan.intake.whatsapp.accounts;

import id.aduan.intake.whatsapp.sending.RegisterTemplates;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The page of our numbers: how they stand, and what can be done about it. It needs no script. */
@Path("/whatsapp/accounts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
class AccountPages {
    private static final String START = "/whatsapp/accounts";

    private final AccountDesk desk;
    private final AtAccounts at;

    AccountPages(AccountDesk desk, AtAccounts at) {
        this.desk = desk;
        this.at = at;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance accounts(AccountPage page);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@RestQuery @DefaultValue("") String resumed) {
        return page(200, List.of(), resumed.isEmpty() ? null : at.words().resumed(resumed), null);
    }

    @POST
    @Path("{name}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(hidden = true)
    public Uni<Response> resume(@RestPath String name) {
        return desk.resume(at.officer(), name).chain(resumed -> {
            if (resumed == AccountDesk.Resumed.DONE) {
                return Uni.createFrom()
                        .item(Response.seeOther(URI.create(
                                        START + "?resumed=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                                .build());
            }
            Problem problem = at.problem(resumed);
            return problem.status() == 404
                    ? Uni.createFrom().<Response>failure(new Refusal(problem))
                    : page(problem.status(), List.of(), null, problem.title() + ". " + problem.detail());
        });
    }

    @POST
    @Path("templates")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Uni<Response> register(@RestForm String trial) {
        return desk.register(at.officer(), trial != null).chain(lines -> page(200, lines, null, null));
    }

    private Uni<Response> page(int status, List<RegisterTemplates.Line> lines, String done, String problem) {
        AccountMessages words = at.words();
        return desk.show()
                .map(shown -> new AccountPage(
                        at.locale().getLanguage(),
                        shown.numbers().stream()
                                .map(each -> AccountPage.card(each, words))
                                .toList(),
                        shown.templates().stream().map(AccountPage.Row::of).toList(),
                        shown.history().stream()
                                .map(each -> AccountPage.entry(each, words))
                                .toList(),
                        at.has(Roles.SUPERVISOR) || at.has(Roles.ADMINISTRATOR),
                        at.has(Roles.ADMINISTRATOR),
                        lines.stream()
                                .map(each -> AccountPage.Outcome.of(each, words))
                                .toList(),
                        done,
                        problem))
                .map(page -> Response.status(status)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header("Content-Language", at.locale().getLanguage())
                        .entity(Templates.accounts(page).setLocale(at.locale()))
                        .build());
    }
}

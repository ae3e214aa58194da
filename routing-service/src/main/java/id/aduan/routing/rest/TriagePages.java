package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.ReferralBody;
import id.aduan.routing.triage.DeskDecision;
import id.aduan.routing.triage.Refused;
import id.aduan.routing.triage.TriageDesk;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of the triage desk. */
@Path("/triage")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.TRIAGE_OFFICER, Roles.SUPERVISOR})
class TriagePages {
    private static final int PAGE = 30;
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final String SEPARATOR = " – ";

    private final TriageDesk desk;
    private final Photos photos;
    private final CurrentDirectory directory;
    private final Gazetteer gazetteer;
    private final SignedIn signedIn;
    private final Clock clock = Clock.systemUTC();

    TriagePages(TriageDesk desk, Photos photos, CurrentDirectory directory, Gazetteer gazetteer, SignedIn signedIn) {
        this.desk = desk;
        this.photos = photos;
        this.directory = directory;
        this.gazetteer = gazetteer;
        this.signedIn = signedIn;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance queue(QueuePage page);

        static native TemplateInstance report(
                String language,
                ReportPage report,
                List<String> agencies,
                List<ReferralBody> bodies,
                String problem,
                String note);
    }

    /** What the queue's page shows. */
    record QueuePage(
            String language,
            String query,
            List<ReportPage> reports,
            long total,
            long forCoordinator,
            String decided,
            String previous,
            String next) {}

    @GET
    @RolesAllowed({Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(hidden = true)
    public Uni<Response> queue(
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("0") int offset,
            @RestQuery @DefaultValue("") String decided) {
        if (!signedIn.isAtDesk()) {
            return Uni.createFrom()
                    .item(Response.seeOther(URI.create("/triage/directory")).build());
        }
        if (offset < 0) {
            throw new BadRequestException();
        }
        return desk.queue(signedIn.viewer(), q, offset, PAGE + 1).map(queue -> {
            Directory now = directory.required();
            List<ReportPage> reports = queue.items().stream()
                    .limit(PAGE)
                    .map(shown -> ReportPage.of(shown, now, gazetteer, signedIn.words()))
                    .toList();
            return page(
                    200,
                    Templates.queue(new QueuePage(
                            signedIn.locale().getLanguage(),
                            q,
                            reports,
                            queue.total(),
                            queue.forCoordinator(),
                            decided,
                            offset == 0 ? null : address(q, Math.max(0, offset - PAGE)),
                            queue.items().size() > PAGE ? address(q, offset + PAGE) : null)));
        });
    }

    private static String address(String query, int offset) {
        return "/triage?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&offset=" + offset;
    }

    @GET
    @Path("{complaintId}")
    @Operation(hidden = true)
    public Uni<Response> report(@RestPath String complaintId) {
        return report(signedIn.complaint(complaintId), 200, null, null);
    }

    private Uni<Response> report(ComplaintId id, int status, String problem, String note) {
        return desk.show(signedIn.viewer(), id)
                .map(shown -> {
                    Directory now = directory.required();
                    return page(
                            status,
                            Templates.report(
                                    signedIn.locale().getLanguage(),
                                    ReportPage.of(shown, now, gazetteer, signedIn.words()),
                                    now.agencies(today()).stream()
                                            .map(agency -> agency.shortName() + SEPARATOR + agency.name())
                                            .toList(),
                                    now.referrals(),
                                    problem,
                                    note));
                })
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }

    @POST
    @Path("{complaintId}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> decide(
            @RestPath String complaintId,
            @RestForm Integer number,
            @RestForm String action,
            @RestForm String agency,
            @RestForm String referral,
            @RestForm String into,
            @RestForm String reasonCode,
            @RestForm String note) {
        ComplaintId id = signedIn.complaint(complaintId);
        DeskDecision wish = wish(number, action, agency, referral, into, reasonCode, note);
        return desk.decide(signedIn.viewer(), id, wish)
                .chain(decision -> desk.show(signedIn.viewer(), id))
                .map(shown -> Response.seeOther(URI.create("/triage?decided="
                                + shown.complaint().trackingNumber().value()))
                        .build())
                .onFailure(Refused.class)
                .recoverWithUni(failure -> refused(id, failure, note));
    }

    private Uni<Response> refused(ComplaintId id, Refused refused, String note) {
        Problem problem = signedIn.problem(refused);
        return refused.reason() == Refused.Reason.NOT_FOUND
                ? Uni.createFrom().failure(new Refusal(problem))
                : report(id, problem.status(), problem.detail(), note);
    }

    private DeskDecision wish(
            Integer number,
            String action,
            String agency,
            String referral,
            String into,
            String reasonCode,
            String note) {
        if (number == null || action == null) {
            throw new BadRequestException();
        }
        try {
            return new DeskDecision(
                    number,
                    DeskDecision.Action.valueOf(action),
                    agency == null ? null : agencyTyped(agency).orElse(null),
                    List.of(),
                    referral,
                    into,
                    reasonCode == null || reasonCode.isBlank() ? null : DeskDecision.ArchiveReason.valueOf(reasonCode),
                    note);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }

    /** Finds the agency that was chosen from the list or typed: its code, its short name or its name. */
    private Optional<AgencyCode> agencyTyped(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return directory.required().agencies(today()).stream()
                .filter(agency -> text.equals(agency.code().value())
                        || text.equals(agency.shortName().toLowerCase(Locale.ROOT))
                        || text.equals(agency.name().toLowerCase(Locale.ROOT))
                        || text.equals((agency.shortName() + SEPARATOR + agency.name()).toLowerCase(Locale.ROOT))
                        || agency.aliases().contains(text))
                .map(Agency::code)
                .findFirst();
    }

    @GET
    @Path("{complaintId}/photos/{sha256}")
    @Produces({"image/jpeg", "image/png", "image/webp", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public Uni<Response> photo(@RestPath String complaintId, @RestPath String sha256) {
        return photos.photo(signedIn.viewer(), signedIn.complaint(complaintId), sha256)
                .onFailure(Refused.class)
                .transform(signedIn::refusal);
    }

    @GET
    @Path("villages.geojson")
    @PermitAll
    @Produces("application/geo+json")
    @Operation(hidden = true)
    public Response villages() {
        return Response.ok(gazetteer.villagesGeoJson())
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }

    private LocalDate today() {
        return clock.instant().atZone(WIB).toLocalDate();
    }

    private Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", signedIn.locale().getLanguage())
                .entity(template.setLocale(signedIn.locale()))
                .build();
    }
}

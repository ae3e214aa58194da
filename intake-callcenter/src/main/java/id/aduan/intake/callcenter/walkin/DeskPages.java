package id.aduan.intake.callcenter.walkin;

import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Transactions;
import id.aduan.intake.callcenter.calls.Call;
import id.aduan.intake.callcenter.calls.CallState;
import id.aduan.intake.callcenter.calls.Calls;
import id.aduan.intake.callcenter.calls.Outcome;
import id.aduan.intake.callcenter.pages.Console;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.secrets.TrackingPin;
import id.aduan.kit.security.Roles;
import id.aduan.kit.threads.Workers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The desk for visitors, and the receipt of a visit. */
@Path("/callcenter/desk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
class DeskPages {
    /** Who keeps number and PIN of others for long can act for them. */
    private static final Duration PRINTED_WITHIN = Duration.ofHours(24);

    private static final String TRACKING = "/lacak";
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final Console console;
    private final Transactions transactions;
    private final Calls calls;
    private final TrackingPin pins;
    private final SecurityIdentity identity;
    private final Optional<String> front;
    private final Clock clock = Clock.systemUTC();

    DeskPages(
            Console console,
            Transactions transactions,
            Calls calls,
            TrackingPin pins,
            SecurityIdentity identity,
            @ConfigProperty(name = "aduan.front.url") Optional<String> front) {
        this.console = console;
        this.transactions = transactions;
        this.calls = calls;
        this.pins = pins;
        this.identity = identity;
        this.front = front;
    }

    @GET
    @Operation(hidden = true)
    public Response desk() {
        return console.desk();
    }

    /** For who has logged the visit and for a supervisor, on the day of the visit; otherwise it is not there. */
    @GET
    @Path("receipts/{id}")
    @Produces({"application/pdf", MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Uni<Response> receipt(@RestPath String id, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        ReceiptMessages words = RequestLanguage.words(ReceiptMessages.class, language);
        String operator = identity.getPrincipal().getName();
        boolean supervisor = identity.hasRole(Roles.SUPERVISOR);
        ReceiptPdf pdf = new ReceiptPdf(words, language.tag(), front(request) + TRACKING);
        return transactions
                .run(session -> calls.find(session, call(id, words)))
                .map(found -> found.filter(call -> supervisor || call.isHeldBy(operator))
                        .flatMap(this::receipt)
                        .orElseThrow(() -> notFound(words)))
                .chain(receipt -> Uni.createFrom().item(() -> pdf.of(receipt)).runSubscriptionOn(Workers.threads()))
                .map(bytes -> Response.ok(bytes)
                        .type("application/pdf")
                        .header("Content-Disposition", "inline; filename=\"tanda-terima.pdf\"")
                        .header("Content-Security-Policy", POLICY)
                        .build());
    }

    private Optional<Receipt> receipt(Call call) {
        boolean told = call.state() == CallState.LOGGED
                && call.complaintId() != null
                && (call.outcome() == Outcome.FILED || call.outcome() == Outcome.ANSWERED);
        if (!told || call.loggedAt().isBefore(clock.instant().minus(PRINTED_WITHIN))) {
            return Optional.empty();
        }
        TrackingNumber number = TrackingNumber.of(call.complaintId());
        return Optional.of(new Receipt(number, pins.of(number), call.loggedAt()));
    }

    private static UUID call(String id, ReceiptMessages words) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw notFound(words);
        }
    }

    private static Refusal notFound(ReceiptMessages words) {
        return new Refusal(Problem.of(404, "receipt-not-found", words.notFoundTitle(), words.notFoundDetail()));
    }

    /** The address of Aduan from outside: as configured, else as this page was asked for. */
    private String front(RoutingContext request) {
        return front.map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() ->
                        request.request().scheme() + "://" + request.request().authority());
    }
}

package id.aduan.intake.callcenter.exchange;

import id.aduan.intake.callcenter.calls.ExchangeCalls;
import id.aduan.intake.callcenter.exchange.ExchangeSignatures.Verdict;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the telephone exchange tells of its calls. What is answered with 202 is safe; what is not may be sent again. */
@Path(ExchangeResource.PATH)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Telephone exchange", description = "For the exchange only, which signs what it tells; needs no sign-in")
class ExchangeResource {
    static final String PATH = "/api/v1/exchange/events";

    private final ExchangeSignatures signatures;
    private final TakeExchangeEvent taking;
    private final Meters meters;
    private final Clock clock = Clock.systemUTC();

    ExchangeResource(ExchangeSignatures signatures, TakeExchangeEvent taking, Meters meters) {
        this.signatures = signatures;
        this.taking = taking;
        this.meters = meters;
    }

    /** Counters are there before the first refusal, so that an alert sees it. */
    void start(@Observes StartupEvent started) {
        EnumSet.complementOf(EnumSet.of(Verdict.GOOD)).forEach(verdict -> count(verdict, 0));
    }

    private void count(Verdict refused, int times) {
        meters.counted(
                MetricName.EXCHANGE_SIGNATURES_REFUSED, times, refused.name().toLowerCase(Locale.ROOT));
    }

    /** An event is safe. */
    @Schema(name = "TakenExchangeEvent")
    record TakenBody(
            @Schema(description = "Our id of the call, under which the operators' API knows it")
            UUID callId,

            @Schema(description = "TAKEN, REPEATED (it was here before) or UNKNOWN (kept, without an effect)")
            TakeExchangeEvent.Outcome outcome) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "tellExchangeEvent",
            summary = "Tell of a call: it rings, is answered, transferred, ended, recorded",
            description = "In any order and any number of times: the call is the same in the end.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExchangeBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is safe, also when it was here before or is of a type that is not known",
            content = @Content(schema = @Schema(implementation = TakenBody.class)))
    @APIResponse(responseCode = "401", description = "The signature is missing, wrong, or of another time")
    @APIResponse(responseCode = "411", description = "The length is not told")
    @APIResponse(responseCode = "413", description = "More than 16 KB")
    @APIResponse(responseCode = "422", description = "errors says what is wrong")
    public Uni<Response> take(
            byte[] body,
            @Parameter(
                            description =
                                    "t=seconds since 1970, v1=HMAC-SHA256 in hexadecimal of these seconds, a dot and the body")
                    @HeaderParam(ExchangeSignatures.HEADER)
                    String signature,
            RoutingContext request) {
        byte[] bytes = body == null ? new byte[0] : body;
        ExchangeMessages words = RequestLanguage.words(ExchangeMessages.class, request);
        Verdict verdict = signatures.judge(signature, bytes, clock.instant());
        if (verdict != Verdict.GOOD) {
            count(verdict, 1);
            throw new Refusal(Problem.of(401, "signature-refused", words.signatureTitle(), detail(verdict, words)));
        }
        ExchangeBody read = read(bytes, words);
        List<Problem.FieldError> faults = read.faults(words);
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.of(422, "exchange-event-unfit", words.eventTitle(), words.eventDetail())
                    .withErrors(faults));
        }
        ExchangeEvent event = read.event();
        return taking.handle(event)
                .map(outcome -> Response.accepted(new TakenBody(ExchangeCalls.idOf(event.callId()), outcome))
                        .build());
    }

    private static ExchangeBody read(byte[] bytes, ExchangeMessages words) {
        try {
            ExchangeBody body = EventJson.read(bytes, ExchangeBody.class);
            if (body != null) {
                return body;
            }
        } catch (UnreadableEvent e) {
            // told below
        }
        throw new Refusal(Problem.of(400, "bad-request", words.unreadableTitle(), words.unreadableDetail()));
    }

    private static String detail(Verdict verdict, ExchangeMessages words) {
        return switch (verdict) {
            case MISSING -> words.signatureMissing();
            case OLD -> words.signatureOld();
            case WRONG, GOOD -> words.signatureWrong();
        };
    }
}

package id.aduan.intake.callcenter.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.security.Roles;
import id.aduan.knowledge.Knowledge;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Calls and visits, for the console and for programs. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
@Tag(name = "Calls")
class CallResource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int MAX_DRAFT = 60_000;

    private final LogCall logging;
    private final TakeCalls taking;
    private final ShowCalls showing;
    private final CallerHistory history;
    private final CallNews news;
    private final Knowledge knowledge;
    private final AtConsole console;
    private final Clock clock = Clock.systemUTC();

    CallResource(
            LogCall logging,
            TakeCalls taking,
            ShowCalls showing,
            CallerHistory history,
            CallNews news,
            Knowledge knowledge,
            AtConsole console) {
        this.logging = logging;
        this.taking = taking;
        this.showing = showing;
        this.history = history;
        this.news = news;
        this.knowledge = knowledge;
        this.console = console;
    }

    /** What is typed of a call. */
    @Schema(name = "CallDraftToKeep")
    record DraftBody(
            @Schema(description = "Higher than that of any draft of this call before")
            Long version,

            @Schema(
                    implementation = Object.class,
                    type = SchemaType.OBJECT,
                    additionalProperties = Schema.True.class,
                    description =
                            "As the page holds it, at most 60,000 characters; of these the service reads number, desk, place and narrative")
            JsonNode fields) {
        @Override
        public String toString() {
            return "DraftBody[" + version + "]";
        }
    }

    /** An earlier call from the same number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EarlierCall")
    record EarlierView(
            Instant at,

            @Schema(description = "Missing for one that was never logged")
            CallType type,

            EmergencyKind emergencyKind) {}

    /** A case of the same number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CallersCase")
    record CaseView(
            TrackingNumber trackingNumber, Instant receivedAt, String status, String statusLabel, String agency) {}

    /** What is known of who calls. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CallerHistory")
    record CallerView(
            @Schema(description = "How many calls came from this number before")
            long earlier,

            List<EarlierView> calls,
            CallView.BlockedView blocked,
            List<CaseView> cases,

            @Schema(description = "False while case-service is away")
            boolean casesKnown) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "logCall",
            summary = "Log a call: a report, a question, a ghost or a prank call",
            description =
                    "The same call with the same content again is answered the same. A report has a number at once; an emergency overtakes all others.")
    @APIResponseSchema(value = LoggedCall.class, responseCode = "201", responseDescription = "It is safe")
    @APIResponse(responseCode = "409", description = "Another operator has it, or it is logged with other content")
    @APIResponse(responseCode = "422", description = "A field does not fit: errors tells which")
    public Uni<Response> log(LogCallBody body) {
        if (body == null) {
            throw new BadRequestException();
        }
        CallParser.Parsed parsed =
                new CallParser(knowledge.gazetteer(), console.reportWords(), this::answer, clock).parse(body);
        if (!parsed.faults().isEmpty()) {
            throw console.invalid(parsed.faults());
        }
        return logging.handle(console.operator(), parsed.call())
                .map(logged ->
                        Response.status(Response.Status.CREATED).entity(logged).build())
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    private Optional<AnswerPublished> answer(String id) {
        return knowledge.now().answers().entry(id);
    }

    @GET
    @Operation(operationId = "listCalls", summary = "Calls that nobody has logged yet, the longest wait first")
    @APIResponseSchema(value = CallView.ListView.class, responseCode = "200", responseDescription = "In order")
    public Uni<CallView.ListView> list(
            @Parameter(description = "RINGING, OPEN or ABANDONED; RINGING and OPEN when it is missing") @RestQuery
                    String state) {
        return showing.unlogged(console.operator(), states(state)).map(CallView.ListView::new);
    }

    private static List<CallState> states(String state) {
        if (state == null || state.isBlank()) {
            return List.of(CallState.RINGING, CallState.OPEN);
        }
        for (CallState each : CallState.values()) {
            if (each.name().equals(state) && each != CallState.LOGGED) {
                return List.of(each);
            }
        }
        throw new BadRequestException();
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showCall",
            summary = "A call",
            description = "With its number and its draft for who has it and for a supervisor.")
    @APIResponseSchema(value = CallView.class, responseCode = "200", responseDescription = "As it stands")
    @APIResponse(responseCode = "404", description = "There is no such call")
    public Uni<CallView> show(@RestPath String id) {
        return showing.one(console.operator(), console.id(id))
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    @POST
    @Path("{id}/claim")
    @Operation(operationId = "claimCall", summary = "Take a call; nobody else has it then")
    @APIResponseSchema(value = CallView.class, responseCode = "200", responseDescription = "It is yours")
    @APIResponse(responseCode = "404", description = "There is no such call")
    @APIResponse(responseCode = "409", description = "Another has it (operator tells who), or it is logged")
    public Uni<CallView> claim(
            @RestPath String id,
            @Parameter(description = "True for a supervisor who takes it from another")
                    @RestQuery
                    @DefaultValue("false")
                    boolean takeOver) {
        UUID call = console.id(id);
        Operator operator = console.operator();
        return taking.claim(operator, call, takeOver)
                .chain(() -> showing.one(operator, call))
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    @POST
    @Path("{id}/release")
    @Operation(operationId = "releaseCall", summary = "Give a call back; its draft stays for who takes it")
    @APIResponse(responseCode = "204", description = "Nobody has it")
    @APIResponse(responseCode = "409", description = "It is not yours")
    public Uni<Void> release(@RestPath String id) {
        return taking.release(console.operator(), console.id(id))
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    @PUT
    @Path("{id}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "keepCallDraft",
            summary = "Keep what is typed of a call",
            description = "A call that is not known yet begins with it, and is yours.")
    @APIResponse(responseCode = "204", description = "It is safe")
    @APIResponse(
            responseCode = "409",
            description = "Another has the call, it is logged, or a newer draft is kept (version tells which)")
    @APIResponse(responseCode = "422", description = "The draft has no version or is too long")
    public Uni<Void> draft(@RestPath String id, DraftBody body) {
        UUID call = console.id(id);
        if (body == null || body.version() == null || body.version() < 1) {
            throw console.invalid(List.of(new CallFault("version", CallFault.Code.REQUIRED)));
        }
        if (body.fields() == null || !body.fields().isObject()) {
            throw console.invalid(List.of(new CallFault("fields", CallFault.Code.REQUIRED)));
        }
        byte[] fields = EventJson.write(body.fields());
        if (fields.length > MAX_DRAFT) {
            throw console.invalid(List.of(new CallFault("fields", CallFault.Code.TOO_LONG)));
        }
        String number =
                PhoneNumbers.e164(body.fields().path("number").asText("")).orElse(null);
        return taking.saveDraft(console.operator(), call, desk(body.fields()), body.version(), fields, number)
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    private static Desk desk(JsonNode fields) {
        return Desk.WALK_IN.name().equals(fields.path("desk").asText()) ? Desk.WALK_IN : Desk.CALL_CENTER;
    }

    @GET
    @Path("{id}/caller")
    @Operation(
            operationId = "callerOfCall",
            summary = "What is known of who calls, by the number",
            description = "For who has the call and for a supervisor.")
    @APIResponseSchema(value = CallerView.class, responseCode = "200", responseDescription = "As far as known")
    @APIResponse(responseCode = "409", description = "Another operator has the call, or nobody")
    public Uni<CallerView> caller(@RestPath String id) {
        return history.of(console.operator(), console.id(id))
                .map(known -> new CallerView(
                        known.earlier(),
                        known.calls().stream()
                                .map(call -> new EarlierView(call.at(), call.type(), call.emergencyKind()))
                                .toList(),
                        CallView.BlockedView.of(known.blocked().orElse(null)),
                        known.cases() == null
                                ? List.of()
                                : known.cases().stream().map(this::caseView).toList(),
                        known.cases() != null))
                .onFailure(CallRefused.class)
                .transform(console::refusal);
    }

    private CaseView caseView(CaseService.ReporterCase found) {
        return new CaseView(
                found.trackingNumber(),
                found.receivedAt(),
                found.status(),
                console.status(found.status()),
                found.agency() == null ? null : found.agency().called());
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followCalls",
            summary = "What happens to calls, as server-sent events",
            description =
                    "Events ringing, claimed, taken-over, released, ended, logged and changed, each with the callId and nothing else. After a break read the lists anew.")
    @APIResponse(
            responseCode = "200",
            description = "Without an end",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        Multi<OutboundSseEvent> told = news.follow().map(each -> sse.newEventBuilder()
                .name(each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data("{\"callId\":\"" + each.callId() + "\"}")
                .build());
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .startingAfter(AT_ONCE)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("here").build());
        return Multi.createBy().merging().streams(told, beats);
    }
}

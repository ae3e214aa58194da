package id.aduan.durable.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.durable.ParkedDecisions.ParkedDecision;
import id.aduan.durable.ParkedRecords.ParkedRecord;
import id.aduan.durable.ParkedRecords.Replayed;
import id.aduan.durable.ParkedSummary.FailedRecord;
import id.aduan.durable.desk.DeadLetterDesk.AllReplayed;
import id.aduan.durable.desk.DeadLetterDesk.Group;
import id.aduan.durable.desk.DeadLetterDesk.Opened;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The API of the dead-letter desk. A service gives it a path:
 *
 * <pre>{@code @Path("/api/v1/cases/dead-letters") class DeadLetterResource extends DeadLetterApi}</pre>
 */
@Tag(name = "Dead letters")
public abstract class DeadLetterApi {
    /** The roles of inherited methods are enforced, but not told by the scanner of the document. */
    private static final String SIGN_IN = "signIn";

    private static final String RECORD_ID = "The id of the record, as the list gives it";

    private static final int RECORDS_EACH = 20;
    private static final int RECORDS_OF_ONE = 200;

    private final DeadLetterDesk desk;

    protected DeadLetterApi(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /**
     * Where a record is and since when.
     *
     * @param behind how many records of its key wait behind it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetter(
            UUID id,
            UUID eventId,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            Instant since,
            long behind) {
        static DeadLetter of(FailedRecord failed) {
            return new DeadLetter(
                    failed.id(),
                    failed.eventId(),
                    failed.consumer(),
                    failed.topic(),
                    failed.partition(),
                    failed.offset(),
                    MaskedRecord.key(failed.key()),
                    failed.since(),
                    failed.behind());
        }
    }

    /**
     * What failed for one cause.
     *
     * @param id names the cause, for replaying all of it
     * @param explanation the cause in words, in the caller's language
     * @param count all of it; records has the oldest
     */
    public record DeadLetterCause(
            String id,
            String consumer,
            String topic,
            String cause,
            String explanation,
            long count,
            long behind,
            Instant since,
            List<DeadLetter> records) {
        static DeadLetterCause of(Group group, DeskMessages words) {
            return new DeadLetterCause(
                    group.cause().id(),
                    group.cause().consumer(),
                    group.cause().topic(),
                    group.cause().cause(),
                    CauseKind.of(group.cause().cause()).in(words),
                    group.cause().records(),
                    group.cause().behind(),
                    group.cause().since(),
                    group.records().stream().map(DeadLetter::of).toList());
        }
    }

    /** What waits: count failed, and behind wait behind those. */
    public record DeadLetterList(long count, long behind, List<DeadLetterCause> causes) {}

    /**
     * One record, without the person that it is about.
     *
     * @param body null when it is no JSON
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetterRecord(
            DeadLetter letter,
            String cause,
            String explanation,
            boolean first,
            Map<String, String> headers,
            Object body,
            long bodyBytes,
            String bodySha256,
            List<DeadLetterDecision> decisions) {
        static DeadLetterRecord of(Opened opened, DeskMessages words) {
            ParkedRecord parked = opened.parked();
            byte[] body = parked.eventRecord().body();
            return new DeadLetterRecord(
                    new DeadLetter(
                            parked.id(),
                            parked.eventRecord().eventId().value(),
                            parked.consumer(),
                            parked.eventRecord().topic(),
                            parked.eventRecord().partition(),
                            parked.eventRecord().offset(),
                            MaskedRecord.key(parked.eventRecord().key()),
                            parked.parkedAt(),
                            opened.withSameKey()),
                    parked.cause(),
                    CauseKind.of(parked.cause()).in(words),
                    !parked.behind(),
                    MaskedRecord.headers(parked.eventRecord().headers()),
                    MaskedRecord.body(body).orElse(null),
                    body.length,
                    MaskedRecord.sha256(body),
                    opened.decisions().stream().map(DeadLetterDecision::of).toList());
        }
    }

    /** Who did what about a record. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetterDecision(
            UUID recordId,
            String consumer,
            String topic,
            Integer partition,
            Long offset,
            String cause,
            String act,
            String reason,
            String by,
            Instant at) {
        static DeadLetterDecision of(ParkedDecision line) {
            return new DeadLetterDecision(
                    line.recordId(),
                    line.consumer(),
                    line.topic(),
                    line.partition(),
                    line.offset(),
                    line.cause(),
                    line.act().name(),
                    line.reason(),
                    line.by(),
                    line.at());
        }
    }

    /** What was done about records of the desk. */
    public record DeadLetterDecisions(List<DeadLetterDecision> decisions) {}

    /** What became of a key. */
    public record DeadLetterReplay(int applied, long waiting) {
        static DeadLetterReplay of(Replayed replayed) {
            return new DeadLetterReplay(replayed.applied(), replayed.waiting());
        }
    }

    /**
     * What became of a cause.
     *
     * @param keys how many keys were tried
     * @param remaining how many records of the cause were not tried in this request
     */
    public record DeadLetterCauseReplay(long keys, long applied, long failed, long remaining) {
        static DeadLetterCauseReplay of(AllReplayed all) {
            return new DeadLetterCauseReplay(all.keys(), all.applied(), all.failed(), all.remaining());
        }
    }

    /** Why a record is given up. */
    public record DeadLetterDrop(String reason) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(operationId = "listDeadLetters", summary = "What could not be applied and waits for a person, by cause")
    @APIResponseSchema(value = DeadLetterList.class, responseCode = "200", responseDescription = "What waits")
    public Uni<DeadLetterList> listDeadLetters(@RestQuery String cause, RoutingContext request) {
        DeskMessages words = DeadLetterDesk.words(request);
        return desk.groups(cause, cause == null ? RECORDS_EACH : RECORDS_OF_ONE)
                .map(groups -> new DeadLetterList(
                        groups.stream()
                                .mapToLong(group -> group.cause().records())
                                .sum(),
                        groups.stream()
                                .mapToLong(group -> group.cause().behind())
                                .sum(),
                        groups.stream()
                                .map(group -> DeadLetterCause.of(group, words))
                                .toList()));
    }

    @GET
    @Path("decisions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(operationId = "listDeadLetterDecisions", summary = "Who did what at the desk, the latest first")
    @APIResponseSchema(
            value = DeadLetterDecisions.class,
            responseCode = "200",
            responseDescription = "The latest fifty")
    public Uni<DeadLetterDecisions> listDecisions() {
        return desk.decisions()
                .map(lines -> new DeadLetterDecisions(
                        lines.stream().map(DeadLetterDecision::of).toList()));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(
            operationId = "openDeadLetter",
            summary = "One record without the person that it is about; that it was opened is kept")
    @APIResponseSchema(value = DeadLetterRecord.class, responseCode = "200", responseDescription = "The record")
    public Uni<DeadLetterRecord> openDeadLetter(
            @Parameter(description = RECORD_ID) @RestPath String id, RoutingContext request) {
        DeskMessages words = DeadLetterDesk.words(request);
        return desk.open(id, request).map(opened -> DeadLetterRecord.of(opened, words));
    }

    @POST
    @Path("{id}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Applies the records of its key in their order, each once, until one fails")
    @APIResponseSchema(value = DeadLetterReplay.class, responseCode = "200", responseDescription = "The key is free")
    @APIResponse(responseCode = "409", description = "A record failed again; cause, applied and waiting say more")
    public Uni<DeadLetterReplay> replayDeadLetter(
            @Parameter(description = RECORD_ID) @RestPath String id, RoutingContext request) {
        return desk.replay(id, request).map(DeadLetterReplay::of);
    }

    @POST
    @Path("causes/{cause}/replay")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(
            operationId = "replayDeadLettersOfCause",
            summary = "Replays every key of a cause; what fails again stays")
    @APIResponseSchema(
            value = DeadLetterCauseReplay.class,
            responseCode = "200",
            responseDescription = "What became of its keys, at most two hundred at a time")
    public Uni<DeadLetterCauseReplay> replayCause(@RestPath String cause, RoutingContext request) {
        return desk.replayAll(cause, request).map(DeadLetterCauseReplay::of);
    }

    @POST
    @Path("{id}/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.SERVICE})
    @SecurityRequirement(
            name = SIGN_IN,
            scopes = {Roles.ADMINISTRATOR, Roles.SERVICE})
    @Operation(
            operationId = "dropDeadLetter",
            summary = "Gives a record up, for a reason that is kept, and applies those behind it")
    @APIResponseSchema(
            value = DeadLetterReplay.class,
            responseCode = "200",
            responseDescription = "It was given up; what became of those behind it")
    public Uni<DeadLetterReplay> dropDeadLetter(
            @Parameter(description = RECORD_ID) @RestPath String id, DeadLetterDrop body, RoutingContext request) {
        return desk.drop(id, body == null ? null : body.reason(), request).map(DeadLetterReplay::of);
    }
}

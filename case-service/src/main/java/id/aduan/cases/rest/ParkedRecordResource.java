package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.durable.ParkedRecords;
import id.aduan.durable.ParkedRecords.ParkedRecord;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What this service could not apply and a person decides about. Bodies are not shown: they hold reports. */
@Path("/internal/parked-records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.ADMINISTRATOR})
@Tag(name = "Parked records")
class ParkedRecordResource {
    private static final int MOST = 200;

    private final ParkedRecords parked;
    private final Viewers viewers;

    ParkedRecordResource(ParkedRecords parked, Viewers viewers) {
        this.parked = parked;
        this.viewers = viewers;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParkedBody(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            String cause,
            boolean behind,
            Instant parkedAt) {
        static ParkedBody of(ParkedRecord waiting) {
            return new ParkedBody(
                    waiting.id(),
                    waiting.consumer(),
                    waiting.eventRecord().topic(),
                    waiting.eventRecord().partition(),
                    waiting.eventRecord().offset(),
                    waiting.eventRecord().key(),
                    waiting.cause(),
                    waiting.behind(),
                    waiting.parkedAt());
        }
    }

    /** @param count all that wait, also those behind the first two hundred */
    record ParkedList(long count, List<ParkedBody> records) {}

    record Replayed(int applied) {}

    record DropRequest(String reason) {}

    @GET
    @Operation(summary = "Records that wait for a person, the oldest first")
    public Uni<ParkedList> list() {
        return parked.count().chain(count -> parked.list(MOST)
                .map(records -> new ParkedList(
                        count, records.stream().map(ParkedBody::of).toList())));
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Applies the records of one key in their order, once the cause is mended")
    public Uni<Replayed> replay(@RestPath String id, RoutingContext request) {
        UUID waiting = id(id);
        String by = viewers.subject();
        return CaseProblems.refusing(request, parked.replay(waiting, by).map(applied -> {
            if (applied == 0) {
                throw new CaseNotFound();
            }
            return new Replayed(applied);
        }));
    }

    @POST
    @Path("{id}/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives one record up, for a reason that is kept")
    public Uni<Void> drop(@RestPath String id, DropRequest body, RoutingContext request) {
        UUID waiting = id(id);
        String by = viewers.subject();
        Inputs inputs = new Inputs(CaseProblems.words(request));
        String reason = inputs.text("reason", body == null ? null : body.reason());
        inputs.check();
        return CaseProblems.refusing(request, parked.drop(waiting, by, reason).map(dropped -> {
            if (!dropped) {
                throw new CaseNotFound();
            }
            return null;
        }));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}

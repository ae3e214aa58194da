package id.aduan.routing.rest;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.CurrentDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The agencies of today, for everyone. */
@Path("/api/v1/routing/agencies")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Directory")
class AgencyResource {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final CurrentDirectory directory;
    private final Clock clock = Clock.systemUTC();

    AgencyResource(CurrentDirectory directory) {
        this.directory = directory;
    }

    /** An agency as anybody may know it. */
    @Schema(name = "Agency")
    record AgencyView(
            @Schema(examples = "dlh") String code,
            @Schema(examples = "Dinas Lingkungan Hidup") String name,
            @Schema(examples = "DLH") String shortName,
            AgencySnapshot.Kind kind) {
        static AgencyView of(Agency agency) {
            return new AgencyView(agency.code().value(), agency.name(), agency.shortName(), agency.kind());
        }
    }

    /** The agencies and the version of the directory that they are from. */
    @Schema(name = "Agencies")
    record AgenciesView(List<AgencyView> items, long directoryVersion) {}

    @GET
    @Operation(operationId = "listAgencies", summary = "The agencies of today")
    public Uni<AgenciesView> list() {
        LocalDate today = clock.instant().atZone(WIB).toLocalDate();
        return directory
                .get()
                .map(now -> new AgenciesView(
                        now.agencies(today).stream().map(AgencyView::of).toList(), now.version()));
    }
}

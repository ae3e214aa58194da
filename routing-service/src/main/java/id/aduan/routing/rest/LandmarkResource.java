package id.aduan.routing.rest;

import id.aduan.routing.directory.CurrentDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The places that people name, for everyone. */
@Path("/api/v1/routing/landmarks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Directory")
class LandmarkResource {
    private final CurrentDirectory directory;

    LandmarkResource(CurrentDirectory directory) {
        this.directory = directory;
    }

    /** The landmarks and the version of the directory that they are from. */
    @Schema(name = "Landmarks")
    record LandmarksView(List<LandmarkView> items, long directoryVersion) {}

    @GET
    @Operation(operationId = "listLandmarks", summary = "Places by which people tell where something is")
    public Uni<LandmarksView> list() {
        return directory
                .get()
                .map(now -> new LandmarksView(
                        now.landmarks().stream().map(LandmarkView::of).toList(), now.version()));
    }
}

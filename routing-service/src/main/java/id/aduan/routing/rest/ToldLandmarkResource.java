package id.aduan.routing.rest;

import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.CurrentDirectory.Learned;
import id.aduan.routing.directory.Landmark;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** For doors: a place that a citizen named and that the directory did not know. It counts at once, and is checked later. */
@Path("/internal/landmarks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DOOR)
@Tag(name = "Directory")
class ToldLandmarkResource {
    private static final String NOTE = "told at a door";

    private final CurrentDirectory directory;
    private final SignedIn signedIn;
    private final Gazetteer gazetteer;

    ToldLandmarkResource(CurrentDirectory directory, SignedIn signedIn, Gazetteer gazetteer) {
        this.directory = directory;
        this.signedIn = signedIn;
        this.gazetteer = gazetteer;
    }

    /** A landmark as it was told: with a point, or with the area that it lies in. */
    @Schema(name = "ToldLandmark")
    record ToldLandmark(
            @Schema(required = true, examples = "Warung Bu Haji Cikopo")
            String name,

            @Schema(description = "OTHER when it is absent") Landmark.Kind kind,

            Double latitude,
            Double longitude,

            @Schema(description = "A village or kecamatan; needed where there is no point", examples = "32.14.09.2001")
            String areaCode) {

        /** Fails with {@link IllegalArgumentException} when it is no place of the regency. */
        private Landmark toEntry(Gazetteer gazetteer) {
            boolean pointed = latitude != null && longitude != null;
            if (!pointed && (areaCode == null || areaCode.isBlank())) {
                throw new IllegalArgumentException("neither a point nor an area is told");
            }
            String id = DirectoryPages.key(name);
            if (id.isEmpty()) {
                throw new IllegalArgumentException("name has no letter or digit");
            }
            Optional<Area> area = pointed ? Optional.empty() : gazetteer.area(new AreaCode(areaCode.strip()));
            LandmarkView view = new LandmarkView(
                    id,
                    name,
                    List.of(),
                    kind == null ? Landmark.Kind.OTHER : kind,
                    pointed
                            ? latitude
                            : area.map(found -> found.centroid().latitude()).orElse(null),
                    pointed
                            ? longitude
                            : area.map(found -> found.centroid().longitude()).orElse(null),
                    pointed ? null : areaCode,
                    true);
            return view.toEntry(id, gazetteer);
        }

        /** Redacted: a citizen said it. */
        @Override
        public String toString() {
            return "ToldLandmark[…]";
        }
    }

    @POST
    @Operation(
            summary = "Keep a landmark that a citizen named, until an administrator has checked it",
            description =
                    "Where a landmark is called so already, that one is given back and stays as it is: sending it again changes nothing.")
    public Uni<RestResponse<LandmarkView>> tell(ToldLandmark told) {
        Landmark wish;
        try {
            wish = (told == null ? new ToldLandmark(null, null, null, null, null) : told).toEntry(gazetteer);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw refusal(e);
        }
        return directory
                .learn(wish, signedIn.name(), NOTE)
                .map(ToldLandmarkResource::answer)
                .onFailure(IllegalArgumentException.class)
                .transform(this::refusal);
    }

    private static RestResponse<LandmarkView> answer(Learned learned) {
        LandmarkView view = LandmarkView.of(learned.landmark());
        return learned.added() ? RestResponse.status(RestResponse.Status.CREATED, view) : RestResponse.ok(view);
    }

    private Refusal refusal(Throwable failure) {
        var words = signedIn.words();
        return new Refusal(Problem.of(
                422,
                "directory-refused",
                words.directoryRefusedTitle(),
                words.directoryRefusedDetail(String.valueOf(failure.getMessage()))));
    }
}

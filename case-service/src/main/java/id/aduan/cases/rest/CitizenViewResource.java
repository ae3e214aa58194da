package id.aduan.cases.rest;

import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.CitizenView;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.rest.CitizenBodies.CitizenCase;
import id.aduan.cases.rest.CitizenBodies.CitizenItem;
import id.aduan.cases.rest.CitizenBodies.CitizenList;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** For doors, which have checked that who asks is the reporter. */
@Path("/internal/citizen-view")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DOOR)
@Tag(name = "Citizen view")
class CitizenViewResource {
    private final CitizenView view;
    private final AgencyNames agencies;
    private final CaseFiles files;

    CitizenViewResource(CitizenView view, AgencyNames agencies, CaseFiles files) {
        this.view = view;
        this.agencies = agencies;
        this.files = files;
    }

    @GET
    @Path("{trackingNumber}")
    @Operation(summary = "The case of a number, as its reporter sees it")
    public Uni<CitizenCase> track(@RestPath String trackingNumber, RoutingContext request) {
        return numbered(trackingNumber, request, number -> view.track(number)
                .chain(tracked -> agencies.directory().map(directory -> CitizenCase.of(tracked, directory))));
    }

    @GET
    @Path("{trackingNumber}/attachments/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A file of the case, as its reporter may see it")
    public Uni<Response> attachment(@RestPath String trackingNumber, @RestPath String sha256, RoutingContext request) {
        return numbered(trackingNumber, request, number -> view.attachment(number, sha256)
                .chain(files::serve));
    }

    @GET
    @Path("{trackingNumber}/personal-data")
    @Operation(summary = "A copy of all that is kept of the reporter in this case")
    public Uni<PersonalDataBody> personalData(@RestPath String trackingNumber, RoutingContext request) {
        return numbered(trackingNumber, request, number -> view.copy(number)
                .chain(copy -> agencies.directory().map(directory -> PersonalDataBody.of(copy, directory))));
    }

    @GET
    @Path("by-reporter/{ref}")
    @Operation(summary = "The cases of one pseudonym, the newest first")
    public Uni<CitizenList> ofReporter(@RestPath String ref) {
        return view.ofReporter(ref).chain(cases -> agencies.directory()
                .map(directory -> new CitizenList(cases.stream()
                        .map(subject -> CitizenItem.of(subject, directory))
                        .toList())));
    }

    private static <T> Uni<T> numbered(String typed, RoutingContext request, Function<TrackingNumber, Uni<T>> work) {
        return CaseProblems.refusing(
                request, TrackingNumber.parse(typed).map(work).orElseGet(() -> Uni.createFrom()
                        .failure(new CaseNotFound())));
    }
}

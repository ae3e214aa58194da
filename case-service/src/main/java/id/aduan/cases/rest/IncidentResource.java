package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AreaNames;
import id.aduan.cases.application.FindIncidents;
import id.aduan.cases.application.FindIncidents.Likely;
import id.aduan.cases.application.Report;
import id.aduan.cases.application.Sighting;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.rest.CaseBodies.AgencyBody;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For doors, which want to know whether what a citizen tells is known already. His words come in a body, and stand in no address. */
@Path("/internal/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DOOR)
@Tag(name = "Incidents")
class IncidentResource {
    private static final int DEFAULT_LIMIT = 5;
    private static final int MOST = 20;
    private static final int SUBJECT_LENGTH = 120;

    private final FindIncidents incidents;
    private final AgencyNames agencies;
    private final AreaNames areas;

    IncidentResource(FindIncidents incidents, AgencyNames agencies, AreaNames areas) {
        this.incidents = incidents;
        this.agencies = agencies;
        this.areas = areas;
    }

    /**
     * An open case that is likely the same.
     *
     * @param since when it was reported
     * @param distanceMeters absent unless both have a point
     * @param subject its title, or how it begins
     * @param supporters how many further persons have reported it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IncidentBody(
            ComplaintId complaintId,
            TrackingNumber trackingNumber,
            ComplaintKind kind,
            EmergencyKind emergencyKind,
            AreaCode areaCode,
            String areaName,
            Instant since,
            CaseStatus status,
            AgencyBody agency,
            Long distanceMeters,
            String subject,
            int supporters) {
        static IncidentBody of(Likely likely, Directory directory, AreaNames areas) {
            Case subject = likely.incident().subject();
            AreaCode area = subject.subject().area();
            return new IncidentBody(
                    subject.id(),
                    subject.facts().trackingNumber(),
                    subject.facts().kind(),
                    subject.facts().emergencyKind(),
                    area,
                    area == null ? null : areas.label(area),
                    subject.facts().receivedAt(),
                    subject.status(),
                    AgencyBody.of(subject.state().agency(), directory),
                    likely.meters().isPresent() ? Math.round(likely.meters().getAsDouble()) : null,
                    title(likely.incident().report()),
                    subject.supporters());
        }

        private static String title(Report report) {
            String text = report.title() == null ? report.narrative() : report.title();
            if (text.length() <= SUBJECT_LENGTH) {
                return text;
            }
            int end = SUBJECT_LENGTH - 1;
            return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
        }
    }

    /** What a citizen tells so far, as it was typed; each may be absent. */
    record ToldBody(String lat, String lon, String areaCode, String text, String emergencyKind, Integer limit) {
        @Override
        public String toString() {
            return "ToldBody[…]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open cases that are likely about the same, the likeliest first",
            description =
                    "By a point, an area, words or the kind of an emergency; each may be absent. Confidential cases are never told. Changes nothing.")
    public Uni<List<IncidentBody>> likely(ToldBody told, RoutingContext request) {
        if (told == null) {
            throw new BadRequestException();
        }
        Integer limit = told.limit();
        Inputs inputs = new Inputs(CaseProblems.words(request));
        Double latitude = inputs.optionalCode("lat", told.lat(), typed -> degrees(typed, 90));
        Double longitude = inputs.optionalCode("lon", told.lon(), typed -> degrees(typed, 180));
        AreaCode area = inputs.optionalCode("areaCode", told.areaCode(), AreaCode::new);
        EmergencyKind kind = inputs.optionalOneOf("emergencyKind", told.emergencyKind(), EmergencyKind.class);
        if ((latitude == null) != (longitude == null)) {
            inputs.refuse("lat", "MALFORMED", CaseProblems.words(request).malformed());
        }
        if (limit != null && (limit < 1 || limit > MOST)) {
            inputs.refuse("limit", "OUT_OF_RANGE", CaseProblems.words(request).limitOutOfRange(MOST));
        }
        inputs.check();
        return incidents
                .handle(
                        new Sighting(latitude, longitude, area, kind, Sighting.wordsOf(told.text())),
                        limit == null ? DEFAULT_LIMIT : limit)
                .chain(found -> agencies.directory().map(directory -> found.stream()
                        .map(each -> IncidentBody.of(each, directory, areas))
                        .toList()));
    }

    private static Double degrees(String typed, double most) {
        double value = Double.parseDouble(typed); // what is no number is a NumberFormatException, which is refused
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException("not on Earth");
        }
        return value;
    }
}

package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.ManageOfficers;
import id.aduan.cases.application.Officers.Membership;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.rest.CaseBodies.AgencyBody;
import id.aduan.contracts.AgencyCode;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Which officer belongs to which agency, and since when. */
@Path("/api/v1/officers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Officers")
class OfficerResource {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 100;
    private static final int DAY = "2026-11-24".length();
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final ManageOfficers officers;
    private final AgencyNames agencies;
    private final Viewers viewers;

    OfficerResource(ManageOfficers officers, AgencyNames agencies, Viewers viewers) {
        this.officers = officers;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    /**
     * @param agency the code of the agency
     * @param since from when, a moment or a day in WIB, or absent for now
     * @param displayName how the administrator knows him, or absent
     */
    record OfficerRequest(
            @Schema(required = true, examples = "dlh") String agency, String since, String displayName) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembershipBody(AgencyBody agency, boolean agencyKnown, Instant since, Instant until, String displayName) {
        static MembershipBody of(Membership membership, Directory directory) {
            return new MembershipBody(
                    AgencyBody.of(membership.agency(), directory),
                    directory.knows(membership.agency()),
                    membership.since(),
                    membership.until(),
                    membership.displayName());
        }
    }

    /** @param memberships the latest first */
    record OfficerBody(String subject, List<MembershipBody> memberships) {}

    @GET
    @Path("{subject}")
    @Operation(operationId = "showOfficer", summary = "The agencies that an officer belongs and belonged to")
    public Uni<OfficerBody> get(@RestPath String subject, RoutingContext request) {
        return CaseProblems.refusing(request, officers.memberships(subject).chain(memberships -> {
            if (memberships.isEmpty()) {
                throw new CaseNotFound();
            }
            return body(subject, memberships);
        }));
    }

    @PUT
    @Path("{subject}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "assignOfficer",
            summary = "From now on, or from a moment on, the officer belongs to this agency and no other")
    public Uni<OfficerBody> put(@RestPath String subject, OfficerRequest body, RoutingContext request) {
        OfficerRequest sent = body == null ? new OfficerRequest(null, null, null) : body;
        Inputs inputs = new Inputs(CaseProblems.words(request));
        AgencyCode agency = inputs.code("agency", sent.agency(), AgencyCode::new);
        Instant since = inputs.optionalCode("since", sent.since(), OfficerResource::instant);
        String displayName = inputs.optionalText("displayName", sent.displayName());
        if (subject.length() > LONGEST_SUBJECT || (displayName != null && displayName.length() > LONGEST_NAME)) {
            inputs.refuse("displayName", "TOO_LONG", CaseProblems.words(request).textTooLong(LONGEST_NAME));
        }
        inputs.check();
        return CaseProblems.refusing(
                request,
                officers.assign(subject, agency, since, displayName, viewers.subject())
                        .chain(memberships -> body(subject, memberships)));
    }

    @DELETE
    @Path("{subject}")
    @Operation(operationId = "removeOfficer", summary = "From now on the officer belongs to no agency")
    public Uni<Void> delete(@RestPath String subject, RoutingContext request) {
        return CaseProblems.refusing(request, officers.remove(subject).map(ended -> {
            if (!ended) {
                throw new CaseNotFound();
            }
            return null;
        }));
    }

    private Uni<OfficerBody> body(String subject, List<Membership> memberships) {
        return agencies.directory()
                .map(directory -> new OfficerBody(
                        subject,
                        memberships.stream()
                                .map(membership -> MembershipBody.of(membership, directory))
                                .toList()));
    }

    private static Instant instant(String text) {
        try {
            return text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay(WIB).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }
}

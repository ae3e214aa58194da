package id.aduan.routing.rest;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.kit.pages.RegencyTime;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import id.aduan.routing.triage.Refused;
import id.aduan.routing.triage.Viewer;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;

/** The person who asks, and how he is answered in his language. */
@RequestScoped
class SignedIn {
    private final SecurityIdentity identity;
    private final RoutingContext request;

    SignedIn(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    Viewer viewer() {
        return new Viewer(identity.getPrincipal().getName(), identity.hasRole(Roles.SUPERVISOR));
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    boolean isAdministrator() {
        return identity.hasRole(Roles.ADMINISTRATOR);
    }

    boolean isAtDesk() {
        return identity.hasRole(Roles.TRIAGE_OFFICER) || identity.hasRole(Roles.SUPERVISOR);
    }

    RoutingMessages words() {
        return RequestLanguage.words(RoutingMessages.class, request);
    }

    Locale locale() {
        return RequestLanguage.of(request).locale();
    }

    /** Reads an id of an address; what is no id is not found. */
    ComplaintId complaint(String id) {
        try {
            return ComplaintId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(notFound());
        }
    }

    Refusal refusal(Throwable failure) {
        return new Refusal(problem((Refused) failure));
    }

    Problem problem(Refused refused) {
        RoutingMessages words = words();
        return switch (refused.reason()) {
            case NOT_FOUND -> notFound();
            case ALREADY_DECIDED -> {
                RoutingDecision standing = refused.standing().orElseThrow();
                String detail =
                        words.alreadyDecidedDetail(standing.decidedBy(), RegencyTime.moment(standing.decidedAt()));
                yield Problem.of(409, "already-decided", words.alreadyDecidedTitle(), detail)
                        .with("decidedBy", standing.decidedBy())
                        .with("decidedAt", standing.decidedAt().toString())
                        .with("number", standing.number());
            }
            case UNKNOWN_AGENCY -> unfit("agency", words.unknownAgency());
            case UNKNOWN_REFERRAL -> unfit("referral", words.unknownReferral());
            case UNKNOWN_TARGET -> unfit("into", words.unknownTarget());
            case NOTE_MISSING, NOTE_UNFIT ->
                unfit(
                        "note",
                        refused.reason() == Refused.Reason.NOTE_MISSING ? words.noteMissing() : words.noteUnfit());
            case REASON_MISSING -> unfit("reasonCode", words.reasonMissing());
        };
    }

    private Problem notFound() {
        RoutingMessages words = words();
        return Problem.of(404, "report-not-found", words.notFoundTitle(), words.notFoundDetail());
    }

    private Problem unfit(String field, String message) {
        return Problem.of(422, "decision-unfit", words().unfitTitle(), message)
                .withErrors(java.util.List.of(new Problem.FieldError(field, field + "-unfit", message)));
    }
}

package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The operator who asks, and how he is answered in his language. */
@RequestScoped
class AtConsole {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final SecurityIdentity identity;
    private final RoutingContext request;

    AtConsole(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    Operator operator() {
        return new Operator(identity.getPrincipal().getName(), identity.hasRole(Roles.SUPERVISOR));
    }

    CallMessages words() {
        return RequestLanguage.words(CallMessages.class, request);
    }

    /** What goes into a report is in Indonesian, whatever the operator reads. */
    ReportWords reportWords() {
        CallMessages words = RequestLanguage.words(CallMessages.class, Language.INDONESIAN);
        return new ReportWords() {
            @Override
            public String emergency(EmergencyKind kind) {
                return switch (kind) {
                    case FIRE -> words.fire();
                    case RIOT -> words.riot();
                    case ACCIDENT -> words.accident();
                    case NATURAL_DISASTER -> words.naturalDisaster();
                    case MEDICAL -> words.medical();
                    case PUBLIC_SECURITY -> words.publicSecurity();
                    case OTHER -> words.other();
                };
            }

            @Override
            public String hazards(String told) {
                return words.hazards(told);
            }

            @Override
            public String question() {
                return words.question();
            }
        };
    }

    /** Reads an id of an address; what is no id is not found. */
    UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw refusal(new CallRefused(CallRefused.Reason.NOT_FOUND));
        }
    }

    /** The status of a case; one that this release does not know is told as what is surely true. */
    String status(String status) {
        CallMessages words = words();
        return switch (status) {
            case "DISPATCHED" -> words.statusDispatched();
            case "IN_PROGRESS", "UNABLE_TO_ACT", "DISPUTED" -> words.statusInProgress();
            case "ANSWERED" -> words.statusAnswered();
            case "POSTPONED" -> words.statusPostponed();
            case "CLOSED", "ARCHIVED" -> words.statusClosed();
            case "REFERRED" -> words.statusReferred();
            default -> words.statusReceived();
        };
    }

    Refusal invalid(List<CallFault> faults) {
        CallMessages words = words();
        return new Refusal(Problem.of(422, "call-invalid", words.invalidTitle(), words.invalidDetail())
                .withErrors(faults.stream()
                        .map(fault -> new FieldError(
                                fault.field(),
                                fault.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                message(fault.code(), words)))
                        .toList()));
    }

    private static String message(CallFault.Code code, CallMessages words) {
        return switch (code) {
            case REQUIRED -> words.required();
            case TOO_LONG -> words.tooLong();
            case UNKNOWN_VALUE -> words.unknownValue();
            case INVALID_PHONE -> words.invalidPhone();
            case INVALID_CONTACT -> words.invalidContact();
            case UNKNOWN_AREA -> words.unknownArea();
            case NO_POINT -> words.noPoint();
            case UNREADABLE_DATE -> words.unreadableDate();
            case DATE_IN_FUTURE -> words.dateInFuture();
            case NOT_OF_THIS_TYPE -> words.notOfThisType();
        };
    }

    Refusal refusal(Throwable failure) {
        CallRefused refused = (CallRefused) failure;
        Problem problem = problem(refused, words());
        return refused.reason() == CallRefused.Reason.NO_SEALING_KEY
                ? new Refusal(problem, LATER)
                : new Refusal(problem);
    }

    private static Problem problem(CallRefused refused, CallMessages words) {
        return switch (refused.reason()) {
            case NOT_FOUND -> Problem.of(404, "call-not-found", words.notFoundTitle(), words.notFoundDetail());
            case TAKEN ->
                Problem.of(409, "call-taken", words.takenTitle(), words.takenDetail(refused.operator()))
                        .with("operator", refused.operator());
            case NOT_TAKEN -> Problem.of(409, "call-not-taken", words.notTakenTitle(), words.notTakenDetail());
            case LOGGED ->
                Problem.of(409, "call-logged", words.loggedTitle(), words.loggedDetail(refused.operator()))
                        .with("operator", refused.operator());
            case DRAFT_OLDER ->
                Problem.of(409, "draft-older", words.draftOlderTitle(), words.draftOlderDetail(refused.draftVersion()))
                        .with("version", refused.draftVersion());
            case NUMBER_IN_EMERGENCY ->
                Problem.of(409, "number-in-emergency", words.emergencyTitle(), words.emergencyDetail());
            case NO_NUMBER -> Problem.of(422, "number-unknown", words.noNumberTitle(), words.noNumberDetail());
            case CONSENT_MISSING ->
                Problem.of(422, "consent-missing", words.consentTitle(), words.consentDetail())
                        .withErrors(List.of(new FieldError("consent", "consent-missing", words.consentDetail())));
            case NO_SEALING_KEY -> Problem.of(503, "no-sealing-key", words.noKeyTitle(), words.noKeyDetail());
        };
    }
}

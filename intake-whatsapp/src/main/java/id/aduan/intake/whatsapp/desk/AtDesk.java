package id.aduan.intake.whatsapp.desk;

import id.aduan.kit.pages.RegencyTime;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The officer who asks, and how he is answered in his language. */
@RequestScoped
class AtDesk {
    private final SecurityIdentity identity;
    private final RoutingContext request;

    AtDesk(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    String officer() {
        return identity.getPrincipal().getName();
    }

    boolean isCoordinator() {
        return identity.hasRole(Roles.SUPERVISOR);
    }

    ChatMessages words() {
        return RequestLanguage.words(ChatMessages.class, request);
    }

    Locale locale() {
        return RequestLanguage.of(request).locale();
    }

    /** Reads an id of an address; what is no id is not found. */
    UUID conversation(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw refusal(new Refused(Refused.Reason.NOT_FOUND));
        }
    }

    /** Reads a position in a transcript, which may be missing. */
    UUID position(String id) {
        return id == null || id.isBlank() ? null : conversation(id);
    }

    Refusal refusal(Throwable failure) {
        return new Refusal(problem((Refused) failure));
    }

    Problem problem(Refused refused) {
        ChatMessages words = words();
        return switch (refused.reason()) {
            case NOT_FOUND -> Problem.of(404, "conversation-not-found", words.notFoundTitle(), words.notFoundDetail());
            case TAKEN ->
                Problem.of(
                                409,
                                "conversation-taken",
                                words.takenTitle(),
                                words.takenDetail(refused.handledBy(), RegencyTime.moment(refused.handledUntil())))
                        .with("handledBy", refused.handledBy())
                        .with("handledUntil", refused.handledUntil().toString());
            case NOT_TAKEN -> Problem.of(409, "conversation-not-taken", words.notTakenTitle(), words.notTakenDetail());
            case WINDOW_CLOSED ->
                Problem.of(409, "window-closed", words.windowClosedTitle(), words.windowClosedDetail());
            case TEXT_UNFIT -> unfit("text", words.textUnfit());
            case PHOTO_UNFIT -> unfit("photo", words.photoUnfit());
            case REASON_MISSING -> unfit("reason", words.reasonMissing());
            case KEY_UNFIT -> unfit("key", words.keyUnfit());
        };
    }

    private Problem unfit(String field, String message) {
        return Problem.of(422, "reply-unfit", words().unfitTitle(), message)
                .withErrors(List.of(new Problem.FieldError(field, field + "-unfit", message)));
    }
}

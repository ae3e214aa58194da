package id.aduan.intake.callcenter.callbacks;

import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The operator who asks, and how he is answered in his language. */
@RequestScoped
class AtCallBacks {
    private final SecurityIdentity identity;
    private final RoutingContext request;

    AtCallBacks(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    String operator() {
        return identity.getPrincipal().getName();
    }

    CallBackMessages words() {
        return RequestLanguage.words(CallBackMessages.class, request);
    }

    Locale locale() {
        return RequestLanguage.of(request).locale();
    }

    /** Reads an id of an address; what is no id is not found. */
    UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw refusal(new CallBackRefused(CallBackRefused.Reason.NOT_FOUND));
        }
    }

    Refusal refusal(Throwable failure) {
        CallBackMessages words = words();
        return new Refusal(
                switch (((CallBackRefused) failure).reason()) {
                    case NOT_FOUND ->
                        Problem.of(404, "callback-not-found", words.notFoundTitle(), words.notFoundDetail());
                    case SETTLED -> Problem.of(409, "callback-settled", words.settledTitle(), words.settledDetail());
                    case NOTE_UNFIT -> {
                        String unfit = words.noteUnfit(CallBackDesk.LONGEST_NOTE);
                        yield Problem.of(422, "callback-unfit", words.noteTitle(), unfit)
                                .withErrors(List.of(new Problem.FieldError("note", "note-unfit", unfit)));
                    }
                });
    }
}

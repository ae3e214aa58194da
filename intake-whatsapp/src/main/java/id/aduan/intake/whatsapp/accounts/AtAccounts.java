package id.aduan.intake.whatsapp.accounts;

import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;

/** Who looks after the numbers, and how he is answered in his language. */
@RequestScoped
class AtAccounts {
    private final SecurityIdentity identity;
    private final RoutingContext request;

    AtAccounts(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    String officer() {
        return identity.getPrincipal().getName();
    }

    boolean has(String role) {
        return identity.hasRole(role);
    }

    AccountMessages words() {
        return RequestLanguage.words(AccountMessages.class, request);
    }

    Locale locale() {
        return RequestLanguage.of(request).locale();
    }

    Problem problem(AccountDesk.Resumed refused) {
        AccountMessages words = words();
        return refused == AccountDesk.Resumed.UNKNOWN
                ? Problem.of(404, "number-not-found", words.notFoundTitle(), words.notFoundDetail())
                : Problem.of(409, "number-not-stopped", words.notStoppedTitle(), words.notStoppedDetail());
    }
}

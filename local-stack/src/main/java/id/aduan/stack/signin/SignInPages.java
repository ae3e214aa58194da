package id.aduan.stack.signin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.lang.JoseException;

/** Signs people in and out by their browser. One session, in a cookie, is for all services. */
final class SignInPages {
    private static final Logger LOG = Logger.getLogger(SignInPages.class.getName());
    private static final String COOKIE = "aduan-signin";
    private static final Pattern COOKIE_VALUE = Pattern.compile("(?:^|;\\s*)" + COOKIE + "=([A-Za-z0-9_-]+)");
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TokenEndpoint clients;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Supplier<List<Agency>> agencies;
    private final BackChannels backChannels;

    SignInPages(
            TokenEndpoint clients,
            Tokens tokens,
            Sessions sessions,
            Supplier<List<Agency>> agencies,
            BackChannels backChannels) {
        this.clients = clients;
        this.tokens = tokens;
        this.sessions = sessions;
        this.agencies = agencies;
        this.backChannels = backChannels;
    }

    /** A service sends somebody: on to it when he is signed in already, else to the choice of an account. */
    Reply authorize(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        Optional<String> fault = AuthorizationRequest.fault(parameters, clients.client(parameters.get("client_id")));
        if (fault.isPresent()) {
            return page(400, AccountPage.refused(fault.get()));
        }
        var request = AuthorizationRequest.of(parameters);
        Optional<Session> session = session(exchange);
        if (session.isPresent() && !request.prompt().equals("login")) {
            return signedIn(session.get(), request);
        }
        if (request.prompt().equals("none")) {
            return Reply.redirect(request.answer("error=login_required"));
        }
        return page(200, AccountPage.choose(parameters, known(), parameters.get("q")));
    }

    /** Somebody has chosen an account. */
    Reply choose(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        Optional<String> fault = AuthorizationRequest.fault(parameters, clients.client(parameters.get("client_id")));
        if (fault.isPresent()) {
            return page(400, AccountPage.refused(fault.get()));
        }
        String agency = parameters.get("agency").strip();
        String name = agency.isEmpty() ? parameters.get("account") : "officer." + agency;
        Optional<Account> account = Account.named(name);
        if (account.isEmpty()) {
            return page(400, AccountPage.choose(parameters, known(), agency));
        }
        session(exchange).ifPresent(this::end);
        Session session = sessions.begin(account.get());
        return signedIn(session, AuthorizationRequest.of(parameters)).with("Set-Cookie", cookie(session.id(), "36000"));
    }

    /** Ends the session of this browser, or the one that the token tells of, in every service. */
    Reply endSession(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        session(exchange).or(() -> sessionOf(parameters.get("id_token_hint"))).ifPresent(this::end);
        String target = parameters.get("post_logout_redirect_uri");
        if (!AuthorizationRequest.isOnThisMachine(target)) {
            return page(200, AccountPage.signedOut()).with("Set-Cookie", cookie("", "0"));
        }
        String state = parameters.get("state");
        String query = state.isEmpty() ? "" : (target.contains("?") ? "&" : "?") + "state=" + Parameters.encode(state);
        return Reply.redirect(target + query).with("Set-Cookie", cookie("", "0"));
    }

    private void end(Session session) {
        sessions.end(session);
        backChannels.tell(tokens.logoutToken(session.account(), Client.STAFF, session.id()));
    }

    private Reply signedIn(Session session, AuthorizationRequest request) {
        String code =
                sessions.code(session, request.client(), request.redirect(), request.nonce(), request.challenge());
        return Reply.redirect(request.answer("code=" + code));
    }

    private Optional<Session> session(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie"))
                .map(COOKIE_VALUE::matcher)
                .filter(Matcher::find)
                .flatMap(found -> sessions.find(found.group(1)));
    }

    private Optional<Session> sessionOf(String identityToken) {
        if (identityToken.isEmpty()) {
            return Optional.empty();
        }
        try {
            return sessions.find(tokens.verified(identityToken).getStringClaimValue("sid"));
        } catch (JoseException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private List<Agency> known() {
        try {
            return agencies.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the agencies are not known: {0}", e.getMessage());
            return List.of();
        }
    }

    private static Reply page(int status, String html) {
        return Reply.page(status, html).with("Content-Security-Policy", CONTENT_POLICY);
    }

    private static String cookie(String value, String seconds) {
        return COOKIE + "=" + value + "; Path=" + DevelopmentIssuer.PATH + "; Max-Age=" + seconds
                + "; HttpOnly; SameSite=Lax";
    }
}

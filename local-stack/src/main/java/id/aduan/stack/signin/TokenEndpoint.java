package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives tokens to clients that prove who they are. */
final class TokenEndpoint {
    private final Map<String, Client> clients;
    private final Tokens tokens;
    private final Sessions sessions;

    TokenEndpoint(List<Client> clients, Tokens tokens, Sessions sessions) {
        this.clients = clients.stream().collect(Collectors.toMap(Client::id, client -> client));
        this.tokens = tokens;
        this.sessions = sessions;
    }

    Optional<Client> client(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    Reply answer(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        Optional<Client> known = authenticate(exchange, parameters);
        if (known.isEmpty()) {
            return Reply.refusal(401, "invalid_client", "the client is not known or its secret is wrong")
                    .with("WWW-Authenticate", "Basic realm=\"aduan\"");
        }
        Client client = known.get();
        return switch (client.kind()) {
            case MACHINE -> ofMachine(client, parameters);
            case COMMAND_LINE -> ofCommandLine(parameters);
            case PAGES -> ofPages(client, parameters);
        };
    }

    private Reply ofMachine(Client client, Parameters parameters) {
        return parameters.get("grant_type").equals("client_credentials")
                ? bearer(tokens.machineToken(client, Tokens.MACHINE_LIFETIME), Tokens.MACHINE_LIFETIME)
                : unauthorized();
    }

    private Reply ofCommandLine(Parameters parameters) {
        if (!parameters.get("grant_type").equals("password")) {
            return unauthorized();
        }
        String session = UUID.randomUUID().toString();
        return Account.named(parameters.get("username"))
                .map(account -> tokens.accessToken(account, Client.COMMAND_LINE, session, Tokens.ACCOUNT_LIFETIME))
                .map(token -> bearer(token, Tokens.ACCOUNT_LIFETIME))
                .orElseGet(() -> invalid("there is no such account"));
    }

    private Reply ofPages(Client client, Parameters parameters) {
        return switch (parameters.get("grant_type")) {
            case "authorization_code" ->
                sessions.redeem(parameters.get("code"))
                        .filter(code -> code.client().equals(client.id()))
                        .filter(code -> code.redirect().equals(parameters.get("redirect_uri")))
                        .filter(code -> provesPossession(code, parameters.get("code_verifier")))
                        .map(code -> signedIn(code.session(), client, code.nonce(), refresh(code.session(), client)))
                        .orElseGet(() -> invalid("the code is spent, too old, or another's"));
            case "refresh_token" ->
                sessions.refresh(parameters.get("refresh_token"))
                        .filter(refresh -> refresh.client().equals(client.id()))
                        .map(refresh -> signedIn(refresh.session(), client, "", parameters.get("refresh_token")))
                        .orElseGet(() -> invalid("the session has ended"));
            default -> unauthorized();
        };
    }

    private String refresh(Session session, Client client) {
        return sessions.refreshToken(session, client.id());
    }

    private Reply signedIn(Session session, Client client, String nonce, String refreshToken) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "access_token",
                tokens.accessToken(session.account(), client.id(), session.id(), Tokens.ACCOUNT_LIFETIME));
        answer.put("id_token", tokens.identityToken(session.account(), client.id(), session.id(), nonce));
        answer.put("refresh_token", refreshToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Tokens.ACCOUNT_LIFETIME.toSeconds());
        answer.put("scope", "openid profile");
        return Reply.json(200, answer);
    }

    private Optional<Client> authenticate(HttpExchange exchange, Parameters parameters) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return client(parameters.get("client_id"), parameters.get("client_secret"));
        }
        String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String id = pair.substring(0, colon);
        String secret = pair.substring(colon + 1);
        // OAuth 2 wants both encoded like a form, and many clients send them as they are
        return client(id, secret).or(() -> client(URLDecoder.decode(id, UTF_8), URLDecoder.decode(secret, UTF_8)));
    }

    private Optional<Client> client(String id, String secret) {
        return client(id).filter(known -> known.hasSecret(secret));
    }

    /** PKCE: who redeems the code is who asked for it. */
    private static boolean provesPossession(Sessions.Code code, String verifier) {
        if (code.challenge().isEmpty()) {
            return true;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return challenge.equals(code.challenge());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply bearer(String accessToken, Duration lifetime) {
        return Reply.json(
                200, Map.of("access_token", accessToken, "token_type", "Bearer", "expires_in", lifetime.toSeconds()));
    }

    private static Reply invalid(String description) {
        return Reply.refusal(400, "invalid_grant", description);
    }

    private static Reply unauthorized() {
        return Reply.refusal(400, "unauthorized_client", "the client may not use this grant");
    }
}

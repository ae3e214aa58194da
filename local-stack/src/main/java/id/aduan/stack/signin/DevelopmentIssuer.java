package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The development sign-in: an OpenID Connect issuer on the loopback address, whose accounts have no passwords. Its
 * clients have secrets, and a request with a wrong one is refused.
 */
public final class DevelopmentIssuer implements AutoCloseable {
    /** Everything of the sign-in is under this path. */
    public static final String PATH = "/signin";

    private static final Logger LOG = Logger.getLogger(DevelopmentIssuer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI issuer;
    private final Tokens tokens;
    private final TokenEndpoint tokenEndpoint;
    private final SignInPages pages;

    private DevelopmentIssuer(HttpServer server, ExecutorService threads, IssuerOptions options) {
        String own = "http://localhost:" + server.getAddress().getPort();
        this.server = server;
        this.threads = threads;
        this.issuer = URI.create(options.front().map(URI::toString).orElse(own) + PATH);
        this.tokens = new Tokens(issuer.toString(), options.key(), Clock.systemUTC());
        var sessions = new Sessions(Clock.systemUTC());
        this.tokenEndpoint = new TokenEndpoint(options.clients(), tokens, sessions);
        this.pages = new SignInPages(
                tokenEndpoint, tokens, sessions, options.agencies(), new BackChannels(options.backChannels()));
    }

    /** Starts a sign-in, which serves when this returns. */
    public static DevelopmentIssuer start(IssuerOptions options) {
        requireNonNull(options, "options is null");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
            var threads = Executors.newFixedThreadPool(4, work -> {
                var thread = new Thread(work, "sign-in");
                thread.setDaemon(true);
                return thread;
            });
            var development = new DevelopmentIssuer(server, threads, options);
            server.setExecutor(threads);
            server.createContext("/", development::handle);
            server.start();
            return development;
        } catch (IOException e) {
            throw new UncheckedIOException("the sign-in cannot listen on port " + options.port(), e);
        }
    }

    /** The issuer's identifier, which is also where its documents are found. */
    public URI issuer() {
        return issuer;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** An access token of an account or of a machine client, without asking over HTTP. */
    public String token(String accountOrClient) {
        return token(accountOrClient, Tokens.ACCOUNT_LIFETIME);
    }

    /** An access token that lives this long; a negative time makes one that has expired. */
    public String token(String accountOrClient, Duration lifetime) {
        Optional<Client> machine =
                tokenEndpoint.client(accountOrClient).filter(client -> client.kind() == Client.Kind.MACHINE);
        if (machine.isPresent()) {
            return tokens.machineToken(machine.get(), lifetime);
        }
        Account account = Account.named(accountOrClient)
                .orElseThrow(() -> new IllegalArgumentException("no such account or client: " + accountOrClient));
        return tokens.accessToken(
                account, Client.COMMAND_LINE, UUID.randomUUID().toString(), lifetime);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (IllegalArgumentException e) { // an address or form that cannot be decoded
                reply = Reply.refusal(400, "invalid_request", "the request cannot be read");
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "sign-in failed", e);
                reply = Reply.refusal(500, "server_error", "the sign-in failed; its log says why");
            }
            reply.send(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        String endpoint = method + " " + (path.startsWith(PATH + "/") ? path.substring(PATH.length()) : "?");
        return switch (endpoint) {
            case "GET /.well-known/openid-configuration" -> Reply.json(200, discovery());
            case "GET /jwks" -> Reply.json(200, tokens.keys());
            case "POST /token" -> tokenEndpoint.answer(exchange);
            case "GET /userinfo", "POST /userinfo" -> userInfo(exchange);
            case "GET /authorize" -> pages.authorize(exchange);
            case "POST /authorize" -> pages.choose(exchange);
            case "GET /end-session", "POST /end-session" -> pages.endSession(exchange);
            case "GET /pages.css" -> Reply.resource("text/css; charset=utf-8", "pages.css");
            default -> Reply.refusal(404, "not_found", "the sign-in has no such address");
        };
    }

    private Reply userInfo(HttpExchange exchange) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        try {
            JwtClaims claims = tokens.verified(header.startsWith("Bearer ") ? header.substring(7) : "");
            var known = new LinkedHashMap<String, Object>();
            for (String claim : List.of("sub", "preferred_username", "name", "realm_access")) {
                known.put(claim, claims.getClaimValue(claim));
            }
            return Reply.json(200, known);
        } catch (JoseException e) {
            return Reply.refusal(401, "invalid_token", "the token is not of this sign-in")
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
    }

    private Map<String, Object> discovery() {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer.toString());
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("jwks_uri", issuer + "/jwks");
        document.put("end_session_endpoint", issuer + "/end-session");
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put(
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "client_credentials", "password"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("scopes_supported", List.of("openid", "profile"));
        document.put("backchannel_logout_supported", true);
        document.put("backchannel_logout_session_supported", true);
        return document;
    }
}

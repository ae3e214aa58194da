package id.aduan.stack.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

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
    private final Map<String, Client> clients;
    private final Tokens tokens;

    private DevelopmentIssuer(
            HttpServer server, ExecutorService threads, URI issuer, List<Client> clients, SigningKey key) {
        this.server = server;
        this.threads = threads;
        this.issuer = issuer;
        this.clients = new LinkedHashMap<>();
        clients.forEach(client -> this.clients.put(client.id(), client));
        this.tokens = new Tokens(issuer.toString(), key, Clock.systemUTC());
    }

    /** Starts a sign-in that is its own front, on a port that is free. */
    public static DevelopmentIssuer start(List<Client> clients, SigningKey key) {
        return start(0, Optional.empty(), clients, key);
    }

    /**
     * Starts a sign-in.
     *
     * @param port where it listens; 0 for any
     * @param front the address under which browsers and services see it, without the path; empty for its own
     */
    public static DevelopmentIssuer start(int port, Optional<URI> front, List<Client> clients, SigningKey key) {
        requireNonNull(front, "front is null");
        requireNonNull(clients, "clients is null");
        requireNonNull(key, "key is null");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var threads = Executors.newFixedThreadPool(4, work -> {
                var thread = new Thread(work, "sign-in");
                thread.setDaemon(true);
                return thread;
            });
            String own = "http://localhost:" + server.getAddress().getPort();
            URI issuer = URI.create(front.map(URI::toString).orElse(own) + PATH);
            var development = new DevelopmentIssuer(server, threads, issuer, clients, key);
            server.setExecutor(threads);
            server.createContext("/", development::handle);
            server.start();
            return development;
        } catch (IOException e) {
            throw new UncheckedIOException("the sign-in cannot listen on port " + port, e);
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
        Client client = clients.get(accountOrClient);
        if (client != null && client.kind() == Client.Kind.MACHINE) {
            return tokens.machineToken(client, lifetime);
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
        String endpoint =
                exchange.getRequestMethod() + " " + (path.startsWith(PATH + "/") ? path.substring(PATH.length()) : "?");
        return switch (endpoint) {
            case "GET /.well-known/openid-configuration" -> Reply.json(200, discovery());
            case "GET /jwks" -> Reply.json(200, tokens.keys());
            case "POST /token" -> token(exchange);
            default -> Reply.refusal(404, "not_found", "the sign-in has no such address");
        };
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

    private Reply token(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        Optional<Client> known = authenticate(exchange, parameters);
        if (known.isEmpty()) {
            return Reply.refusal(401, "invalid_client", "the client is not known or its secret is wrong")
                    .with("WWW-Authenticate", "Basic realm=\"aduan\"");
        }
        Client client = known.get();
        String grant = parameters.get("grant_type");
        return switch (client.kind()) {
            case MACHINE ->
                grant.equals("client_credentials")
                        ? answer(tokens.machineToken(client, Tokens.MACHINE_LIFETIME), Tokens.MACHINE_LIFETIME)
                        : unauthorized();
            case COMMAND_LINE -> grant.equals("password") ? ofAccount(parameters.get("username")) : unauthorized();
            case PAGES -> unauthorized();
        };
    }

    private Reply ofAccount(String name) {
        String session = UUID.randomUUID().toString();
        return Account.named(name)
                .map(account -> tokens.accessToken(account, Client.COMMAND_LINE, session, Tokens.ACCOUNT_LIFETIME))
                .map(token -> answer(token, Tokens.ACCOUNT_LIFETIME))
                .orElseGet(() -> Reply.refusal(400, "invalid_grant", "there is no such account"));
    }

    private Optional<Client> authenticate(HttpExchange exchange, Parameters parameters) {
        String id = parameters.get("client_id");
        String secret = parameters.get("client_secret");
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith("Basic ")) {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
            int colon = Math.max(pair.indexOf(':'), 0);
            id = URLDecoder.decode(pair.substring(0, colon), UTF_8);
            secret = URLDecoder.decode(pair.substring(Math.min(colon + 1, pair.length())), UTF_8);
        }
        String candidate = secret;
        return Optional.ofNullable(clients.get(id)).filter(client -> client.hasSecret(candidate));
    }

    private static Reply answer(String accessToken, Duration lifetime) {
        return Reply.json(
                200, Map.of("access_token", accessToken, "token_type", "Bearer", "expires_in", lifetime.toSeconds()));
    }

    private static Reply unauthorized() {
        return Reply.refusal(400, "unauthorized_client", "the client may not use this grant");
    }
}

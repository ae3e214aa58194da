package id.aduan.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says why nobody can sign in. What flows needs no sign-in, so the service is ready and not well. */
@Wellness
@ApplicationScoped
class SignInHealth implements HealthCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration CLIENT_LOOKED_AT_EVERY = Duration.ofMinutes(1);

    private final Optional<String> issuer;
    private final String client;
    private final Optional<String> secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private volatile long clientKnownUntil = System.nanoTime();

    SignInHealth(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer,
            @ConfigProperty(name = "quarkus.oidc.client-id", defaultValue = "aduan-staff") String client,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> secret) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("sign-in");
        Optional<String> trouble = issuer.flatMap(this::trouble);
        trouble.ifPresent(words -> health.withData("trouble", words));
        return health.status(trouble.isEmpty()).build();
    }

    private Optional<String> trouble(String address) {
        try {
            HttpResponse<String> realm =
                    ask(HttpRequest.newBuilder(URI.create(address + "/.well-known/openid-configuration")));
            return switch (realm.statusCode()) {
                case 200 -> clientTrouble(address, realm.body());
                case 404 ->
                    Optional.of("there is no realm at " + address
                            + ": correct quarkus.oidc.auth-server-url, or import deploy/keycloak/aduan-realm.json");
                default -> Optional.of(address + " answers " + realm.statusCode() + ": see the log of the sign-in");
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(address + " cannot be reached: is the sign-in running, and is"
                    + " quarkus.oidc.auth-server-url its address?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the look at " + address + " was broken off");
        }
    }

    /**
     * Asks for a token as the client of the pages, which it may well not get; but a realm that does not know it, or knows
     * another secret, says so (RFC 6749 5.2; Keycloak tells a wrong secret as {@code unauthorized_client} too, in words).
     */
    private Optional<String> clientTrouble(String address, String realm) throws IOException, InterruptedException {
        if (secret.isEmpty() || System.nanoTime() - clientKnownUntil < 0) {
            return Optional.empty();
        }
        String token = JSON.readTree(realm).path("token_endpoint").asText("");
        if (token.isEmpty()) {
            return Optional.of(address + " names no token_endpoint: is it the address of a realm?");
        }
        String form = "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret="
                + encoded(secret.get());
        HttpResponse<String> answer = ask(HttpRequest.newBuilder(URI.create(token))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        JsonNode told = answer.statusCode() < 400 ? JSON.createObjectNode() : JSON.readTree(answer.body());
        boolean refused = told.path("error").asText("").equals("invalid_client")
                || told.path("error_description").asText("").startsWith("Invalid client");
        if (refused) {
            return Optional.of("the realm at " + address + " does not know the client " + client
                    + " by its secret: is it our realm? Import deploy/keycloak/aduan-realm.json, or correct"
                    + " quarkus.oidc.client-id or quarkus.oidc.credentials.secret");
        }
        clientKnownUntil = System.nanoTime() + CLIENT_LOOKED_AT_EVERY.toNanos();
        return Optional.empty();
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}

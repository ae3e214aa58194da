package id.aduan.kit.security;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
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
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Optional<String> issuer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    SignInHealth(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.issuer = issuer;
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
            var request = HttpRequest.newBuilder(URI.create(address + "/.well-known/openid-configuration"))
                    .timeout(PATIENCE)
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 200 -> Optional.empty();
                case 404 ->
                    Optional.of("there is no realm at " + address
                            + ": correct quarkus.oidc.auth-server-url, or import deploy/keycloak/aduan-realm.json");
                default -> Optional.of(address + " answers " + status + ": see the log of the sign-in");
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(address + " cannot be reached: is the sign-in running, and is"
                    + " quarkus.oidc.auth-server-url its address?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the look at " + address + " was broken off");
        }
    }
}

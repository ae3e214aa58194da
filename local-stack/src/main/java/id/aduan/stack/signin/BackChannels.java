package id.aduan.stack.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells every service that somebody has signed out (OpenID Connect Back-Channel Logout). */
final class BackChannels {
    private static final Logger LOG = Logger.getLogger(BackChannels.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<URI> services;

    BackChannels(List<URI> services) {
        this.services = List.copyOf(services);
    }

    /** Returns when all have answered or have taken too long; a service that is away ends its session by its time. */
    void tell(String logoutToken) {
        HttpRequest.BodyPublisher form = HttpRequest.BodyPublishers.ofString("logout_token=" + logoutToken);
        var answers = services.stream()
                .map(service -> http.sendAsync(
                                HttpRequest.newBuilder(service)
                                        .timeout(PATIENCE)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(form)
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .handle((answer, failure) -> note(service, answer, failure)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(answers).join();
    }

    private static boolean note(URI service, HttpResponse<Void> answer, Throwable failure) {
        boolean told = failure == null && answer.statusCode() < 300;
        if (!told) {
            String why = failure instanceof IOException ? "does not answer" : "refuses the logout";
            LOG.log(Level.WARNING, "{0} {1}", new Object[] {service, why});
        }
        return told;
    }
}

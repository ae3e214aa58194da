package id.aduan.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** Who tells case-service that help was there and is done, so that screens are free again. */
public final class Dispatcher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DONE = "{\"milestone\":\"DONE\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;

    public Dispatcher(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Returns when all of them are done. */
    public void done(Collection<UUID> emergencies) {
        for (UUID id : emergencies) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/cases/" + id + "/milestones"))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(DONE))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("that an emergency is done is answered with " + status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}

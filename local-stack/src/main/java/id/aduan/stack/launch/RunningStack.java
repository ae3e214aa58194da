package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.stack.signin.Client;
import id.aduan.stack.signin.DevelopmentIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** A stack that runs, as programs of the command line use it: by its addresses and with tokens of its accounts. */
public final class RunningStack {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public RunningStack(Settings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** The stack that the environment names, as {@code ./aduan} sets it. */
    public static RunningStack ofEnvironment() {
        return new RunningStack(Settings.of(System.getenv(), Path.of(System.getProperty("aduan.project", "."))));
    }

    /** The front address, without a slash at its end. */
    public URI front() {
        return settings.ports().frontAddress();
    }

    /** Whether the stack has a service of this name. */
    public boolean has(String name) {
        return settings.services().stream().anyMatch(service -> service.name().equals(name));
    }

    /** The address of a service past the front, for what is not behind it. */
    public URI service(String name) {
        return settings.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .map(service -> URI.create(settings.ports().addressOf(service)))
                .orElseThrow(() -> new StackFailure("There is no service " + name + "."));
    }

    /** A fresh access token of an account ({@code officer.dlh}) or of a machine client ({@code intake-web}). */
    public String token(String accountOrClient) {
        Secrets secrets = Secrets.read(settings.home().secrets());
        boolean machine = secrets.clients(settings.services()).stream()
                .anyMatch(client ->
                        client.kind() == Client.Kind.MACHINE && client.id().equals(accountOrClient));
        String client = machine ? accountOrClient : Client.COMMAND_LINE;
        String pair = client + ":" + secrets.clientSecret(client);
        String form = machine
                ? "grant_type=client_credentials"
                : "grant_type=password&username=" + URLEncoder.encode(accountOrClient, UTF_8);
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(front() + DevelopmentIssuer.PATH + "/token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        if (response.statusCode() == 400) {
            throw new StackFailure(
                    "There is no account \"" + accountOrClient + "\". There are operator, triage, verifier,"
                            + " supervisor, auditor, admin, and officer.CODE for each agency, as officer.dlh.");
        }
        if (response.statusCode() != 200) {
            throw new StackFailure("The sign-in answers " + response.statusCode() + "; ./aduan logs front says why.");
        }
        return json(response).path("access_token").textValue();
    }

    /** Sends a request and waits for its answer; a stack that does not run is told as such. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new StackFailure(
                    request.uri().getScheme() + "://" + request.uri().getAuthority()
                            + " does not answer. Is Aduan running? ./aduan status",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure(response.uri().getPath() + " answered something that is no JSON.", e);
        }
    }
}

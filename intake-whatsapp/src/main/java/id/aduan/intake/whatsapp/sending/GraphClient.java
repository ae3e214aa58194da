package id.aduan.intake.whatsapp.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Speaks to the Graph API. Whatever comes of a request is an answer, never a failure; the token is in no answer, message
 * or log. Nothing is repeated here: whether that is safe is for the caller to know.
 */
@ApplicationScoped
public class GraphClient {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;

    /** A connection that the other side has just closed would lose what is sent on it. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final int CONNECTIONS = 200;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final HttpClient http;
    private final String base;
    private final Duration patience;
    private final Duration uploadPatience;

    GraphClient(Vertx vertx, GraphSettings settings) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS));
        this.base = settings.url().replaceFirst("/+$", "") + "/" + settings.version();
        this.patience = settings.patience();
        this.uploadPatience = settings.uploadPatience();
    }

    void stop(@Observes ShutdownEvent event) {
        http.close();
    }

    /** Sends a message. */
    Uni<GraphAnswer> send(Account account, UUID id, Recipient recipient, GraphJson.Ready ready) {
        return post(account, "/messages", "application/json", GraphJson.message(id, recipient, ready), patience);
    }

    /** Marks a message of a citizen as read; it may fail, and then nothing is lost. */
    public Uni<GraphAnswer> markRead(Account account, String messageId, boolean typing) {
        return post(account, "/messages", "application/json", GraphJson.read(messageId, typing), patience);
    }

    /** Loads a file up; the id in the answer may be used for thirty days. */
    Uni<GraphAnswer> upload(Account account, MediaFiles.File file) {
        String boundary = "aduan-" + UUID.randomUUID();
        return post(
                account, "/media", "multipart/form-data; boundary=" + boundary, form(boundary, file), uploadPatience);
    }

    /** Asks for the number itself, which shows whether the token is good; the id of the answer is its quality. */
    Uni<GraphAnswer> probe(Account account) {
        String path = "/" + account.phoneNumberId() + "?fields=id,quality_rating";
        return exchange(account, HttpMethod.GET, path, null, null, patience, GraphClient::read);
    }

    /**
     * Asks for the templates of the number's WhatsApp Business Account, page by page.
     *
     * @param after where the page before ended, or null for the first one
     */
    Uni<GraphAnswer> templates(Account account, String after) {
        String path = "/" + account.wabaId() + "/message_templates?fields=name,language,status,category&limit=100"
                + (after == null ? "" : "&after=" + URLEncoder.encode(after, UTF_8));
        return exchange(account, HttpMethod.GET, path, null, null, patience, GraphClient::readWhole);
    }

    /** Registers a template in the number's WhatsApp Business Account. */
    Uni<GraphAnswer> register(Account account, JsonNode template) {
        return exchange(
                account,
                HttpMethod.POST,
                "/" + account.wabaId() + "/message_templates",
                "application/json",
                template.toString().getBytes(UTF_8),
                patience,
                GraphClient::readWhole);
    }

    private Uni<GraphAnswer> post(Account account, String path, String type, byte[] body, Duration within) {
        return exchange(
                account, HttpMethod.POST, "/" + account.phoneNumberId() + path, type, body, within, GraphClient::read);
    }

    private Uni<GraphAnswer> exchange(
            Account account,
            HttpMethod method,
            String path,
            String type,
            byte[] body,
            Duration within,
            BiFunction<Integer, Buffer, GraphAnswer> reading) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(base + path)
                .setFollowRedirects(false)
                .setIdleTimeout(within.toMillis())
                .putHeader("authorization", "Bearer " + account.token())
                .putHeader("accept", "application/json");
        if (type != null) {
            options.putHeader("content-type", type);
        }
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(http.request(options)))
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.<HttpClientRequest>empty())
                .chain(request -> request.isEmpty()
                        ? Uni.createFrom().item(new GraphAnswer.Unsent("no connection"))
                        : answered(request.get(), body, within, reading));
    }

    private static Uni<GraphAnswer> answered(
            HttpClientRequest request, byte[] body, Duration within, BiFunction<Integer, Buffer, GraphAnswer> reading) {
        return UniHelper.toUni((body == null ? request.send() : request.send(Buffer.buffer(body)))
                        .compose(response -> response.body().map(read -> reading.apply(response.statusCode(), read))))
                .ifNoItem()
                .after(within)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    request.reset();
                    return new GraphAnswer.Lost(failure.getClass().getSimpleName());
                });
    }

    /** By the code that the API tells; the HTTP status counts only where it tells none. */
    static GraphAnswer read(int status, Buffer body) {
        JsonNode json = body.length() > LARGEST_ANSWER ? null : GraphJson.parse(body.getBytes());
        Optional<GraphError> error = GraphError.read(json);
        if (error.isPresent()) {
            return new GraphAnswer.Refused(error.get());
        }
        if (status == OK && json != null && json.isObject()) {
            String id = json.path("messages").path(0).path("id").asText("");
            if (id.isEmpty()) {
                id = json.has("quality_rating")
                        ? json.path("quality_rating").asText("")
                        : json.path("id").asText("");
            }
            return new GraphAnswer.Accepted(id);
        }
        if (status == TOO_MANY || status == UNAVAILABLE) {
            return new GraphAnswer.Unsent("HTTP " + status);
        }
        if (status == OK || status >= SERVER_ERROR) {
            return new GraphAnswer.Lost("HTTP " + status);
        }
        return new GraphAnswer.Refused(new GraphError(GraphError.NO_CODE, "HTTP " + status, null));
    }

    /** The body itself, where it is no error. */
    private static GraphAnswer readWhole(int status, Buffer body) {
        GraphAnswer answer = read(status, body);
        return answer instanceof GraphAnswer.Accepted ? new GraphAnswer.Told(GraphJson.parse(body.getBytes())) : answer;
    }

    private static byte[] form(String boundary, MediaFiles.File file) {
        Buffer form = Buffer.buffer();
        field(form, boundary, "messaging_product", "whatsapp");
        field(form, boundary, "type", file.mediaType());
        form.appendString("--" + boundary + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: "
                + file.mediaType() + "\r\n\r\n");
        form.appendBytes(file.bytes());
        form.appendString("\r\n--" + boundary + "--\r\n");
        return form.getBytes();
    }

    private static void field(Buffer form, String boundary, String name, String value) {
        form.appendBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8));
    }
}

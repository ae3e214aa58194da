package id.aduan.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/** Stands in for the Graph API: takes every message at once, and tells who it was for. */
public final class Graph implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SECOND = 1_000_000_000L;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicLong taken = new AtomicLong();
    private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
    private final HttpServer server;
    private volatile Listener listener = (phone, wamid, callbackData) -> {};
    private volatile int most;

    public Graph() {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Is told of each message, on the stand-in's event loop. */
    @FunctionalInterface
    public interface Listener {
        /** @param phone in digits */
        void message(String phone, String wamid, String callbackData);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public void listen(Listener wanted) {
        listener = wanted;
    }

    /** How many messages it has taken since it began. */
    public long taken() {
        return taken.get();
    }

    /** The most messages within any second since the last {@link #forget}. */
    public int mostInASecond() {
        return most;
    }

    public void forget() {
        most = 0;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request, Buffer body) {
        request.response().putHeader("Content-Type", "application/json");
        if (request.method() == HttpMethod.GET) {
            request.response().end("{\"id\":\"" + Webhook.ACCOUNT + "\",\"quality_rating\":\"GREEN\"}");
            return;
        }
        JsonNode message = read(body);
        if (message.has("status")) { // a citizen's message is marked as read
            request.response().end("{\"success\":true}");
            return;
        }
        String phone = message.path("to").asText();
        String digits = phone.startsWith("+") ? phone.substring(1) : phone;
        String wamid = "wamid.graph-" + taken.incrementAndGet();
        count();
        request.response()
                .end("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + phone + "\",\"wa_id\":\""
                        + digits + "\"}],\"messages\":[{\"id\":\"" + wamid + "\"}]}");
        listener.message(digits, wamid, message.path("biz_opaque_callback_data").asText());
    }

    private void count() {
        long now = System.nanoTime();
        lastSecond.add(now);
        while (now - lastSecond.peek() > SECOND) {
            lastSecond.poll();
        }
        most = Math.max(most, lastSecond.size());
    }

    private static JsonNode read(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a message that is no JSON", e);
        }
    }
}

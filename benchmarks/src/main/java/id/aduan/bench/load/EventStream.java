package id.aduan.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Server-sent events as a browser takes them: whenever the connection ends it is opened again. */
final class EventStream implements AutoCloseable {
    private static final long AGAIN_MILLIS = 500;
    private static final String DATA = "data:";

    private final Vertx vertx;
    private final HttpClient client;
    private final URI address;
    private final String token;
    private final Consumer<String> told;
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile boolean closed;
    private volatile String trouble = "no answer yet";

    /** @param told is given the data of each event, on an event loop */
    EventStream(Vertx vertx, URI address, String token, Consumer<String> told) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(10_000));
        this.address = address;
        this.token = token;
        this.told = told;
        connect();
    }

    /** How often the connection has ended. */
    int breaks() {
        return breaks.get();
    }

    /** Why nothing has come, in words. */
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }

    private void connect() {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(address.getPath())
                .putHeader("Accept", "text/event-stream")
                .putHeader("Authorization", "Bearer " + token);
        client.request(request)
                .compose(open -> open.send())
                .onSuccess(this::listen)
                .onFailure(failure -> again(failure.toString()));
    }

    private void listen(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            again("it answers " + response.statusCode());
            return;
        }
        StringBuilder data = new StringBuilder();
        response.handler(RecordParser.newDelimited("\n", record -> {
            String line = record.toString().stripTrailing();
            if (line.startsWith(DATA)) {
                data.append(line.substring(DATA.length()));
            } else if (line.isEmpty() && data.length() > 0) {
                String event = data.toString();
                data.setLength(0);
                told.accept(event);
            }
        }));
        AtomicBoolean over = new AtomicBoolean();
        response.exceptionHandler(failure -> {
            if (over.compareAndSet(false, true)) {
                again(failure.toString());
            }
        });
        response.endHandler(ended -> {
            if (over.compareAndSet(false, true)) {
                again("it ended");
            }
        });
    }

    private void again(String why) {
        if (!closed) {
            trouble = why;
            breaks.incrementAndGet();
            vertx.setTimer(AGAIN_MILLIS, later -> {
                if (!closed) {
                    connect();
                }
            });
        }
    }
}

package id.aduan.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** The door where reports are handed in, and the crowd before it. One event loop sends everything. */
public final class Door implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 1024;
    private static final String COMPLAINT_ID = "\"complaintId\":\"";
    private static final int UUID_LENGTH = 36;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final URI address;
    private final ReportBodies bodies;
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong numbers = new AtomicLong();

    /** @param address where reports are posted to */
    public Door(URI address, ReportBodies bodies) {
        this.address = address;
        this.bodies = bodies;
    }

    /**
     * What came of a load.
     *
     * @param sent how many were handed in, in the time that counts
     * @param accepted how many of them were answered with 201
     * @param seconds the time that counts
     */
    public record Outcome(long sent, long accepted, double seconds, Latencies answers) {
        public double perSecond() {
            return accepted / seconds;
        }
    }

    /** Every connection sends its next report when it has the answer to the last; what warms up does not count. */
    public Outcome closed(int connections, Duration warmUp, Duration measured) {
        HttpClient client = client(connections);
        try {
            return ClosedLoop.run(
                    loop, connections, warmUp, measured, () -> post(client).map(accepted -> accepted != null));
        } finally {
            client.close();
        }
    }

    /**
     * Sends at a fixed rate, whatever the answers do. Latencies count from the moment at which a report was due.
     *
     * @param accepted is told the id of each accepted report and the moment at which it was due
     */
    public Outcome open(int perSecond, Duration time, BiConsumer<UUID, Long> accepted) {
        HttpClient client = client(MOST_CONNECTIONS);
        try {
            Latencies answers = new Latencies();
            AtomicLong taken = new AtomicLong();
            AtomicLong answered = new AtomicLong();
            long total = Math.multiplyExact((long) perSecond, time.toSeconds());
            double gap = 1e9 / perSecond;
            long began = System.nanoTime();
            for (long i = 0; i < total; i++) {
                long due = began + (long) (i * gap);
                waitUntil(due);
                loop.runOnContext(send -> post(client).onComplete(answer -> {
                    if (answer.succeeded() && answer.result() != null) {
                        answers.add(System.nanoTime() - due);
                        taken.incrementAndGet();
                        accepted.accept(answer.result(), due);
                    }
                    answered.incrementAndGet();
                }));
            }
            long last = System.nanoTime() + LAST_ANSWERS.toNanos();
            while (answered.get() < total && System.nanoTime() < last) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            return new Outcome(total, taken.get(), time.toNanos() / 1e9, answers);
        } finally {
            client.close();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The id of the accepted report; null for any other answer. */
    private Future<UUID> post(HttpClient client) {
        long number = numbers.getAndIncrement();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(address.getPath())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Content-Type", "application/json")
                        .add("Idempotency-Key", run + "-" + number));
        return client.request(request)
                .compose(open -> open.send(Buffer.buffer(bodies.body(number))))
                .compose(response ->
                        response.body().map(body -> response.statusCode() == 201 ? complaintId(body) : null));
    }

    static UUID complaintId(Buffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        int at = text.indexOf(COMPLAINT_ID);
        if (at < 0) {
            throw new IllegalStateException("a receipt without an id");
        }
        int from = at + COMPLAINT_ID.length();
        return UUID.fromString(text.substring(from, from + UUID_LENGTH));
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(-1)
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setConnectTimeout(10_000));
    }

    private static void waitUntil(long due) {
        long left;
        while ((left = due - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
    }
}

package id.aduan.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Operators of 112, each with a session and a connection of his own, who log what they were told. */
public final class CallDesk implements AutoCloseable {
    private static final String CALLS = "/api/v1/calls";
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

    /** Less than the servers keep a connection on which nothing comes, or a call may meet the end of its own. */
    private static final int KEPT_SECONDS = 30;

    private static final long LOOK = Duration.ofMillis(1).toNanos();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final Random random = new Random(112);
    private final URI server;
    private final List<Operator> operators = new ArrayList<>();
    private final List<EventStream> consoles = new ArrayList<>();

    /**
     * @param tokens the session of each operator
     * @param listening whether each has a console open that follows what happens to calls
     */
    public CallDesk(URI server, List<String> tokens, boolean listening) {
        this.server = server;
        for (String token : tokens) {
            operators.add(new Operator(token, client()));
            if (listening) {
                consoles.add(new EventStream(vertx, URI.create(server + CALLS + "/events"), token, told -> {}));
            }
        }
    }

    private record Operator(String token, HttpClient connection) {}

    /**
     * What came of the calls.
     *
     * @param accepted how many were answered with 201
     * @param emergencies the ids of the accepted emergencies, each with the moment at which its call was due
     * @param reports the ids of all accepted reports, emergencies included
     */
    public record Outcome(
            long sent, long accepted, Map<UUID, Long> emergencies, List<UUID> reports, Latencies answers) {}

    /**
     * So many calls a second, whatever the answers do, one operator after the other; each is due at a moment of chance in its
     * part of the second. Latencies count from that moment.
     */
    public Outcome log(int perSecond, Duration time, Supplier<CallBodies.Call> calls) {
        Latencies answers = new Latencies();
        Map<UUID, Long> emergencies = new ConcurrentHashMap<>();
        Map<UUID, Long> reports = new ConcurrentHashMap<>();
        AtomicLong accepted = new AtomicLong();
        AtomicLong answered = new AtomicLong();
        long total = Math.multiplyExact((long) perSecond, time.toSeconds());
        double gap = 1e9 / perSecond;
        long began = System.nanoTime();
        for (long i = 0; i < total; i++) {
            CallBodies.Call call = calls.get();
            Operator operator = operators.get((int) (i % operators.size()));
            long due = began + (long) ((i + random.nextDouble()) * gap);
            waitUntil(due);
            loop.runOnContext(send -> post(operator, call).onComplete(answer -> {
                if (answer.succeeded() && answer.result().accepted()) {
                    answers.add(System.nanoTime() - due);
                    accepted.incrementAndGet();
                    if (call.kind().isReport()) {
                        reports.put(answer.result().complaintId(), due);
                    }
                    if (call.kind() == CallBodies.Kind.EMERGENCY) {
                        emergencies.put(answer.result().complaintId(), due);
                    }
                }
                answered.incrementAndGet();
            }));
        }
        long last = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (answered.get() < total && System.nanoTime() < last) {
            LockSupport.parkNanos(LOOK);
        }
        return new Outcome(total, accepted.get(), Map.copyOf(emergencies), List.copyOf(reports.keySet()), answers);
    }

    @Override
    public void close() {
        consoles.forEach(EventStream::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** @param complaintId null for what is no report */
    private record Answer(boolean accepted, UUID complaintId) {}

    private Future<Answer> post(Operator operator, CallBodies.Call call) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI(CALLS)
                .putHeader("Content-Type", "application/json")
                .putHeader("Authorization", "Bearer " + operator.token());
        return operator.connection()
                .request(request)
                .compose(open -> open.send(Buffer.buffer(call.body())))
                .compose(response -> response.body()
                        .map(body -> response.statusCode() == 201
                                ? new Answer(true, call.kind().isReport() ? Door.complaintId(body) : null)
                                : new Answer(false, null)));
    }

    private HttpClient client() {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(1)
                .setMaxWaitQueueSize(-1)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
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

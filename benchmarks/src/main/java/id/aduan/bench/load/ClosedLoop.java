package id.aduan.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Requests one after the other on each of some connections; what warms up does not count. */
final class ClosedLoop {
    private final Supplier<Future<Boolean>> request;
    private final long from;
    private final long until;
    private final Latencies answers = new Latencies();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong running;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private ClosedLoop(int connections, Duration warmUp, Duration measured, Supplier<Future<Boolean>> request) {
        this.request = request;
        this.running = new AtomicLong(connections);
        this.from = System.nanoTime() + warmUp.toNanos();
        this.until = from + measured.toNanos();
    }

    /**
     * Returns when the time is over and the last answers are there.
     *
     * @param loop on which all of it is sent
     * @param request sends one; whether it was accepted
     */
    static Door.Outcome run(
            Context loop, int connections, Duration warmUp, Duration measured, Supplier<Future<Boolean>> request) {
        ClosedLoop closed = new ClosedLoop(connections, warmUp, measured, request);
        loop.runOnContext(start -> {
            for (int i = 0; i < connections; i++) {
                closed.next();
            }
        });
        closed.done.join();
        return new Door.Outcome(closed.sent.get(), closed.accepted.get(), measured.toNanos() / 1e9, closed.answers);
    }

    private void next() {
        long began = System.nanoTime();
        if (began >= until) {
            if (running.decrementAndGet() == 0) {
                done.complete(null);
            }
            return;
        }
        request.get().onComplete(answer -> {
            long now = System.nanoTime();
            if (began >= from && now < until) {
                sent.incrementAndGet();
                if (answer.succeeded() && answer.result()) {
                    accepted.incrementAndGet();
                    answers.add(now - began);
                }
            }
            next();
        });
    }
}

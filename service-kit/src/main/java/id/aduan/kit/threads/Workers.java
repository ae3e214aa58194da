package id.aduan.kit.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what must not hold up an event loop: files, large bodies, documents. They carry nothing of the request that
 * they work for. Quarkus's own pool gives each task the Vert.x context of its request, in which the request's scope is kept:
 * a task that comes to its end there can end the scope while the answer is being made on the event loop.
 */
public final class Workers {
    private static final int MOST = 16;
    private static final int IDLE_SECONDS = 30;
    private static final Executor POOL = pool();

    private Workers() {}

    /** For {@code runSubscriptionOn} and {@code emitOn}; what is handed in waits until one of the threads is free. */
    public static Executor threads() {
        return POOL;
    }

    private static Executor pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

package id.aduan.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the database every millisecond which of the awaited reports have become cases that anybody can see. Where many are
 * awaited it rests four times as long as its question took, so that the side with more to ask for is not slowed by it.
 */
public final class CaseWatch implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(1).toNanos();
    private static final int RESTS = 4;

    private final ConcurrentLinkedQueue<Map.Entry<UUID, Long>> fresh = new ConcurrentLinkedQueue<>();
    private final Latencies visible = new Latencies();
    private final Connection connection;
    private final Thread thread;
    private volatile int awaited;
    private volatile boolean stopped;
    private volatile SQLException failure;

    public CaseWatch(Connection connection) {
        this.connection = connection;
        this.thread = new Thread(this::watch, "case-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param due the moment from which it counts */
    public void await(UUID id, long due) {
        fresh.add(Map.entry(id, due));
    }

    /** Returns when all of them are cases or the time is over, and tells how many are not. */
    public int awaitAll(Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while ((awaited > 0 || !fresh.isEmpty()) && System.nanoTime() < end && failure == null) {
            LockSupport.parkNanos(PAUSE);
        }
        if (failure != null) {
            throw failure;
        }
        return awaited + fresh.size();
    }

    public Latencies visible() {
        return visible;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void watch() {
        Map<UUID, Long> waiting = new HashMap<>();
        try (var query = connection.prepareStatement("select id from cases where id = any(?)")) {
            while (!stopped) {
                awaited = waiting.size() + 1; // between the queue and the map nothing is missed
                Map.Entry<UUID, Long> one;
                while ((one = fresh.poll()) != null) {
                    waiting.put(one.getKey(), one.getValue());
                }
                long asked = System.nanoTime();
                if (!waiting.isEmpty()) {
                    query.setArray(
                            1, connection.createArrayOf("uuid", waiting.keySet().toArray()));
                    try (var rows = query.executeQuery()) {
                        long now = System.nanoTime();
                        while (rows.next()) {
                            visible.add(now - waiting.remove(rows.getObject(1, UUID.class)));
                        }
                    }
                }
                awaited = waiting.size();
                LockSupport.parkNanos(Math.max(PAUSE, RESTS * (System.nanoTime() - asked)));
            }
        } catch (SQLException e) {
            failure = e;
        }
    }
}

package id.aduan.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A dispatcher's screen: it takes the events of the board's stream as the page does, and remembers when each card came. */
public final class Board implements AutoCloseable {
    private static final String EVENTS = "/cases/emergencies/events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK = Duration.ofMillis(5).toNanos();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final JsonMapper json = new JsonMapper();
    private final Map<UUID, Long> cards = new ConcurrentHashMap<>();
    private final EventStream stream;
    private volatile boolean live;

    /** Returns when the screen shows what there is. */
    public Board(URI server, String token) {
        this.stream = new EventStream(vertx, URI.create(server + EVENTS), token, this::take);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!live) {
            if (System.nanoTime() > end) {
                close();
                throw new IllegalStateException("the board shows nothing: " + stream.trouble());
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Returns when the screen shows all of them or the time is over, and tells how many it has never shown. */
    public int awaitAll(Collection<UUID> ids, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!cards.keySet().containsAll(ids) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK);
        }
        return (int) ids.stream().filter(id -> !cards.containsKey(id)).count();
    }

    /** How long each took to its card, of those that have one. */
    public Latencies shown(Map<UUID, Long> due) {
        Latencies shown = new Latencies();
        due.forEach((id, from) -> {
            Long at = cards.get(id);
            if (at != null) {
                shown.add(at - from);
            }
        });
        return shown;
    }

    /** How often its connection has ended. */
    public int breaks() {
        return stream.breaks();
    }

    @Override
    public void close() {
        stream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(String event) {
        long now = System.nanoTime();
        try {
            JsonNode message = json.readTree(event);
            for (JsonNode row : message.path("rows")) {
                cards.putIfAbsent(UUID.fromString(row.path("id").asText()), now);
            }
            live = true;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}

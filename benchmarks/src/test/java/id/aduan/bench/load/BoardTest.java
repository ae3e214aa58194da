package id.aduan.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UUID BEFORE = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerResponse> screens = new LinkedBlockingQueue<>();
    private URI server;

    @BeforeEach
    void serve() {
        HttpServer http = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (!request.path().equals("/cases/emergencies/events")
                            || !"Bearer of an operator".equals(request.getHeader("Authorization"))) {
                        request.response().setStatusCode(401).end();
                        return;
                    }
                    HttpServerResponse screen = request.response().setChunked(true);
                    screen.write(event(true, BEFORE));
                    screens.add(screen);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        server = URI.create("http://127.0.0.1:" + http.actualPort());
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aCardCountsFromWhenItWasDueToTheEventThatBroughtIt() throws Exception {
        UUID card = UUID.randomUUID();
        try (Board board = new Board(server, "of an operator")) {
            HttpServerResponse screen = screens.poll(20, TimeUnit.SECONDS);
            long due = System.nanoTime();
            String event = event(false, card);
            screen.write(event.substring(0, 30)); // one that comes in pieces is there with its last
            vertx.setTimer(300, later -> screen.write(event.substring(30)));

            assertThat(board.awaitAll(Set.of(BEFORE, card), PATIENCE)).isZero();
            Latencies shown = board.shown(Map.of(card, due));
            assertThat(shown.count()).isEqualTo(1);
            assertThat(shown.percentile(50)).isBetween(300.0, 10_000.0);
            assertThat(board.breaks()).isZero();
        }
    }

    @Test
    void whatNeverComesIsCountedAndHasNoTime() {
        UUID lost = UUID.randomUUID();
        try (Board board = new Board(server, "of an operator")) {
            assertThat(board.awaitAll(Set.of(BEFORE, lost), Duration.ofMillis(200)))
                    .isEqualTo(1);
            assertThat(board.shown(Map.of(lost, System.nanoTime())).count()).isZero();
        }
    }

    @Test
    void aStreamThatEndsIsOpenedAgain() throws Exception {
        UUID card = UUID.randomUUID();
        try (Board board = new Board(server, "of an operator")) {
            screens.poll(20, TimeUnit.SECONDS).end();
            screens.poll(20, TimeUnit.SECONDS).write(event(false, card));

            assertThat(board.awaitAll(Set.of(card), PATIENCE)).isZero();
            assertThat(board.breaks()).isEqualTo(1);
        }
    }

    private static String event(boolean whole, UUID card) {
        return "event: board\nretry: 500\ndata: {\"whole\":" + whole + ",\"rows\":[{\"id\":\"" + card
                + "\",\"html\":\"<article></article>\"}],\"gone\":[]}\n\n";
    }
}

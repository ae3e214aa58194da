package id.aduan.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.gazetteer.Gazetteer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private final Vertx vertx = Vertx.vertx();
    private final ReportBodies bodies = new ReportBodies(Gazetteer.load(), 1);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aClosedLoopHasOneReportAConnectionUnderWay() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        URI address = serve(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            vertx.setTimer(5, later -> {
                underWay.decrementAndGet();
                accept(request);
            });
        });

        try (Door door = new Door(address, bodies)) {
            Door.Outcome outcome = door.closed(3, Duration.ofSeconds(2), Duration.ofSeconds(1));

            assertThat(outcome.accepted()).isPositive().isEqualTo(outcome.sent());
            assertThat(outcome.answers().percentile(50)).isGreaterThanOrEqualTo(5.0);
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void whatIsNotAnsweredWith201IsNotAccepted() {
        URI address = serve(request -> request.response().setStatusCode(429).end());

        try (Door door = new Door(address, bodies)) {
            Door.Outcome outcome = door.closed(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

            assertThat(outcome.sent()).isPositive();
            assertThat(outcome.accepted()).isZero();
        }
    }

    @Test
    void aFixedRateGoesOnWhileTheServerSleepsAndCountsFromWhenAReportWasDue() {
        AtomicInteger number = new AtomicInteger();
        // whatever comes in the first half second is answered at its end, as if the server had stood still
        URI address = serve(request -> {
            if (number.incrementAndGet() <= 50) {
                vertx.setTimer(500, later -> accept(request));
            } else {
                accept(request);
            }
        });
        List<UUID> accepted = Collections.synchronizedList(new ArrayList<>());

        try (Door door = new Door(address, bodies)) {
            Door.Outcome outcome = door.open(100, Duration.ofSeconds(1), (id, due) -> accepted.add(id));

            assertThat(outcome.sent()).isEqualTo(100);
            assertThat(outcome.accepted()).isEqualTo(100);
            assertThat(new HashSet<>(accepted)).hasSize(100);
            assertThat(outcome.answers().percentile(60)).isGreaterThanOrEqualTo(500.0);
        }
    }

    private URI serve(Consumer<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> handler.accept(request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/complaints");
    }

    private static void accept(HttpServerRequest request) {
        request.response().setStatusCode(201).end("{\"complaintId\":\"" + UUID.randomUUID() + "\",\"pin\":\"000000\"}");
    }
}

package id.aduan.routing.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionsFirstTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanoTime = new AtomicLong();
    private final DecisionsFirst first = new DecisionsFirst(vertx, nanoTime::get);
    private final AtomicReference<UniEmitter<? super Void>> deciding = new AtomicReference<>();

    @AfterEach
    void closed() {
        vertx.close();
    }

    @Test
    void theProjectionWaitsForABacklogAndNotForAFewReports() throws Exception {
        assertThat(turn()).as("nothing is decided").isDone();
        assertThat(decide(199)).isNotDone();
        assertThat(turn()).isDone();
        assertThat(decide(200)).isNotDone();
        CompletableFuture<Void> turn = turn();
        assertThat(turn).isNotDone();

        deciding.get().complete(null);

        turn.get(5, TimeUnit.SECONDS);
        assertThat(turn()).isDone();
    }

    @Test
    void aFailureEndsTheWaitToo() throws Exception {
        CompletableFuture<Void> decided = decide(200);
        CompletableFuture<Void> turn = turn();

        deciding.get().fail(new IllegalStateException("trial"));

        turn.get(5, TimeUnit.SECONDS);
        assertThatThrownBy(decided::get).hasMessageContaining("trial");
    }

    @Test
    void aBacklogWithoutEndHoldsTheDeskUpForFiveSecondsOnly() throws Exception {
        assertThat(decide(5_000)).isNotDone();
        nanoTime.set(Duration.ofSeconds(60).toNanos());
        CompletableFuture<Void> turn = turn();
        assertThat(turn).isNotDone();

        nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());

        turn.get(5, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> decide(int reports) {
        return first.during(reports, () -> Uni.createFrom().emitter(emitter -> deciding.set(emitter)))
                .subscribeAsCompletionStage();
    }

    private CompletableFuture<Void> turn() {
        return first.turn().subscribeAsCompletionStage();
    }
}
